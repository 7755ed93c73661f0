/** What a gate found: the problems, none when it passes, and what it looked at, in words. */
export type Finding = { problems: string[]; looked: string };

/** One thing that must hold before a change is kept. `run` throws when the gate itself cannot work. */
export type Gate = { name: string; run(): Promise<Finding> };
