import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Actor } from '#lib/actor/actor.ts';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, annotationsOf, findNote, removeAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { timeUntil } from '../clock.ts';
import { makeFixture } from '../crew.ts';
import type { Fault, FaultRun, Outcome } from '../fault.ts';
import type { Draft, Fixture } from '../fixture.ts';
import { withClient } from '../own-cluster.ts';
import { startNode } from '../own-process.ts';
import { connectRaw, fetchToken, makeUpdate, type RawClient } from '../raw-client.ts';

const CLOSE_TIMEOUT_MS = 5_000;

/** Whatever a member or a stranger might claim that is not so. */
export const forgery: Fault = {
  name: 'forgery',
  title:
    'forged clientID, author, selector, removal, mention, presence, structs, sub-document, observer, Origin, tokens',
  promise: '0 accepted; each audited',
  rounds: { full: 1, short: 1 },
  run,
};

type Scene = {
  url: string;
  databaseUrl: string;
  draft: Draft;
  text: string;
  victim: Actor;
  forger: Actor;
  observer: Actor;
  annotationId: string;
  victimClient: number;
};

/** An update that must be refused with this reason. */
type Forgery = { name: string; reason: string; by?: 'observer'; make: (scene: Scene, ydoc: Y.Doc) => Uint8Array };

const FORGERIES: Forgery[] = [
  {
    name: 'another’s clientID',
    reason: 'foreign-client',
    make: ({ victimClient, text, forger }, ydoc) =>
      makeUpdate(ydoc, (copy) => mark(copy, forger.memberId, text), victimClient),
  },
  {
    name: 'another’s annotation removed',
    reason: 'removal',
    make: ({ annotationId }, ydoc) => makeUpdate(ydoc, (copy) => removeAnnotation(copy, annotationId)),
  },
  {
    name: 'in another’s name',
    reason: 'author',
    make: ({ victim, text }, ydoc) => makeUpdate(ydoc, (copy) => mark(copy, victim.memberId, text)),
  },
  {
    name: 'author changed',
    reason: 'immutable',
    make: ({ annotationId, forger }, ydoc) =>
      makeUpdate(ydoc, (copy) => annotationsOf(copy).get(annotationId)?.set('author', forger.memberId)),
  },
  {
    name: 'selector changed',
    reason: 'immutable',
    make: ({ annotationId, text }, ydoc) =>
      makeUpdate(ydoc, (copy) =>
        annotationsOf(copy)
          .get(annotationId)
          ?.set('selector', describeSelection(text, 4, 9)),
      ),
  },
  {
    name: 'pending structs',
    reason: 'pending',
    make: ({ forger, text }, ydoc) => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
      mark(copy, forger.memberId, text);
      const missing = Y.encodeStateVector(copy);
      mark(copy, forger.memberId, text);
      return Y.encodeStateAsUpdate(copy, missing);
    },
  },
  {
    name: 'sub-document',
    reason: 'sub-document',
    make: (_scene, ydoc) => makeUpdate(ydoc, (copy) => copy.getMap('annotations').set(newId(), new Y.Doc())),
  },
  {
    name: 'a mention of everyone',
    reason: 'shape',
    make: ({ annotationId }, ydoc) =>
      makeUpdate(ydoc, (copy) => {
        const paragraph = new Y.XmlElement('paragraph');
        const mention = new Y.XmlElement('mention');
        mention.setAttribute('id', 'everyone');
        mention.setAttribute('label', 'everyone');
        paragraph.insert(0, [mention]);
        findNote(copy, annotationId)?.insert(0, [paragraph]);
      }),
  },
  {
    name: 'unknown root',
    reason: 'shape',
    make: (_scene, ydoc) => makeUpdate(ydoc, (copy) => copy.getMap('votes').set('rating', 1)),
  },
  {
    name: 'written by an observer',
    reason: 'observer',
    by: 'observer',
    make: ({ observer, text }, ydoc) => makeUpdate(ydoc, (copy) => mark(copy, observer.memberId, text)),
  },
];

async function run(fault: FaultRun): Promise<Outcome> {
  const { databaseUrl, atEnd } = fault;
  const fixture = await makeFixture(fault, { people: 3, articles: 1 });
  const node = await startNode(databaseUrl);
  atEnd(() => node.kill());
  const scene = await setScene(fixture, node.url, databaseUrl);
  const before = await readLog(scene);
  const faults: string[] = [];
  const expectAudit = async (name: string, reason: string, member: Actor) => {
    const isAudited = await timeUntil(
      async () => (await listAudited(scene, member)).includes(reason),
      CLOSE_TIMEOUT_MS,
    );
    if (isAudited === null) faults.push(`${name}: not audited as ${reason}`);
  };

  for (const { name, reason, by, make } of FORGERIES) {
    const member = by === 'observer' ? scene.observer : scene.forger;
    const client = await open(scene, member);
    client.sendUpdate(make(scene, client.ydoc));
    const closing = await client.untilClosed(CLOSE_TIMEOUT_MS);
    if (closing?.reason !== reason) faults.push(`${name}: closed with ${closing?.reason ?? 'nothing'} for ${reason}`);
    await expectAudit(name, reason, member);
    client.close();
  }
  await forgePresence(scene, faults);
  await expectAudit('awareness of another', 'presence', scene.forger);
  await forgeTokens(scene, faults);
  await expectAudit('a reused token', 'token-reused', scene.forger);
  await expectAudit('an expired token', 'token-expired', scene.forger);
  await comeFromElsewhere(scene, faults);
  if ((await readLog(scene)) !== before) faults.push('something forged is in the log');
  return { measured: `${FORGERIES.length + 4} kinds, 0 accepted; the foreign Origin is in the server’s log`, faults };
}

async function setScene(fixture: Fixture, url: string, databaseUrl: string): Promise<Scene> {
  const [victim, forger, observer] = fixture.people;
  const [draft] = fixture.drafts;
  if (!victim || !forger || !observer || !draft) throw new Error('nobody is there');
  await withClient(databaseUrl, (client) =>
    client.query(`UPDATE member SET role = 'observer', access_version = access_version + 1 WHERE id = $1`, [
      observer.memberId,
    ]),
  );
  const text = draft.text ?? '';
  const client = await connectRaw(url, draft.docId, await fetchToken(url, victim.memberId));
  const annotationId = newId();
  const own = new Y.Doc();
  mark(own, victim.memberId, text, annotationId);
  client.sendUpdate(Y.encodeStateAsUpdate(own));
  await timeUntil(() => client.acknowledged() > 0, CLOSE_TIMEOUT_MS);
  client.close();
  return { url, databaseUrl, draft, text, victim, forger, observer, annotationId, victimClient: own.clientID };
}

async function open({ url, draft }: Scene, { memberId }: Actor): Promise<RawClient> {
  return connectRaw(url, draft.docId, await fetchToken(url, memberId));
}

function mark(ydoc: Y.Doc, author: string, text: string, id = newId()): void {
  addAnnotation(ydoc, { id, author, selector: describeSelection(text, 0, 4), kind: 'note' });
}

/** Says that the victim is here, by a clientID that wrote in the victim's name; nobody may come to see that. */
async function forgePresence(scene: Scene, faults: string[]): Promise<void> {
  const forger = await open(scene, scene.forger);
  const document = new Y.Doc();
  document.clientID = scene.victimClient;
  const awareness = new Awareness(document);
  awareness.setLocalState({ user: { memberId: scene.victim.memberId, name: 'Forged', colour: 1 } });
  forger.sendAwareness(encodeAwarenessUpdate(awareness, [scene.victimClient]));
  // An update is handled after the presence before it, so that its acknowledgement tells that both were.
  forger.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()));
  await timeUntil(() => forger.acknowledged() > 0, CLOSE_TIMEOUT_MS);
  const witness = await open(scene, scene.victim);
  const seen: string[] = [];
  witness.socket.on('message', (data: Buffer) => seen.push(data.toString('latin1')));
  witness.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()));
  await timeUntil(() => witness.acknowledged() > 0, CLOSE_TIMEOUT_MS);
  if (seen.some((frame) => frame.includes('Forged'))) faults.push('awareness of another: it was shown');
  awareness.destroy();
  forger.close();
  witness.close();
}

async function forgeTokens({ url, databaseUrl, draft, forger }: Scene, faults: string[]): Promise<void> {
  const reused = await fetchToken(url, forger.memberId);
  (await connectRaw(url, draft.docId, reused)).close();
  const expired = await fetchToken(url, forger.memberId);
  await withClient(databaseUrl, (client) =>
    client.query(`UPDATE collab_token SET expires_at = now() - interval '1 second' WHERE member_id = $1`, [
      forger.memberId,
    ]),
  );
  // The reused one would be refused as expired otherwise.
  await withClient(databaseUrl, (client) =>
    client.query(
      `UPDATE collab_token SET expires_at = now() + interval '1 minute' WHERE member_id = $1 AND used_at IS NOT NULL`,
      [forger.memberId],
    ),
  );
  for (const [name, token] of [
    ['expired', expired],
    ['reused', reused],
    ['unknown', 'a'.repeat(43)],
  ] as const) {
    const client = await connectRaw(url, draft.docId, token);
    if ((await client.untilClosed(CLOSE_TIMEOUT_MS))?.code !== 4401) faults.push(`a token that is ${name} was taken`);
    client.close();
  }
}

/** A page of another origin is told 403. No newsroom is known of it, so that it goes to the server's log. */
async function comeFromElsewhere({ url }: Scene, faults: string[]): Promise<void> {
  const socket = new WebSocket(url, { origin: 'https://elsewhere.example' });
  socket.on('error', () => undefined);
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve('open'));
  });
  if (status !== 403) faults.push(`a foreign Origin was answered with ${status}`);
  socket.terminate();
}

/** The whole log of the draft, to see that it stays as it is. */
function readLog({ databaseUrl, draft }: Scene): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      'SELECT seq, member_id, sha256 FROM ydoc_update WHERE doc_id = $1 ORDER BY seq',
      [draft.docId],
    );
    return JSON.stringify(rows);
  });
}

function listAudited({ databaseUrl }: Scene, { memberId, newsroomId }: Actor): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ reason: string }>(
      `SELECT payload->>'reason' AS reason FROM audit_event
        WHERE newsroom_id = $1 AND actor = $2 AND type = 'draft.refused'`,
      [newsroomId, memberId],
    );
    return rows.map(({ reason }) => reason);
  });
}
