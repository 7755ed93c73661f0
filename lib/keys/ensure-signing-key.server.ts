import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { requireSoundChain } from '#lib/audit/require-sound-chain.server.ts';
import type { CommandContext } from '#lib/command/command.server.ts';
import { openPrivateKey, sealPrivateKey } from './seal-private-key.server.ts';

type KeyContext = Pick<CommandContext, 'tx' | 'record'>;

export type SigningKey = { kid: string; privateJwk: JWK };

/**
 * The newsroom's key for new signatures, made at first use. Call inside the transaction that signs; two first
 * uses at once make one key.
 * @throws AppError CONFLICT where the newsroom's audit log is broken.
 */
export async function ensureSigningKey(context: KeyContext, newsroomId: string): Promise<SigningKey> {
  const { tx } = context;
  await requireSoundChain(tx, newsroomId);
  await tx.$queryRaw`SELECT id FROM newsroom WHERE id = ${newsroomId}::uuid FOR NO KEY UPDATE`;
  const present = await tx.signingKey.findFirst({
    where: { newsroomId, retiredAt: null },
    select: { kid: true, privateJwe: true },
  });
  if (present) return { kid: present.kid, privateJwk: await openPrivateKey(present.privateJwe) };

  return makeSigningKey(context, newsroomId);
}

/** A new key for the newsroom, with its audit event. Call with the newsroom's row locked and no key in use. */
export async function makeSigningKey({ tx, record }: KeyContext, newsroomId: string): Promise<SigningKey> {
  const { kid, publicJwk, privateJwk } = await makeKey();
  await tx.signingKey.create({ data: { kid, newsroomId, publicJwk, privateJwe: await sealPrivateKey(privateJwk) } });
  record({ type: 'key.created', payload: { kid } });
  return { kid, privateJwk };
}

async function makeKey() {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const privateJwk = await exportJWK(pair.privateKey);
  const { kty, crv, x } = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint({ kty, crv, x } as JWK);
  return { kid, privateJwk, publicJwk: { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' } as Record<string, string> };
}
