import * as Y from 'yjs';
import { type AnnotationState, describeAnnotations } from '#lib/annotation/describe-annotations.ts';
import { noteTouched } from '#lib/annotation/watch-annotations.ts';
import { admit, makeShadow, type Shadow } from '#lib/collab/admission/admit.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import type { DraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { SNAPSHOT_EVERY_UPDATES } from '#lib/draft-log/limits.ts';
import { DraftRefusedError, SessionEndedError } from '#lib/draft-log/refusal.ts';
import {
  type DraftState,
  type LoggedUpdate,
  lockHead,
  readNewUpdates,
  readUpdates,
} from '#lib/draft-log/update-log.server.ts';
import { writeSnapshot } from '#lib/draft-log/write-snapshot.server.ts';
import { type Append, appendOrWait } from './append.server.ts';
import { appendTogether } from './append-together.server.ts';
import { appendBatch, appendSeconds, lagSeconds, updatesApplied } from './metrics.server.ts';
import { type DraftSession, lockAndFindEndedSessions } from './session.server.ts';

/** Who changed the document, to Hocuspocus: it asks only whether a connection of its own did. */
const LOCAL = { source: 'local' };

/** An update on its way into the log. */
type Entry = {
  readonly received: Uint8Array;
  readonly session: DraftSession;
  readonly settle: (error: Error | null) => void;
  update: Uint8Array | null;
  newClients: readonly number[];
  touched: ReadonlySet<string>;
};

/**
 * One open draft. `document` holds exactly what the log holds up to `headSeq`; the shadow runs ahead of it by the updates
 * that are admitted but not yet committed. Updates that arrive while an append is under way share the next one.
 */
export class LiveDraft {
  readonly scope: DraftScope;
  #document: Y.Doc;
  #shadow: Shadow;
  #headSeq: number;
  #snapshotSeq: number;
  #owners: Map<number, string>;
  #waiting: Entry[] = [];
  #committing: Entry[] = [];
  /** How what `#committing` touched stands after it, without what waits. */
  #annotations: AnnotationState = { rows: [], gone: [] };
  #running: Promise<void> | null = null;
  #pulling: Promise<void> | null = null;
  #isPullDue = false;
  #heardAtMs = performance.now();
  readonly #onAppended: () => void;

  /** Fills `document`, which must be empty, with the draft's state. `onAppended` is called after each append. */
  constructor(
    scope: DraftScope,
    document: Y.Doc,
    { state, headSeq, snapshotSeq, owners }: DraftState,
    onAppended: () => void = () => undefined,
  ) {
    this.scope = scope;
    this.#onAppended = onAppended;
    this.#document = document;
    this.#headSeq = headSeq;
    this.#snapshotSeq = snapshotSeq;
    this.#owners = owners;
    Y.applyUpdate(document, state);
    this.#shadow = makeShadow({ kind: scope.kind, text: scope.text, state, owners: new Map(owners) });
  }

  get headSeq(): number {
    return this.#headSeq;
  }

  /** The member whom a Yjs clientID belongs to; null when it has written nothing yet. */
  findOwner(clientId: number): string | null {
    return this.#owners.get(clientId) ?? null;
  }

  /**
   * Admits the update, appends it to the log and applies it to the document; resolves once it is durable.
   * @throws DraftRefusedError, SessionEndedError, or what the database threw; nothing is applied then.
   */
  async submit(received: Uint8Array, session: DraftSession): Promise<void> {
    const verdict = admit(this.#shadow, received, session.actor);
    if (!verdict.admitted) {
      this.#rebuildShadow();
      throw new DraftRefusedError(verdict.reason);
    }
    const { update, newClients, touched } = verdict;
    // Nothing new may still mean that it is on its way: it is acknowledged no sooner than the first copy.
    if (update === null && !this.#running) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (error: Error | null) => (error ? reject(error) : resolve());
      this.#waiting.push({ received, session, settle, update, newClients, touched });
      this.#running ??= this.#run();
    });
  }

  /** Since when nothing was heard of what others append, milliseconds of `performance.now()`. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  /** Notes that the log was looked into just now. */
  heard(): void {
    this.#heardAtMs = performance.now();
  }

  /** Takes in what others appended to the log since. Calls while one runs share one more look. */
  pull(): Promise<void> {
    this.#isPullDue = true;
    this.heard();
    this.#pulling ??= this.#pullWhileDue().finally(() => {
      this.#pulling = null;
    });
    return this.#pulling;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Writes a snapshot when enough was appended since the last one. */
  async compact(everyUpdates: number = SNAPSHOT_EVERY_UPDATES): Promise<void> {
    const seq = this.#headSeq;
    if (seq - this.#snapshotSeq < everyUpdates) return;
    await writeSnapshot(this.scope.docId, seq, Y.encodeStateAsUpdate(this.#document));
    this.#snapshotSeq = Math.max(this.#snapshotSeq, seq);
  }

  async #pullWhileDue(): Promise<void> {
    while (this.#isPullDue) {
      this.#isPullDue = false;
      const updates = await readNewUpdates(db(), this.scope.docId, this.#headSeq);
      if (updates.length > 0) this.#takeIn(updates);
    }
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#committing = this.#waiting.splice(0);
      // Nothing waits now, so the shadow is what the document will be.
      this.#describeCommitting();
      const stop = appendSeconds.startTimer();
      try {
        await this.#commit();
        stop();
      } catch (error) {
        this.#fail(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#running = null;
  }

  async #commit(): Promise<void> {
    const newHead = (await this.#appendTogether()) ?? (await this.#appendAlone());
    const committed = this.#committing;
    this.#committing = [];
    this.#headSeq = Math.max(this.#headSeq, newHead);
    appendBatch.observe(committed.length);
    updatesApplied.inc({ from: 'here' }, committed.filter(({ update }) => update !== null).length);
    this.#document.transact(() => {
      for (const { update, newClients, session } of committed) {
        for (const client of newClients) this.#owners.set(client, session.actor.memberId);
        if (update) Y.applyUpdate(this.#document, update);
      }
    }, LOCAL);
    for (const { settle } of committed) settle(null);
    this.#onAppended();
  }

  /** The new head's seq; null if the draft is blocked, or there is nothing to append. */
  async #appendTogether(): Promise<number | null> {
    const append = this.#toAppend();
    const newHead = append.headSeq + append.updates.length;
    return newHead > append.headSeq && (await appendTogether(append)) ? newHead : null;
  }

  /** Appends in a transaction that waits for what blocks the draft, and first settles it: ended sessions, others' updates, a new log. */
  #appendAlone(): Promise<number> {
    const { docId, newsroomId } = this.scope;
    return inTransaction(async (tx) => {
      const sessions = this.#committing.map(({ session }) => session);
      // Before the head: commands lock members first, too.
      const ended = await lockAndFindEndedSessions(tx, sessions);
      this.#drop(({ session }) => (ended.has(session) ? new SessionEndedError() : null));
      const head = await lockHead(tx, docId, newsroomId);
      if (head > this.#headSeq) this.#takeIn(await readUpdates(tx, docId, this.#headSeq, head));
      const append = this.#toAppend();
      return append.updates.length === 0 ? head : appendOrWait(tx, append);
    });
  }

  #toAppend(): Append {
    return {
      scope: this.scope,
      headSeq: this.#headSeq,
      sessions: this.#committing.map(({ session }) => session),
      updates: this.#committing.flatMap(({ update, newClients, session }) =>
        update ? [{ memberId: session.actor.memberId, update, newClients }] : [],
      ),
      annotations: this.#annotations,
    };
  }

  /** To be called while the shadow holds the document and `#committing`, and nothing else. */
  #describeCommitting(): void {
    const touched = new Set(this.#committing.flatMap((entry) => [...entry.touched]));
    this.#annotations = describeAnnotations(this.#shadow.doc, touched);
  }

  /** Takes in updates that are in the log already, in its order, then judges anew what was on its way where they meet it. */
  #takeIn(updates: readonly LoggedUpdate[]): void {
    this.heard();
    const onTheirWay = [...this.#committing, ...this.#waiting];
    const clients = new Set(onTheirWay.flatMap(({ update }) => (update ? listClients(update) : [])));
    const touched = new Set(onTheirWay.flatMap((entry) => [...entry.touched]));
    let isShadowBehind = false;
    for (const { seq, update, memberId, at } of updates) {
      if (seq !== this.#headSeq + 1) continue;
      const writers = listClients(update);
      for (const client of writers) {
        if (!this.#owners.has(client)) this.#owners.set(client, memberId);
      }
      const changed = this.#applyLogged(update);
      // What has neither client nor annotation in common with what is on its way leaves that as it was judged.
      const meets = writers.some((client) => clients.has(client)) || changed.some((id) => touched.has(id));
      // What is in the log was admitted with the rights that its author had then.
      isShadowBehind ||= meets || !admit(this.#shadow, update, { memberId, role: 'admin' }).admitted;
      this.#headSeq = seq;
      updatesApplied.inc({ from: 'others' });
      lagSeconds.observe(Math.max(0, Date.now() - at.getTime()) / 1000);
    }
    if (isShadowBehind) this.#rebuildShadow();
  }

  /** Returns the ids of the annotations that the update touched. */
  #applyLogged(update: Uint8Array): string[] {
    const apply = () => Y.applyUpdate(this.#document, update, LOCAL);
    if (this.scope.kind === 'article') return [...noteTouched(this.#document, apply)];
    apply();
    return [];
  }

  /** Makes the shadow anew out of the document and what is on its way; what no longer fits is refused. */
  #rebuildShadow(): void {
    let misfit: Entry | null;
    do {
      this.#shadow = makeShadow({
        kind: this.scope.kind,
        text: this.scope.text,
        state: Y.encodeStateAsUpdate(this.#document),
        owners: new Map(this.#owners),
      });
      misfit = this.#admitAgain(this.#committing);
      this.#describeCommitting();
      misfit ??= this.#admitAgain(this.#waiting);
    } while (misfit);
  }

  /** Admits the entries to a new shadow; the first that no longer fits is refused, and returned. */
  #admitAgain(entries: readonly Entry[]): Entry | null {
    for (const entry of entries) {
      const verdict = admit(this.#shadow, entry.received, entry.session.actor);
      if (verdict.admitted) Object.assign(entry, verdict);
      else {
        this.#remove((other) => (other === entry ? new DraftRefusedError(verdict.reason) : null));
        return entry;
      }
    }
    return null;
  }

  /** Rejects and removes the entries for which `why` gives an error. Returns whether there were any. */
  #remove(why: (entry: Entry) => Error | null): boolean {
    const keeps = (entry: Entry) => {
      const error = why(entry);
      if (error) entry.settle(error);
      return !error;
    };
    const before = this.#committing.length + this.#waiting.length;
    this.#committing = this.#committing.filter(keeps);
    this.#waiting = this.#waiting.filter(keeps);
    return this.#committing.length + this.#waiting.length < before;
  }

  #drop(why: (entry: Entry) => Error | null): void {
    if (this.#remove(why)) this.#rebuildShadow();
  }

  /** The append failed: nothing admitted since is durable, and later entries may build on it. */
  #fail(error: Error): void {
    this.#drop(() => error);
  }
}

/** The clients whose edits the update holds. */
function listClients(update: Uint8Array): number[] {
  return [...Y.parseUpdateMeta(update).to.keys()];
}
