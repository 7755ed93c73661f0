// The one way to run another program. It stands on execa: a failure comes back as a result, and what we start ends with us.
import { closeSync, openSync } from 'node:fs';
import { execa, execaSync, type ResultPromise } from 'execa';
import { atEnd } from '#scripts/setup/ending.ts';
import { ROOT } from '#scripts/setup/root.ts';

/** Where a program writes: to this terminal, nowhere, or straight into a file, so that it writes on when we are gone. */
type Sink = 'terminal' | 'none' | { logFile: string; append?: boolean };

type Settings = {
  /** The checkout's root unless named. */
  cwd?: string;
  /** Added to our own environment. */
  env?: Record<string, string>;
  /** Our own user unless named. */
  user?: { uid?: number; gid?: number };
};

/** SIGTERM comes after `limitMs`. */
type RunSettings = Settings & { limitMs?: number };

type StartSettings = Settings & {
  output: Sink;
  /** The name by which the program sees itself called. */
  argv0?: string;
  /** A pipe on its standard input that closes when we end, also after a kill -9. */
  lifeline?: boolean;
  /** In a process group of its own Ctrl-C in the terminal reaches it through us only; one that outlives us runs on after our end. */
  group?: 'ours' | 'own' | 'outlives us';
  /** SIGKILL follows a SIGTERM after so long; never unless named. */
  endLimitMs?: number;
};

/**
 * How a program ended. `code` is null after a signal and for one that could not start, `output` is what was kept of stdout and
 * stderr, `reason` is one line, empty when all is fine.
 */
export type Ended = { isFine: boolean; code: number | null; output: string; reason: string };

/** A program that runs beside us. */
export type Program = {
  /** 0 for one that could not start. */
  readonly pid: number;
  readonly ended: Promise<Ended>;
  isRunning(): boolean;
  /** Sends the signal and waits until the program is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
};

/** A Node process that exchanges messages with us. */
export type ChannelProgram = Program & {
  /** Sends a message; rejects once the program has ended. */
  send(message: object): Promise<void>;
  /** The next message that `isWanted`; rejects when the program ends first. */
  receive(isWanted: (message: unknown) => boolean): Promise<unknown>;
};

/** Runs a program to its end. Its output is kept unless it goes elsewhere. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { output = 'kept', ...settings }: RunSettings & { output?: Sink | 'kept' } = {},
): Promise<Ended> {
  const options = { ...toRunOptions(settings), forceKillAfterDelay: false };
  const child =
    output === 'kept'
      ? execa(file, args, { ...options, all: true })
      : withSink(output, (sink) => execa(file, args, { ...options, stdout: sink, stderr: sink }));
  atEnd(async () => {
    child.kill();
  });
  return toEnded(await child);
}

/** Runs a program to its end, with its output kept, and blocks this process meanwhile: for what takes milliseconds. */
export function runProgramSync(file: string, args: readonly string[], settings: RunSettings = {}): Ended {
  return toEnded(execaSync(file, args, { ...toRunOptions(settings), all: true }));
}

/** Starts a program that runs beside us. */
export function startProgram(file: string, args: readonly string[], settings: StartSettings): Program {
  const options = toStartOptions(settings);
  const child = withSink(settings.output, (sink) => execa(file, args, { ...options, stdout: sink, stderr: sink }));
  return toProgram(child, settings);
}

/** Starts a Node process with an IPC channel, by which it also notices our end. */
export function startWithChannel(file: string, args: readonly string[], settings: StartSettings): ChannelProgram {
  const options = { ...toStartOptions(settings), ipc: true } as const;
  const child = withSink(settings.output, (sink) => execa(file, args, { ...options, stdout: sink, stderr: sink }));
  const program = toProgram(child, settings);
  const unlessEnded = async <T>(exchange: () => Promise<T>): Promise<T> => {
    try {
      return await exchange();
    } catch (error) {
      // A channel closes a moment before its process is gone.
      await program.ended;
      throw new Error('the program ended', { cause: error });
    }
  };
  return {
    ...program,
    send: (message) => unlessEnded(() => child.sendMessage(message)),
    receive: (isWanted) => unlessEnded(() => child.getOneMessage({ filter: isWanted })),
  };
}

function toOptions({ cwd = ROOT, env = {}, user = {} }: Settings) {
  return { cwd, env, ...user, reject: false } as const;
}

function toRunOptions({ limitMs = 0, ...settings }: RunSettings) {
  return { ...toOptions(settings), timeout: limitMs, stdin: 'ignore' } as const;
}

function toStartOptions({ argv0, lifeline, group = 'ours', endLimitMs, ...settings }: StartSettings) {
  return {
    ...toOptions(settings),
    ...(argv0 !== undefined && { argv0 }),
    stdin: lifeline ? ('pipe' as const) : ('ignore' as const),
    buffer: false as const,
    detached: group !== 'ours',
    forceKillAfterDelay: endLimitMs ?? false,
  };
}

/** A number stands for an open file: execa passes on any, and its types name the first few. */
type Stdio = 'inherit' | 'ignore' | 3;

function withSink<T>(sink: Sink, start: (stdio: Stdio) => T): T {
  if (sink === 'none') return start('ignore');
  if (sink === 'terminal') return start('inherit');
  const log = openSync(sink.logFile, sink.append ? 'a' : 'w', 0o600);
  try {
    return start(log as 3);
  } finally {
    // The program has its own by now.
    closeSync(log);
  }
}

type Child = Pick<ResultPromise, 'pid' | 'kill' | 'nodeChildProcess'> & PromiseLike<Result>;

function toProgram(child: Child, { group }: StartSettings): Program {
  const { nodeChildProcess } = child;
  if (group === 'outlives us') nodeChildProcess.unref();
  const ended = Promise.resolve(child.then(toEnded));
  return {
    pid: child.pid ?? 0,
    ended,
    isRunning: () => nodeChildProcess.exitCode === null && nodeChildProcess.signalCode === null,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

type Result = Pick<Awaited<ResultPromise>, 'failed' | 'exitCode' | 'shortMessage'> & { all: unknown; stderr: unknown };

function toEnded({ failed, exitCode, all, stderr, shortMessage = '' }: Result): Ended {
  const lastLine = typeof stderr === 'string' ? stderr.trimEnd().split('\n').at(-1) : '';
  return {
    isFine: !failed,
    code: exitCode ?? null,
    output: typeof all === 'string' ? all : '',
    reason: failed ? lastLine || shortMessage : '',
  };
}
