import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

/** The cells of one line, read by RFC 4180: quoted, commas between, quotes doubled. */
function readLine(text: string): string[] {
  const cells = text.replace(/^\uFEFF/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/gy);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

describe('writeCsv', () => {
  it('[F29] writes RFC 4180 with a byte order mark', () => {
    const rows = [
      ['a, b', 'say "so"', 3, null],
      ['two\nlines', '', 0.5, 'x'],
    ];
    expect(writeCsv(rows)).toBe('\uFEFF"a, b","say ""so""",3,\r\n"two\nlines","",0.5,"x"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠1'])(
    '[F29] a cell that begins with %j is text, never a formula (OWASP, CSV injection)',
    (cell) => {
      expect(readLine(writeCsv([[cell]]).trimEnd())[0]).toBe(`'${cell}`);
    },
  );

  it('[F29] no cell begins a formula, and no cell breaks out into the next, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (row) => {
        const cells = readLine(writeCsv([row]).slice(0, -2));
        expect(cells.map((cell) => cell.replace(/^'/, ''))).toEqual(row.map((cell) => cell.replace(/^'/, '')));
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });
});
