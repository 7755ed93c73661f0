import { SetupError } from './step.mjs';

/** The one line that a failed command ends with. An error that nobody foresaw is shown whole before it. */
export function describeFailure(error: unknown, command: string): string {
  if (error instanceof SetupError) return error.message;
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (path && (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')) {
    return `${path} is closed to this user. Run as the user who owns it, or make the folder yours.`;
  }
  if (code === 'ENOSPC') return 'The disk is full. Make room and run again.';
  console.error(error);
  return `"${command}" ended with an error that nobody foresaw; it stands above. Run it again, and report it if it stays.`;
}
