import * as Y from 'yjs';
import { type AnnotationState, describeAnnotations } from '#lib/annotation/describe-annotations.ts';
import { type Admission, admit, makeShadow, type Shadow } from '#lib/collab/admission/admit.ts';
import type { DraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { DraftRefusedError } from '#lib/draft-log/refusal.ts';
import type { LoggedUpdate } from '#lib/draft-log/update-log.server.ts';
import type { DraftSession } from './session.server.ts';

/** An update that is admitted but not yet committed. An `update` of null waits for the pending one that it repeats. */
export type PendingUpdate = Admission & {
  readonly received: Uint8Array;
  readonly session: DraftSession;
  readonly settle: (error: Error | null) => void;
};

/**
 * The updates of one draft on their way into the log, and the shadow that admits them: a copy of `document` with all of them
 * applied, in order. The first of them form the batch that is being committed; the rest wait for the next.
 */
export class PendingUpdates {
  readonly #scope: DraftScope;
  readonly #document: Y.Doc;
  readonly #owners: ReadonlyMap<number, string>;
  #shadow: Shadow;
  #batch: PendingUpdate[] = [];
  #waiting: PendingUpdate[] = [];
  #annotations: AnnotationState = { rows: [], mentions: [], gone: [] };
  #isShadowBehind = false;

  /** `document` and `owners` are those of the log's head; the caller keeps them up to date. */
  constructor(scope: DraftScope, document: Y.Doc, owners: ReadonlyMap<number, string>) {
    this.#scope = scope;
    this.#document = document;
    this.#owners = owners;
    this.#shadow = this.#copyDocument();
  }

  get batch(): readonly PendingUpdate[] {
    return this.#batch;
  }

  /** The annotations that the batch touched, as they stand after it and before the updates that wait. */
  get annotations(): AnnotationState {
    return this.#annotations;
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** What is new in the update, applied to the shadow. @throws DraftRefusedError */
  admit(received: Uint8Array, { actor }: DraftSession): Admission {
    const verdict = admit(this.#shadow, received, actor);
    if (verdict.admitted) return verdict;
    this.#rebuildShadow();
    throw new DraftRefusedError(verdict.reason);
  }

  add(pending: PendingUpdate): void {
    this.#waiting.push(pending);
  }

  /** Makes a batch of all that wait. */
  startBatch(): void {
    this.#batch = this.#waiting.splice(0);
    // No update waits, so the shadow is what the document will be.
    this.#describeBatch();
  }

  /** Removes and returns the batch, which has been committed; the shadow holds it already. */
  endBatch(): readonly PendingUpdate[] {
    return this.#batch.splice(0);
  }

  /**
   * Follows an update that others logged and that the document now holds; `touched` are the annotations that it changed. Call
   * `readmit` after the last one.
   */
  follow({ update, memberId }: LoggedUpdate, touched: readonly string[]): void {
    if (this.#isShadowBehind) return;
    const clients = listClients(update);
    // Without a client or an annotation in common, the verdicts on pending updates stay the same.
    const overlaps = [...this.#batch, ...this.#waiting].some(
      (pending) =>
        touched.some((id) => pending.touched.has(id)) ||
        listClients(pending.update).some((one) => clients.includes(one)),
    );
    // Its author had the right when it was logged, so admit it with every right.
    this.#isShadowBehind = overlaps || !admit(this.#shadow, update, { memberId, role: 'admin' }).admitted;
  }

  /** Admits the pending updates again if a logged one may have changed a verdict. */
  readmit(): void {
    if (this.#isShadowBehind) this.#rebuildShadow();
  }

  /** Rejects and removes the pending updates for which `why` returns an error; those left must not build on them. */
  reject(why: (pending: PendingUpdate) => Error | null): void {
    if (this.#remove(why)) this.#rebuildShadow();
  }

  /** Rebuilds the shadow from the document and the pending updates; refuses those that no longer fit. */
  #rebuildShadow(): void {
    let misfit: boolean;
    do {
      this.#shadow = this.#copyDocument();
      misfit = !this.#admitAgain(this.#batch);
      this.#describeBatch();
      misfit ||= !this.#admitAgain(this.#waiting);
    } while (misfit);
    this.#isShadowBehind = false;
  }

  #copyDocument(): Shadow {
    const { kind, text } = this.#scope;
    return makeShadow({ kind, text, state: Y.encodeStateAsUpdate(this.#document), owners: new Map(this.#owners) });
  }

  /** Requires that the shadow holds the document and the batch, and no update that waits. */
  #describeBatch(): void {
    const touched = new Set(this.#batch.flatMap((pending) => [...pending.touched]));
    this.#annotations = describeAnnotations(this.#shadow.doc, touched, this.#shadow.owners);
  }

  /** Returns false at the first that no longer fits, which it refuses; the shadow then holds what was refused. */
  #admitAgain(pendings: readonly PendingUpdate[]): boolean {
    for (const pending of pendings) {
      const verdict = admit(this.#shadow, pending.received, pending.session.actor);
      if (!verdict.admitted) {
        this.#remove((other) => (other === pending ? new DraftRefusedError(verdict.reason) : null));
        return false;
      }
      const { update, newClients, touched } = verdict;
      Object.assign(pending, { update, newClients, touched });
    }
    return true;
  }

  /** Returns whether there were any. */
  #remove(why: (pending: PendingUpdate) => Error | null): boolean {
    const keeps = (pending: PendingUpdate) => {
      const error = why(pending);
      if (error) pending.settle(error);
      return !error;
    };
    const before = this.#batch.length + this.#waiting.length;
    this.#batch = this.#batch.filter(keeps);
    this.#waiting = this.#waiting.filter(keeps);
    return this.#batch.length + this.#waiting.length < before;
  }
}

/** The Yjs clients whose edits the update holds. */
export function listClients(update: Uint8Array | null): number[] {
  return update ? [...Y.parseUpdateMeta(update).to.keys()] : [];
}
