import { parentPort } from 'node:worker_threads';
import { db } from '#lib/db.server.ts';
import { log } from '#lib/log.server.ts';
import { type StorySearch, searchStory } from './search-story.server.ts';

/*
 * The thread that searches stories, so that a long one does not hold the node. It has a few database connections of its own; whoever
 * started it ends it where a search takes too long.
 */

parentPort?.on('message', (search: StorySearch) => {
  searchStory(db(), search).then(
    (found) => parentPort?.postMessage({ found }),
    (error: unknown) => {
      log().error({ err: error }, 'a search of a story failed');
      parentPort?.postMessage({ found: null });
    },
  );
});
