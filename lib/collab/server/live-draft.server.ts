import * as Y from 'yjs';
import { noteTouched } from '#lib/annotation/watch-annotations.ts';
import { db, inTransaction } from '#lib/db.server.ts';
import type { DraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { SNAPSHOT_EVERY_UPDATES } from '#lib/draft-log/limits.ts';
import { SessionEndedError } from '#lib/draft-log/refusal.ts';
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
import { LOCAL_ORIGIN } from './hocuspocus.server.ts';
import { appendBatch, appendSeconds, lagSeconds, updatesApplied } from './metrics.server.ts';
import { listClients, PendingUpdates } from './pending-updates.server.ts';
import { type DraftSession, lockAndFindEndedSessions } from './session.server.ts';

/**
 * One open draft: `document` holds exactly what the log holds up to `headSeq`. Updates that arrive while an append is running
 * share the next one.
 */
export class LiveDraft {
  readonly scope: DraftScope;
  readonly #document: Y.Doc;
  readonly #pending: PendingUpdates;
  #headSeq: number;
  #snapshotSeq: number;
  readonly #owners: Map<number, string>;
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
    this.#pending = new PendingUpdates(scope, document, owners);
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
    const admission = this.#pending.admit(received, session);
    // An update without news may repeat one that is not yet committed; acknowledge it no sooner than that one.
    if (admission.update === null && !this.#running) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (error: Error | null) => (error ? reject(error) : resolve());
      this.#pending.add({ ...admission, received, session, settle });
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
    while (this.#pending.isWaiting) {
      this.#pending.startBatch();
      const stop = appendSeconds.startTimer();
      try {
        await this.#commit();
        stop();
      } catch (error) {
        // Nothing admitted since is durable, and what waits may build on it.
        const failure = error instanceof Error ? error : new Error(String(error));
        this.#pending.reject(() => failure);
      }
    }
    this.#running = null;
  }

  async #commit(): Promise<void> {
    const newHead = (await this.#appendTogether()) ?? (await this.#appendAlone());
    const committed = this.#pending.endBatch();
    this.#headSeq = Math.max(this.#headSeq, newHead);
    appendBatch.observe(committed.length);
    updatesApplied.inc({ from: 'here' }, committed.filter(({ update }) => update !== null).length);
    this.#document.transact(() => {
      for (const { update, newClients, session } of committed) {
        for (const client of newClients) this.#owners.set(client, session.actor.memberId);
        if (update) Y.applyUpdate(this.#document, update);
      }
    }, LOCAL_ORIGIN);
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
      const sessions = this.#pending.batch.map(({ session }) => session);
      // Before the head: commands lock members first, too.
      const ended = await lockAndFindEndedSessions(tx, sessions);
      this.#pending.reject(({ session }) => (ended.has(session) ? new SessionEndedError() : null));
      const head = await lockHead(tx, docId, newsroomId);
      if (head > this.#headSeq) this.#catchUp(await readUpdates(tx, docId, this.#headSeq, head));
      const append = this.#toAppend();
      return append.updates.length === 0 ? head : appendOrWait(tx, append);
    });
  }

  #toAppend(): Append {
    const { batch, annotations } = this.#pending;
    return {
      scope: this.scope,
      headSeq: this.#headSeq,
      sessions: batch.map(({ session }) => session),
      updates: batch.flatMap(({ update, newClients, session }) =>
        update ? [{ memberId: session.actor.memberId, update, newClients }] : [],
      ),
      annotations,
    };
  }

  /** Applies logged updates in order, then admits the pending updates again if the logged ones may have changed a verdict. */
  #catchUp(updates: readonly LoggedUpdate[]): void {
    this.noteChecked();
    for (const logged of updates) {
      if (logged.seq !== this.#headSeq + 1) continue;
      for (const client of listClients(logged.update)) {
        if (!this.#owners.has(client)) this.#owners.set(client, logged.memberId);
      }
      this.#pending.follow(logged, this.#applyLogged(logged.update));
      this.#headSeq = logged.seq;
      updatesApplied.inc({ from: 'others' });
      lagSeconds.observe(Math.max(0, Date.now() - logged.at.getTime()) / 1000);
    }
    this.#pending.readmit();
  }

  /** Returns the ids of the annotations that the update touched. */
  #applyLogged(update: Uint8Array): string[] {
    const apply = () => Y.applyUpdate(this.#document, update, LOCAL_ORIGIN);
    if (this.scope.kind === 'article') return [...noteTouched(this.#document, apply)];
    apply();
    return [];
  }
}
