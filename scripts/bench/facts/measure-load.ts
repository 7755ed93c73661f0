import { globSync, readFileSync } from 'node:fs';
import { runProgram } from '#scripts/process/program.ts';

const TICKS_PER_S = 100;

export type Load = {
  requestsPerS: number;
  p99Ms: number;
  requests: number;
  bytes: number;
  failed: number;
  cpuS: number;
};

export type LoadOptions = { wrk: string; connections: number; seconds: number };

/** Loads an address over loopback from a process of its own, with gzip accepted, and reads what the server's processes used. */
export async function measureLoad(url: string, pid: number, { wrk, connections, seconds }: LoadOptions): Promise<Load> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error('only this machine is ever loaded');
  const before = readCpuS(pid);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', url];
  const { output } = await runProgram(wrk, args);
  const cpuS = readCpuS(pid) - before;
  return { ...readReport(output), cpuS };
}

function readReport(report: string): Omit<Load, 'cpuS'> {
  const find = (pattern: RegExp) => pattern.exec(report)?.[1];
  const requestsPerS = find(/Requests\/sec:\s+([\d.]+)/);
  const p99 = /99%\s+([\d.]+)(us|ms|s|m)\b/.exec(report);
  if (!requestsPerS || !p99) throw new Error(`wrk's report cannot be read:\n${report}`);
  const unitMs = { us: 0.001, ms: 1, s: 1000, m: 60_000 }[p99[2] ?? 'ms'] ?? 1;
  const [, amount = '0', unit = 'B'] = /in [\d.]+\w+, ([\d.]+)(B|KB|MB|GB) read/.exec(report) ?? [];
  const unitBytes = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[unit] ?? 1;
  return {
    requestsPerS: Number(requestsPerS),
    p99Ms: Number(p99[1]) * unitMs,
    requests: Number(find(/(\d+) requests in/) ?? 0),
    bytes: Number(amount) * unitBytes,
    failed: Number(find(/Non-2xx or 3xx responses: (\d+)/) ?? 0) + Number(find(/Socket errors: connect (\d+)/) ?? 0),
  };
}

/** Processor seconds that a process and all below it have used so far. */
function readCpuS(pid: number): number {
  const stats = globSync('/proc/[0-9]*/stat').flatMap((file) => readStat(file) ?? []);
  const family = new Set([pid]);
  for (let grown = 0; grown !== family.size; ) {
    grown = family.size;
    for (const stat of stats) if (family.has(stat.parent)) family.add(stat.pid);
  }
  return stats.filter((stat) => family.has(stat.pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_S;
}

type Stat = { pid: number; parent: number; ticks: number };

/** See proc(5): the name, in brackets, may hold spaces. Null for a process that ended meanwhile. */
function readStat(file: string): Stat | null {
  try {
    const [, pid = '', rest = ''] = /^(\d+) \(.*\) (.*)$/s.exec(readFileSync(file, 'utf8')) ?? [];
    const fields = rest.split(' ').map(Number);
    return { pid: Number(pid), parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return null;
    throw error;
  }
}
