// The only place that starts other programs, on top of execa: failures are returned, not thrown, and children end with this process.
import { closeSync, openSync } from 'node:fs';
import { execa, execaSync, type ResultPromise } from 'execa';
import { atEnd } from '#scripts/setup/ending.ts';
import { ROOT } from '#scripts/setup/root.ts';

/** Where a program writes: the terminal, nowhere, or a log file that it holds open itself, so that it can outlive us. */
type Sink = 'terminal' | 'none' | { logFile: string; append?: boolean };

type Settings = {
  /** The checkout's root by default. */
  cwd?: string;
  /** Added to our own environment. */
  env?: Record<string, string>;
  /** Our own user by default. */
  user?: { uid?: number; gid?: number };
};

/** `limitMs`: SIGTERM after this long. */
type RunSettings = Settings & { limitMs?: number };

type StartSettings = Settings & {
  output: Sink;
  /** argv[0], for binaries that act on the name they are called by. */
  argv0?: string;
  /** A pipe on its stdin that closes when this process ends, even by kill -9. */
  lifeline?: boolean;
  /** `own`: its own process group, so that Ctrl-C in the terminal reaches it only through us. `detached`: also keeps running after us. */
  group?: 'ours' | 'own' | 'detached';
  /** SIGKILL follows a SIGTERM after this long; never by default. */
  endLimitMs?: number;
};

/**
 * How a program ended. `code` is null after a signal or a failed start, `output` is stdout and stderr where they were kept, `reason`
 * is one line, empty on success.
 */
export type Ended = { isFine: boolean; code: number | null; output: string; reason: string };

/** A program that runs alongside this process. */
export type Program = {
  /** 0 if it failed to start. */
  readonly pid: number;
  readonly ended: Promise<Ended>;
  isRunning(): boolean;
  /** Sends the signal and waits for the exit. */
  end(signal: NodeJS.Signals): Promise<void>;
};

/** A Node process with an IPC channel. */
export type ChannelProgram = Program & {
  /** Rejects once the program has ended. */
  send(message: object): Promise<void>;
  /** The next message that `isWanted` accepts; rejects if the program ends first. */
  receive(isWanted: (message: unknown) => boolean): Promise<unknown>;
};

/** Runs a program to completion. Keeps its output unless `output` sends it elsewhere. */
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

/** Runs a program to completion, keeps its output, and blocks this process meanwhile: only for what takes milliseconds. */
export function runProgramSync(file: string, args: readonly string[], settings: RunSettings = {}): Ended {
  return toEnded(execaSync(file, args, { ...toRunOptions(settings), all: true }));
}

/** Starts a program that runs alongside this process. */
export function startProgram(file: string, args: readonly string[], settings: StartSettings): Program {
  const options = toStartOptions(settings);
  const child = withSink(settings.output, (sink) => execa(file, args, { ...options, stdout: sink, stderr: sink }));
  return toProgram(child, settings);
}

/** Starts a Node process with an IPC channel; its `disconnect` event also fires when this process is killed. */
export function startWithChannel(file: string, args: readonly string[], settings: StartSettings): ChannelProgram {
  const options = { ...toStartOptions(settings), ipc: true } as const;
  const child = withSink(settings.output, (sink) => execa(file, args, { ...options, stdout: sink, stderr: sink }));
  const program = toProgram(child, settings);
  const unlessEnded = async <T>(exchange: () => Promise<T>): Promise<T> => {
    try {
      return await exchange();
    } catch (error) {
      // The channel closes a moment before the process exits.
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

/** A number is an open file descriptor: execa accepts any, its types only list the first few. */
type Stdio = 'inherit' | 'ignore' | 3;

function withSink<T>(sink: Sink, start: (stdio: Stdio) => T): T {
  if (sink === 'none') return start('ignore');
  if (sink === 'terminal') return start('inherit');
  const log = openSync(sink.logFile, sink.append ? 'a' : 'w', 0o600);
  try {
    return start(log as 3);
  } finally {
    // The child has its own copy by now.
    closeSync(log);
  }
}

type Child = Pick<ResultPromise, 'pid' | 'kill' | 'nodeChildProcess'> & PromiseLike<Result>;

function toProgram(child: Child, { group }: StartSettings): Program {
  const { nodeChildProcess } = child;
  if (group === 'detached') nodeChildProcess.unref();
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
    reason: failed ? lastLine || (shortMessage.split('\n', 1)[0] ?? '') : '',
  };
}
