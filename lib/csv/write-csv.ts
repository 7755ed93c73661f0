/*
 * Comma-separated values (RFC 4180) that a spreadsheet may open: every cell is quoted, and a cell that one of them would
 * run as a formula begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */

/** What begins a formula: OWASP's list, with the full-width forms that some spreadsheets take for it. */
const RISKY_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** A byte order mark: without it Excel reads UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows of cells as one text, lines ended by CR LF; null is an empty cell. Numbers are written as they are. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A look past white space too: some spreadsheets trim a cell before they look at it.
  const safe = RISKY_START.test(cell) || RISKY_START.test(cell.trimStart()) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
