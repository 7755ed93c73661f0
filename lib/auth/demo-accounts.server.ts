import type { Role } from '#lib/actor/actor.ts';
import { env } from '#lib/env.server.ts';

export type DemoAccount = { email: string; name: string; role: Role };

/** The one password of the demo's accounts. It is useless unless DEMO is 1, since the accounts exist only there. */
export const DEMO_PASSWORD = 'touchstone-demo';

/** The demo newsroom's six members, by role. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'admin@demo.test', name: 'Admin', role: 'admin' },
  { email: 'editor1@demo.test', name: 'Editor 1', role: 'editor' },
  { email: 'editor2@demo.test', name: 'Editor 2', role: 'editor' },
  { email: 'editor3@demo.test', name: 'Editor 3', role: 'editor' },
  { email: 'reviewer@demo.test', name: 'Reviewer', role: 'reviewer' },
  { email: 'observer@demo.test', name: 'Observer', role: 'observer' },
];

/** The accounts that the sign-in page offers at one click: none unless DEMO is 1. */
export function listDemoAccounts(demo = env().DEMO): readonly (DemoAccount & {
  password: string;
})[] {
  if (demo !== '1') return [];
  return DEMO_ACCOUNTS.map((account) => ({
    ...account,
    password: DEMO_PASSWORD,
  }));
}
