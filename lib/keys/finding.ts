/** One check of something signed and its result, in words for a person. */
export type Finding = { ok: boolean; words: string };
