/*
 * The far side of a server action. In a browser an action is a call over the network, and so it is here: a test says what the
 * server answers, and where it says nothing the network is away.
 */

type Answer = (input: unknown) => Promise<unknown>;

const answers = new Map<string, Answer>();

/** Lets the server answer calls of the action by this name. */
export function answerAction(name: `${string}Action`, answer: Answer): void {
  answers.set(name, answer);
}

/** The network is away again. */
export function loseServer(): void {
  answers.clear();
}

/**
 * Calls an action as the page does. Rejects as `fetch` does while the network is away.
 * @public Imported by what actions-over-the-network.ts writes.
 */
export async function callAction(name: string, input: unknown): Promise<unknown> {
  const answer = answers.get(name);
  if (!answer) throw new TypeError('Failed to fetch');
  return answer(input);
}
