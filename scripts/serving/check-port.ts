import { findFreePort, whyNotFree } from '#scripts/postgres/free-port.ts';
import { becomesTrue } from '#scripts/process/becomes-true.ts';
import { SetupError } from '#scripts/setup/step.mjs';

/** How long a server whose starter was killed may take to let go of its port. */
const LETTING_GO_MS = 5_000;

/**
 * The port to serve on: `port` itself, or a free one for 0.
 * @throws SetupError when it cannot be listened on.
 */
export async function checkPort(port: number, host: string): Promise<number> {
  if (port === 0) return findFreePort(host);
  let reason: string | null = null;
  const isFree = await becomesTrue(async () => {
    reason = await whyNotFree(port, host);
    return reason !== 'EADDRINUSE';
  }, LETTING_GO_MS);
  if (isFree && reason === null) return port;
  const advice = `Choose another, for example PORT=${port < 1024 ? 3000 : port + 1} npm start`;
  if (reason === 'EADDRINUSE') {
    throw new SetupError(`Port ${port} is in use by another program, or by a Touchstone that runs already. ${advice}`);
  }
  if (reason === 'EACCES') throw new SetupError(`Port ${port} is not open to this user. ${advice}`);
  throw new SetupError(`HOST=${host} is no address of this machine (${reason}). Set HOST=127.0.0.1 or leave it out.`);
}
