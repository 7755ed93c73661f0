import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sampleSnapshot } from '#seeds/sample-snapshot.ts';
import { breakLines } from './break-lines.server.ts';
import { drawPicture } from './draw-picture.server.ts';
import { setText } from './set-text.server.ts';

const TITLE_ROWS = { left: 0, top: 130, width: 1200, height: 310 };
const MARGIN_PX = 70;

/** Where the title's ink is: the share of dark pixels, and the columns that it reaches from and to. */
async function measureTitle(title: string): Promise<{ share: number; from: number; to: number }> {
  const { data, info } = await sharp(await drawPicture(sampleSnapshot({ title })))
    .extract(TITLE_ROWS)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns = [...data.keys()].filter((at) => (data[at] ?? 255) < 128).map((at) => at % info.width);
  const [from, to] = columns.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)], [Infinity, -Infinity]);
  return { share: columns.length / data.length, from, to };
}

const TITLES = {
  emoji: 'Harbour 🚢 closed 👩‍🚀',
  Arabic: 'ماذا أغلق الميناء يوم الاثنين',
  Hebrew: 'מה סגר את הנמל ביום שני',
  Chinese: '是什么关闭了港口',
  Japanese: '港を閉鎖したのは何か',
  Korean: '무엇이 항구를 닫았는가',
  Thai: 'อะไรปิดท่าเรือในวันจันทร์',
  Cyrillic: 'Что закрыло гавань',
  Azerbaijani: 'Limanı nə bağladı: Səfərov',
  Greek: 'Τι έκλεισε το λιμάνι',
  Devanagari: 'बंदरगाह को किसने बंद किया',
  Armenian: 'Ինչը փակեց նավահանգիստը',
  Georgian: 'რამ დახურა ნავსადგური',
  Bengali: 'বন্দর কে বন্ধ করল',
  Tamil: 'துறைமுகத்தை மூடியது எது',
};

describe('a title in any script', () => {
  test.each(Object.entries(TITLES))('[P64] %s stands whole in the picture', async (_, title) => {
    const { share, from, to } = await measureTitle(title);
    expect(share).toBeGreaterThan(0.008);
    expect(from).toBeGreaterThanOrEqual(MARGIN_PX);
    expect(to).toBeLessThanOrEqual(1200 - MARGIN_PX);
    // Each letter takes room: none was left out.
    const letters = [...new Set(title.replace(/\s|\u200d/g, ''))].filter((one) =>
      /\p{L}|\p{Extended_Pictographic}/u.test(one),
    );
    for (const letter of letters) expect(setText(letter, 'serif', 80).widthPx, letter).toBeGreaterThan(0);
  });

  test('[P64] from right to left it begins at the right', async () => {
    for (const title of ['مغلق', 'סגור']) {
      const { from, to } = await measureTitle(title);
      expect(from).toBeGreaterThan(600);
      expect(to).toBeGreaterThan(1100);
    }
  });

  test('[P64] a letter that no font has leaves the others', async () => {
    const [whole, without] = await Promise.all([
      measureTitle('Harbour \u{1E900}closed'),
      measureTitle('Harbour closed'),
    ]);
    expect(whole).toEqual(without);
  });

  test('[P64] a word that is wider than the picture is cut, and the end of a long title is an ellipsis in it', async () => {
    const { from, to } = await measureTitle('x'.repeat(400));
    expect(from).toBeGreaterThanOrEqual(MARGIN_PX);
    expect(to).toBeLessThanOrEqual(1200 - MARGIN_PX);
  });
});

test('[P64] Arabic letters are joined, and brackets face the text that they hold', () => {
  const alone = [...'ميناء'].reduce((sum, letter) => sum + setText(letter, 'serif', 80, 'rtl').widthPx, 0);
  expect(setText('ميناء', 'serif', 80, 'rtl').widthPx).toBeLessThan(alone * 0.9);
  expect(setText('(א', 'serif', 80, 'rtl')).not.toEqual(setText('(א', 'serif', 80, 'ltr'));
});

test('[P64] a Latin word within Hebrew keeps its direction and stands between the two parts', () => {
  const countOutlines = (d: string) => d.split('M').length - 1;
  const latin = countOutlines(
    setText('abc', 'serif', 80)
      .paths.map(({ d }) => d)
      .join(''),
  );
  const runs = setText('א abc ג', 'serif', 80, 'rtl').paths.map(({ d }) => countOutlines(d));
  expect(latin).toBe(5);
  expect(runs.indexOf(latin)).toBeGreaterThan(0);
  expect(runs.indexOf(latin)).toBeLessThan(runs.length - 1);
});

test('[P64] lines break between the words of scripts without spaces, and never before a full stop', () => {
  const lines = breakLines('官员们说风暴不是原因，港口整天关闭。', 'serif', 80, 400);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join('')).toBe('官员们说风暴不是原因，港口整天关闭。');
  for (const line of lines) expect(line).not.toMatch(/^[，。]/);
});
