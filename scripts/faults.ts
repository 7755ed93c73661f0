export { run } from './faults/run.ts';
