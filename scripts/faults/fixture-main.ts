// Builds a newsroom in the database that DATABASE_URL names, where that is not the one of the process that asks.
import { answerQuestions } from '#scripts/process/asking.ts';
import { buildFixture } from './fixture.ts';

answerQuestions({ build: buildFixture });
process.once('disconnect', () => process.exit(0));
