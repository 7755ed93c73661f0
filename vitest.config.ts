import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { actionsOverTheNetwork } from './scripts/testing/dom/actions-over-the-network.ts';

// A limit that only a failure reaches, also on two busy cores.
const TIMEOUT_MS = 60_000;
const DATABASE_SETUP = 'scripts/testing/database-setup.ts';

// Vite's own BASE_URL is a path, not the setting of ours.
const NO_BASE_URL = { BASE_URL: '' };

/** Begins with what takes longest, so that both workers end at about the same time. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/scripts/faults/');
    return (await super.sort(files)).sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

// `npx vitest run --project unit --project dom` needs nothing; the other projects share one throwaway database.
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: TIMEOUT_MS,
    hookTimeout: TIMEOUT_MS,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,components,lib,scripts,seeds}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/*.collab.test.ts', '**/*.dom.test.{ts,tsx}'],
          env: { ...NO_BASE_URL, LOG_LEVEL: 'silent' },
        },
      },
      {
        plugins: [actionsOverTheNetwork()],
        test: {
          name: 'dom',
          include: ['components/**/*.dom.test.{ts,tsx}'],
          environment: 'happy-dom',
          // A page that is asked for no motion scrolls at once: nothing to wait for.
          environmentOptions: { happyDOM: { settings: { device: { prefersReducedMotion: 'reduce' } } } },
          setupFiles: 'scripts/testing/dom/set-up.ts',
          env: NO_BASE_URL,
        },
      },
      {
        test: {
          name: 'db',
          include: ['{app,lib,scripts,seeds}/**/*.db.test.ts'],
          globalSetup: DATABASE_SETUP,
          env: NO_BASE_URL,
        },
      },
      {
        test: {
          name: 'collab',
          include: ['{app,lib,scripts,seeds}/**/*.collab.test.ts'],
          globalSetup: DATABASE_SETUP,
          env: NO_BASE_URL,
        },
      },
    ],
  },
});
