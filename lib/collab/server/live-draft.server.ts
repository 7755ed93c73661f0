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

/** Transaction origin that is none of Hocuspocus' connections, so every client receives the update. */
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
  /** The annotations that `#committing` touched, as they stand after it and before `#waiting`. */
  #annotations: AnnotationState = { rows: [], gone: [] };
  #running: Promise<void> | null = null;
  #pulling: Promise<void> | null = null;
  #isPullDue = false;
  #checkedAtMs = performance.now();
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
    // An update without news may repeat one that is not yet committed; acknowledge it no sooner than that one.
    if (update === null && !this.#running) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (error: Error | null) => (error ? reject(error) : resolve());
      this.#waiting.push({ received, session, settle, update, newClients, touched });
      this.#running ??= this.#run();
    });
  }

  /** When the log was last checked for other nodes' updates, milliseconds of `performance.now()`. */
  get checkedAtMs(): number {
    return this.#checkedAtMs;
  }

  /** Records that the log was checked just now. */
  noteChecked(): void {
    this.#checkedAtMs = performance.now();
  }

  /** Applies what other nodes appended to the log. Calls made while it runs share one more read. */
  pull(): Promise<void> {
    this.#isPullDue = true;
    this.noteChecked();
    this.#pulling ??= this.#pullWhileDue().finally(() => {
      this.#pulling = null;
    });
    return this.#pulling;
  }

  /** Resolves when no append is running. */
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
      if (updates.length > 0) this.#catchUp(updates);
    }
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#committing = this.#waiting.splice(0);
      // `#waiting` is empty, so the shadow is what the document will be.
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
      if (head > this.#headSeq) this.#catchUp(await readUpdates(tx, docId, this.#headSeq, head));
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

  /** Applies logged updates in order, then admits the pending updates again if the logged ones may have changed the verdict. */
  #catchUp(updates: readonly LoggedUpdate[]): void {
    this.noteChecked();
    const pending = [...this.#committing, ...this.#waiting];
    const clients = new Set(pending.flatMap(({ update }) => (update ? listClients(update) : [])));
    const touched = new Set(pending.flatMap((entry) => [...entry.touched]));
    let isShadowBehind = false;
    for (const { seq, update, memberId, at } of updates) {
      if (seq !== this.#headSeq + 1) continue;
      const writers = listClients(update);
      for (const client of writers) {
        if (!this.#owners.has(client)) this.#owners.set(client, memberId);
      }
      const changed = this.#applyLogged(update);
      // Without a client or an annotation in common, the verdicts on pending updates stay the same.
      const meets = writers.some((client) => clients.has(client)) || changed.some((id) => touched.has(id));
      // Its author had the right when it was logged, so admit it with every right.
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

  /** Rebuilds the shadow from the document and the pending updates; refuses those that no longer fit. */
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
