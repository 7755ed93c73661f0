import { AppError } from '#lib/errors.ts';

/** Turns what `parseArgs` throws about arguments into one line with the usage; any other error stays what it is. */
export function toUsageError(error: unknown, usage: string): unknown {
  const isAboutArguments =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
  if (!isAboutArguments) return error;
  return new AppError('cli.usage', { words: `${error.message.split(/[\n.]/, 1)[0]}. ${usage}` });
}
