/** Without the characters at its end that `character` matches. Linear, where a search for a run of them up to the end is quadratic. */
export function trimEndOf(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
