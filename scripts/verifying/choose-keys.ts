import { AppError } from '#lib/errors.ts';
import type { Finding } from '#lib/keys/finding.ts';
import { findKey, keysUrl, type PublicKey, readKeySet } from '#lib/keys/public-key.ts';
import { readSource, type Signed, sitesOf } from './read-source.ts';
import { type KeyOwner, listTrustedKeys } from './trusted-keys.ts';

/** How the person who verifies says which keys count. */
export type KeyOptions = {
  /** A set of keys that they have; null for the site's. */
  keysFile: string | null;
  /** The only key that may have signed; null for any of the set. */
  kid: string | null;
  /** Keep the key for later runs. */
  isTrusting: boolean;
};

/** The keys that count for something signed, and who is thereby proven to have signed, in words. */
export type ChosenKeys = { keys: PublicKey[]; signedBy: string } | { refused: Finding };

/**
 * The keys by which something signed is verified. What it says of itself decides nothing: the keys are the person's, or those
 * trusted before, or those that its site publishes, and every site must publish the key where another was asked.
 * @throws AppError when keys cannot be read.
 */
export async function chooseKeys(signed: Signed, { keysFile, kid: named }: KeyOptions): Promise<ChosenKeys> {
  const { kid } = signed.is === 'version' ? signed.envelope : signed.log;
  if (named !== null && named !== kid) {
    return refuse(`key: signed with key ${kid}, not with key ${named}, which --key names`);
  }
  if (keysFile !== null) {
    const keys = await readKeys(keysFile);
    return { keys, signedBy: `who holds ${named === null ? 'a key' : 'the named key'} of ${keysFile}` };
  }
  const owner = ownerOf(signed);
  const trusted = await listTrustedKeys(owner);
  const match = trusted.find(({ key }) => key.kid === kid);
  if (match) return { keys: [match.key], signedBy: `who holds the key trusted for ${owner.site} since ${match.since}` };
  if (trusted.length > 0 && named === null) {
    const known = trusted.map(({ key }) => key.kid).join(', ');
    return refuse(
      `key: signed with key ${kid}; trusted for “${owner.newsroom}” at ${owner.site} is ${known}. ` +
        `If the newsroom has announced the other one, run again with --key ${kid} --trust`,
    );
  }
  return chooseSiteKeys(kid, sitesOf(signed), named);
}

/** The newsroom that something signed names, at the site that it names. */
export function ownerOf(signed: Signed): KeyOwner {
  const { newsroom } = signed.is === 'version' ? signed.envelope.snapshot : signed.log;
  const [site = ''] = sitesOf(signed);
  return { site, newsroom: newsroom.slug };
}

async function chooseSiteKeys(kid: string, sites: string[], named: string | null): Promise<ChosenKeys> {
  let keys: PublicKey[] = [];
  for (const site of sites) {
    keys = await readKeys(keysUrl(site));
    if (!(await findKey(keys, kid))) return refuse(`signature: ${site} publishes no key ${kid}`);
  }
  const publisher = `whoever publishes at ${sites.join(' and at ')}`;
  return { keys, signedBy: named === null ? publisher : `${publisher}, with the named key` };
}

function refuse(words: string): ChosenKeys {
  return { refused: { ok: false, words } };
}

async function readKeys(source: string): Promise<PublicKey[]> {
  const text = await readSource(source);
  const keys = text === null ? null : readKeySet(text);
  if (keys) return keys;
  throw new AppError('cli.usage', {
    words: `${source} is not a set of keys. Get it from /.well-known/touchstone-keys.json.`,
  });
}
