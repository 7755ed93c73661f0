const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A count as it stands in a sentence: in letters below ten. */
export function inWords(count: number): string {
  return SMALL_NUMBERS[count] ?? String(count);
}
