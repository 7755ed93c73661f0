import { expect, test } from 'vitest';
import { buildRow, compareDisagreement, fitPrint, type MatrixRow } from './matrix.ts';
import { writeMatrixCsv } from './matrix-csv.ts';

const none = { passages: 0, origins: 0 };
const row = (number: number, against: number, supporting: number): MatrixRow => ({
  claimId: String(number),
  number,
  text: '=1+1',
  disagreement: { supporting, against },
  sides: { supports: none, contradicts: { passages: 2, origins: 1 }, context: none },
  cells: [{ articleId: 'a', outlet: '@Outlet', stances: [{ stance: 'contradicts', count: 1 }] }],
});

const view = { articles: [{ id: 'a', title: 'Title', outlet: '@Outlet' }], rows: [row(1, 1, 0)] };

test('[C8] what most articles are divided on comes first, then what is only contradicted, then by number', () => {
  const rows = [row(1, 0, 3), row(2, 1, 0), row(3, 1, 1), row(4, 2, 2), row(5, 1, 3)];
  expect(rows.toSorted(compareDisagreement).map(({ number }) => number)).toEqual([4, 5, 3, 2, 1]);
});

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
  '[C20] a cell that begins with %j is text, and stays within its cell',
  (sign) => {
    const text = `${sign}SUM(A1), "no"`;
    const whole = { ...view, rows: [{ ...row(1, 1, 0), text, passages: new Map() }] };
    expect(writeMatrixCsv(whole)).toContain(`,"'${sign}SUM(A1), ""no""",`);
  },
);

test('[C20] the matrix as CSV has its head, a line for each claim, and each passage with its stance', () => {
  const passages = new Map([['a', [{ stance: 'contradicts' as const, quote: 'It said "no",\nloudly' }]]]);
  expect(writeMatrixCsv({ ...view, rows: [{ ...row(1, 1, 0), passages }] })).toBe(
    '\ufeff"Number","Claim","For","Against","\'@Outlet: Title"\r\n' +
      '1,"\'=1+1","0 (0 origins)","2 (1 origin)","Contradicts: It said ""no"",\nloudly"\r\n',
  );
});

test('[C21] the more there is to print, the smaller it is set, within what can be read', () => {
  expect(fitPrint({ rows: [], articles: [] }).sizePt).toBe(10);
  const long = { ...view, rows: Array.from({ length: 60 }, (_, at) => row(at, 0, 0)) };
  expect(fitPrint(long).sizePt).toBeLessThan(fitPrint(view).sizePt);
  const longest = { ...long, rows: [...long.rows, ...long.rows, ...long.rows, ...long.rows] };
  expect(fitPrint(longest).sizePt).toBeGreaterThanOrEqual(3);
});

test('[C21] on paper a cell says each stance once, however many passages have it', () => {
  const passage = {
    articleId: 'a',
    outlet: 'Outlet',
    origin: '',
    grade: 'C',
    revisionSha256: 'a',
    stance: 'contradicts',
  } as const;
  const passages = [passage, { ...passage, stance: 'supports' as const }, passage];
  expect(buildRow(row(1, 1, 0), passages).cells).toEqual([
    {
      articleId: 'a',
      outlet: 'Outlet',
      stances: [
        { stance: 'contradicts', count: 2 },
        { stance: 'supports', count: 1 },
      ],
    },
  ]);
  const printWith = (count: number) => {
    const evidence = Array.from({ length: count }, () => passage);
    return fitPrint({ ...view, rows: Array.from({ length: 20 }, (_, at) => buildRow(row(at, 1, 0), evidence)) });
  };
  expect(printWith(9)).toEqual(printWith(1));
});

test('[C21] forty claims of a line and a half on eight articles are set in five points at least: the claims have what stances leave', () => {
  const articles = Array.from({ length: 8 }, (_, at) => ({ id: String(at), title: 'Title', outlet: 'Outlet' }));
  const rows = Array.from({ length: 40 }, (_, at) => ({ ...row(at, 1, 0), text: 'A ferry left. '.repeat(8) }));
  const { sizePt, claimShare } = fitPrint({ rows, articles });
  expect(sizePt).toBeGreaterThanOrEqual(5);
  expect(claimShare).toBeGreaterThan(3 / 11);
  expect(claimShare).toBeLessThan(1);
});
