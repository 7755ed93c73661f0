// How set-up speaks: one line for each step, with its time; a sign of life while a step is long.
const FIRST_SIGN_MS = 2_000;
const NEXT_SIGN_MS = 10_000;
const SPINNER_MS = 100;
const CLEAR_LINE = '\r\x1b[K';

/** A failure that set-up expects. Its message is one line: what is wrong, and what to do. */
export class SetupError extends Error {
  name = 'SetupError';
}

export function tell(line) {
  process.stdout.write(`${process.stdout.isTTY ? CLEAR_LINE : ''}${line}\n`);
}

export async function step(name, work) {
  const startedAt = performance.now();
  const stopSigns = process.stdout.isTTY ? spin(name, startedAt) : giveSigns(name, startedAt);
  try {
    const result = await work();
    stopSigns();
    tell(`✓ ${name.padEnd(14)} ${typeof result === 'string' ? `${result}, ` : ''}${seconds(startedAt)}`);
    return result;
  } catch (error) {
    stopSigns();
    throw error;
  }
}

function seconds(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

function spin(name, startedAt) {
  const timer = setInterval(() => process.stdout.write(`\r… ${name.padEnd(14)} ${seconds(startedAt)}`), SPINNER_MS);
  return () => {
    clearInterval(timer);
    process.stdout.write(CLEAR_LINE);
  };
}

function giveSigns(name, startedAt) {
  const sign = () => {
    tell(`… ${name.padEnd(14)} ${seconds(startedAt)}`);
    timer = setTimeout(sign, NEXT_SIGN_MS);
  };
  let timer = setTimeout(sign, FIRST_SIGN_MS);
  return () => clearTimeout(timer);
}
