/** The fields of a form. NaN stands for a number's field that is empty; JSON writes it as null. */
export type Fields = Record<string, string | number | boolean>;

/**
 * What was kept of a form as JSON, over `initial`. Fields that the form does not know, or knows as another type, are left out:
 * an older build may have kept them.
 */
export function readDraft<T extends Fields>(text: string, initial: T): T {
  const kept = Object.entries(parseObject(text)).map(([name, value]) => [name, value ?? Number.NaN] as const);
  const known = kept.filter(([name, value]) => typeof value === typeof initial[name]);
  return { ...initial, ...Object.fromEntries(known) };
}

function parseObject(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
