import type { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { findRefusal, type Verb } from '#lib/actor/policy.ts';
import { appendAuditEvents } from '#lib/audit/append-audit-event.server.ts';
import type { AuditEvent } from '#lib/audit/event.ts';
import { recordSecurityEvent } from '#lib/audit/record-security-event.server.ts';
import { inTransaction, type Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { ringDoorbell } from '#lib/signal/ring-doorbell.server.ts';
import { type Locks, lockMember } from './lock-member.server.ts';
import { retryDeadlock } from './retry-deadlock.server.ts';

/*
 * How a member decides something, always in this order: parse the input; ask the policy; `prepare`, outside the transaction,
 * where the network may be waited for; open the transaction; lock the member as they are now and ask the policy again; `run`;
 * append the events; ring the doorbells. What `prepare` saw is checked again by `run`. A transaction that ends in a deadlock is
 * run again, so `run` changes nothing but through `tx`.
 */

/** Where an event belongs, if not to the actor and their newsroom. */
export type EventPlace = {
  /** The story whose pages are notified. */
  readonly storyId?: string;
  /** A member's id, or `system`. */
  readonly by?: string;
  readonly newsroomId?: string;
  /** When it was done, if not now. */
  readonly at?: Date;
};

/** Records an audit event; it is appended, and its story's doorbell rings, once `run` has returned. */
export type Recorder = (event: AuditEvent, place?: EventPlace) => void;

export type CommandContext = {
  readonly tx: Tx;
  /** The member as they are now; nobody changes their role or removes them before the transaction ends. */
  readonly actor: Actor;
  readonly record: Recorder;
};

type Definition<S extends z.ZodType, P, O> = {
  readonly verb: Verb;
  readonly schema: S;
  /** What to lock; `self` by default. */
  readonly locks?: Locks;
  readonly prepare?: (actor: Actor, input: z.output<S>) => Promise<P>;
  readonly run: (context: CommandContext, input: z.output<S>, prepared: P) => Promise<O>;
};

/** A decision that a member takes. @throws AppError UNAUTHENTICATED, FORBIDDEN, INVALID, and what its `run` throws. */
export type Command<I, O> = (actor: Actor, input: I) => Promise<O>;

/** A command out of its definition: see the header of this file. */
export function command<S extends z.ZodType, O, P = undefined>({
  verb,
  schema,
  locks = 'self',
  prepare,
  run,
}: Definition<S, P, O>): Command<z.input<S>, O> {
  return async (actor, raw) => {
    await refuseUnlessAllowed(actor, verb);
    const input = parseInput(schema, raw);
    const prepared = (await prepare?.(actor, input)) as P;
    return inRecordedTransaction(actor.newsroomId, async (tx, append) => {
      const present = await lockMember(tx, actor, locks);
      const refusal = findRefusal(present.role, verb);
      if (refusal) throw AppError.of(refusal);
      const record: Recorder = (event, place) => append(event, { by: present.memberId, ...place });
      return run({ tx, actor: present, record }, input, prepared);
    });
  };
}

/** The same for the operator: no member, no policy; events are the system's. */
export function systemCommand<S extends z.ZodType, O>({
  schema,
  run,
}: {
  schema: S;
  run: (context: Omit<CommandContext, 'actor'>, input: z.output<S>) => Promise<O>;
}): (input: z.input<S>) => Promise<O> {
  return async (raw) => {
    const input = parseInput(schema, raw);
    return inRecordedTransaction(null, (tx, record) => run({ tx, record }, input));
  };
}

/** A read that a member asks for by an action: parsed and allowed like a command, without its transaction. */
export function query<S extends z.ZodType, O>({
  verb,
  schema,
  run,
}: {
  verb: Verb;
  schema: S;
  run: (actor: Actor, input: z.output<S>) => Promise<O>;
}): Command<z.input<S>, O> {
  return async (actor, raw) => {
    await refuseUnlessAllowed(actor, verb);
    return run(actor, parseInput(schema, raw));
  };
}

/** What the role does not allow is recorded: the pages offer nothing of it. */
async function refuseUnlessAllowed(actor: Actor, verb: Verb): Promise<void> {
  const refusal = findRefusal(actor.role, verb);
  if (!refusal) return;
  await recordSecurityEvent(actor, { type: 'command.refused', payload: { verb } });
  throw AppError.of(refusal);
}

/** Runs the work, then appends what it recorded, newsroom by newsroom, and rings each story's doorbell once. */
function inRecordedTransaction<T>(
  newsroomId: string | null,
  work: (tx: Tx, record: Recorder) => Promise<T>,
): Promise<T> {
  return retryDeadlock(() =>
    inTransaction(async (tx) => {
      const recorded: { event: AuditEvent; place: EventPlace }[] = [];
      const result = await work(tx, (event, place = {}) => recorded.push({ event, place }));
      const newsrooms = Map.groupBy(recorded, ({ place }) => place.newsroomId ?? newsroomId);
      const rings = new Map<string, number>();
      // In one order, so that two transactions with events for the same newsrooms cannot deadlock.
      for (const [id, events] of [...newsrooms].sort(([a], [b]) => String(a).localeCompare(String(b)))) {
        if (id === null) throw new Error('an event names no newsroom');
        const seqs = await appendAuditEvents(
          tx,
          id,
          events.map(({ event, place: { by = 'system', at } }) => ({ ...event, actor: by, ...(at && { at }) })),
        );
        for (const [index, { place }] of events.entries())
          if (place.storyId) rings.set(place.storyId, seqs[index] ?? 0);
      }
      for (const [storyId, seq] of rings) await ringDoorbell(tx, storyId, seq);
      return result;
    }),
  );
}
