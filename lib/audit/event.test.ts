import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEventBody, findBreak, hashAuditEvent } from './event.ts';

type Link = AuditEventBody & { hash: string };

async function buildChain(titles: readonly string[]): Promise<Link[]> {
  const chain: Link[] = [];
  for (const [index, title] of titles.entries()) {
    const body: AuditEventBody = {
      newsroomId: '00000000-0000-7000-8000-000000000001',
      seq: index + 1,
      at: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
      actor: 'system',
      type: 'story.created',
      payload: { storyId: `story-${index}`, title },
      prevHash: chain.at(-1)?.hash ?? null,
    };
    chain.push({ ...body, hash: await hashAuditEvent(body) });
  }
  return chain;
}

const titles = fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 });

/** The same text with the letter at `at` replaced by another. */
function changeLetter(text: string, at: number): string {
  const index = at % text.length;
  const code = text.charCodeAt(index);
  return text.slice(0, index) + String.fromCharCode(code === 0x61 ? 0x62 : 0x61) + text.slice(index + 1);
}

describe('findBreak', () => {
  it('[U3] finds no break in an untouched chain', async () => {
    await fc.assert(
      fc.asyncProperty(titles, async (words) => {
        expect(await findBreak(await buildChain(words))).toBeNull();
      }),
    );
  });

  it('[U3] finds any changed letter of any field', async () => {
    const fields = ['newsroomId', 'at', 'actor', 'type', 'prevHash', 'hash', 'title', 'storyId'] as const;
    await fc.assert(
      fc.asyncProperty(titles, fc.nat(), fc.nat(), fc.constantFrom(...fields), async (words, which, at, field) => {
        const chain = await buildChain(words);
        const index = which % chain.length;
        const link = chain[index];
        if (link?.type !== 'story.created') throw new Error('the chain is too short');
        const changed =
          field === 'title' || field === 'storyId'
            ? { ...link, payload: { ...link.payload, [field]: changeLetter(link.payload[field], at) } }
            : { ...link, [field]: changeLetter(link[field] ?? 'none', at) };
        expect(await findBreak(chain.with(index, changed))).toBe(link.seq);
      }),
    );
  });

  it('[U3] finds a removed event and two that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(titles, fc.nat(), async (words, which) => {
        const chain = await buildChain(words);
        const index = which % (chain.length - 1);
        expect(await findBreak(chain.toSpliced(index, 1))).not.toBeNull();
        const [first, second] = chain.slice(index, index + 2);
        if (!first || !second) throw new Error('the chain is too short');
        expect(await findBreak(chain.toSpliced(index, 2, second, first))).not.toBeNull();
      }),
    );
  });

  it('[U3] finds an event whose own hash was recomputed, by the next one', async () => {
    const chain = await buildChain(['one', 'two', 'three']);
    const [first, second, third] = chain;
    if (first?.type !== 'story.created' || !second || !third) throw new Error('the chain is too short');
    const forged = { ...first, payload: { ...first.payload, title: 'another' } };
    expect(await findBreak([{ ...forged, hash: await hashAuditEvent(forged) }, second, third])).toBe(2);
  });
});
