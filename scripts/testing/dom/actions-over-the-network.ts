import type { Plugin } from 'vitest/config';

const ACTIONS_FILE = /\/components\/[^/]+\/[^/]+-actions\.ts$/;
const SERVER = '#scripts/testing/dom/server.ts';

/** Does with files of server actions what Next.js does for a browser: each export becomes a call over the network. */
export function actionsOverTheNetwork(): Plugin {
  return {
    name: 'actions-over-the-network',
    enforce: 'pre',
    transform(source, id) {
      if (!ACTIONS_FILE.test(id)) return null;
      const names = [...source.matchAll(/^export const (\w+Action) =/gm)].map(([, name]) => name);
      const calls = names.map((name) => `export const ${name} = (input) => callAction('${name}', input);`);
      return { code: [`import { callAction } from '${SERVER}';`, ...calls].join('\n'), map: null };
    },
  };
}
