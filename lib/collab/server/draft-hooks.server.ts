import type { Configuration, Connection, Document } from '@hocuspocus/server';
import { can } from '#lib/actor/policy.ts';
import { SYNC } from '#lib/collab/protocol/messages.ts';
import { vouchForPresence } from '#lib/collab/protocol/presence.ts';
import { db } from '#lib/db.server.ts';
import { type DraftScope, findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import {
  DOCUMENTS_PER_SOCKET,
  FIRST_SYNC_MAX_BYTES,
  OPENING_MAX_BYTES,
  OPENING_MAX_MESSAGES,
  SOCKET_TIMEOUT_MS,
  UPDATE_MAX_BYTES,
} from '#lib/draft-log/limits.ts';
import { CLOSE, DraftRefusedError, REFUSED_CODE, SessionEndedError } from '#lib/draft-log/refusal.ts';
import { readDraftState } from '#lib/draft-log/update-log.server.ts';
import { log } from '#lib/log.server.ts';
import { broadcastDelayMs, EventRate } from './broadcast-pace.ts';
import type { CompactionLane } from './compaction-lane.server.ts';
import type { FanOut } from './fan-out.server.ts';
import {
  beforeEachChange,
  discard,
  isUnreadable,
  presenceClientsOf,
  rejectAndClose,
  setBroadcastDelay,
  whenUnloaded,
} from './hocuspocus.server.ts';
import { LiveDraft } from './live-draft.server.ts';
import { connectionsOpen, documentsOpen } from './metrics.server.ts';
import { recordRefusal } from './record-refusal.server.ts';
import { type DraftSession, lockAndFindEndedSessions } from './session.server.ts';
import { belongsToAnother, watchLocalPresence } from './share-presence.server.ts';
import type { DraftSocket } from './socket.server.ts';
import { redeemCollabToken } from './token.server.ts';

/** Hocuspocus' context of each open document of each socket; session and scope are set by `onAuthenticate`. */
export type DraftContext = { socket: DraftSocket; session?: DraftSession; scope?: DraftScope };

/** A document in memory, with its draft. */
export type OpenDocument = { readonly document: Document; readonly draft: LiveDraft };

const STORE_DEBOUNCE_MS = 2_000;
const STORE_MAX_DEBOUNCE_MS = 10_000;

/**
 * Hocuspocus hooks that make an edit durable before it is acknowledged: Hocuspocus acknowledges once `beforeSync` has resolved.
 * hocuspocus.server.ts says what else they rely on and work around.
 */
export function draftHooks(
  drafts: Map<string, OpenDocument>,
  fanOut: FanOut,
  lane: CompactionLane,
): Partial<Configuration<DraftContext>> {
  const byDocument = new WeakMap<Document, LiveDraft>();
  const synced = new WeakSet<Connection>();
  const sends = new EventRate();

  /** Sends a quiet draft's changes at once, and gathers them while there is much to send. */
  function pace(document: Document): void {
    const messages = new EventRate();
    beforeEachChange(document, () => {
      const nowMs = performance.now();
      const sendsPerSecond = sends.count(document.getConnectionsCount(), nowMs);
      setBroadcastDelay(document, broadcastDelayMs(messages.count(1, nowMs), sendsPerSecond));
    });
  }

  return {
    quiet: true,
    timeout: SOCKET_TIMEOUT_MS,
    debounce: STORE_DEBOUNCE_MS,
    maxDebounce: STORE_MAX_DEBOUNCE_MS,
    maxUnauthenticatedQueueSize: OPENING_MAX_BYTES,
    maxUnauthenticatedQueueMessages: OPENING_MAX_MESSAGES,
    maxPendingDocuments: DOCUMENTS_PER_SOCKET + 1,

    async onConnect({ context, documentName }) {
      if (context.socket.mayOpen()) return;
      context.socket.recordRefusal('too-many-documents', documentName);
      rejectAndClose(context.socket, CLOSE.limit);
    },

    async onAuthenticate({ context, documentName, token, connectionConfig }) {
      const redeemed = await redeemCollabToken(token).catch((error) => fail(context, documentName, error));
      if (!redeemed.ok) {
        if (redeemed.holder) await recordRefusal(redeemed.holder, documentName, redeemed.reason);
        else context.socket.recordRefusal(redeemed.reason, documentName);
        rejectAndClose(context.socket, CLOSE.token);
      }
      const { session } = redeemed;
      const { actor } = session;
      const scope = await findDraftScope(db(), documentName, actor.newsroomId).catch((error) =>
        fail(context, documentName, error),
      );
      if (!scope) {
        await recordRefusal(actor, documentName, 'not-found');
        rejectAndClose(context.socket, CLOSE.notFound);
      }
      connectionConfig.readOnly = !can(actor.role, 'draft.write');
      context.socket.authenticate(session);
      // `isOf` did not match this socket before `authenticate`, so an earlier change of access passed it by.
      const ended = await lockAndFindEndedSessions(db(), [session]).catch((error) =>
        fail(context, documentName, error),
      );
      if (ended.size > 0) rejectAndClose(context.socket, CLOSE.access);
      return { session, scope };
    },

    async connected({ connection, context, documentName }) {
      connectionsOpen.inc();
      connection.onClose((_document, event) => {
        connectionsOpen.dec();
        context.socket.closeDocument();
        if (isUnreadable(event)) context.socket.refuseAfterTurn('malformed-frame', CLOSE.malformed, documentName);
      });
    },

    async onLoadDocument({ context, document, documentName }) {
      const { scope } = context;
      if (!scope) rejectAndClose(context.socket, CLOSE.token);
      try {
        const state = await readDraftState(db(), documentName);
        const draft = new LiveDraft(scope, document, state, () => fanOut.publishAppended(documentName));
        byDocument.set(document, draft);
        drafts.set(documentName, { document, draft });
        documentsOpen.inc();
        fanOut.subscribe(documentName);
        pace(document);
        watchLocalPresence(document, (update) => fanOut.publishPresence(documentName, update));
        whenUnloaded(document, () => {
          documentsOpen.dec();
          if (drafts.get(documentName)?.document !== document) return;
          drafts.delete(documentName);
          fanOut.unsubscribe(documentName);
        });
        // Signals that came before the draft was in the map were ignored.
        await draft.pull();
      } catch (error) {
        discard(document);
        fail(context, documentName, error);
      }
    },

    async beforeSync({ type, payload, connection, context, document, documentName }) {
      if (type === SYNC.step1) return;
      const draft = byDocument.get(document);
      const { session } = context;
      if (!draft || !session) rejectAndClose(context.socket, CLOSE.token);
      try {
        const isFirst = type === SYNC.step2 && !synced.has(connection);
        if (isFirst) synced.add(connection);
        const limit = isFirst ? FIRST_SYNC_MAX_BYTES : UPDATE_MAX_BYTES;
        if (payload.length > limit) throw new DraftRefusedError('too-large');
        await draft.submit(payload, session);
      } catch (error) {
        if (error instanceof SessionEndedError) rejectAndClose(context.socket, CLOSE.access);
        if (!(error instanceof DraftRefusedError)) fail(context, documentName, error);
        await recordRefusal(session.actor, documentName, error.refusal);
        rejectAndClose(context.socket, { code: REFUSED_CODE, reason: error.refusal });
      }
    },

    async beforeHandleAwareness({ states, connection, context, document, documentName }) {
      const { actor } = context?.session ?? {};
      if (!connection || !actor) return states.clear();
      const owns = claimClients(document, connection, actor.memberId, byDocument.get(document));
      let isForged = false;
      vouchForPresence(states, actor, (clientId) => {
        const isOwn = owns(clientId);
        isForged ||= !isOwn;
        return isOwn;
      });
      if (isForged) await recordRefusal(actor, documentName, 'presence');
    },

    async onStoreDocument({ document, documentName }) {
      // Only compacts: the log has every edit.
      const draft = byDocument.get(document);
      if (draft) lane.add(documentName, () => draft.compact());
    },
  };
}

/**
 * Returns whether a presence clientID belongs to the connection: the first that it sends does, unless it is another member's. It
 * may be taken over from an earlier connection of the same member, since a lost connection can linger.
 */
function claimClients(document: Document, connection: Connection, memberId: string, draft: LiveDraft | undefined) {
  const own = presenceClientsOf(document, connection);
  return (clientId: number): boolean => {
    if (own.has(clientId)) return true;
    if (own.size > 0 || (draft?.findOwner(clientId) ?? memberId) !== memberId) return false;
    if (belongsToAnother(document, clientId, memberId)) return false;
    for (const other of document.getConnections()) {
      if (!presenceClientsOf(document, other).has(clientId)) continue;
      if (other.context.session?.actor.memberId !== memberId) return false;
      presenceClientsOf(document, other).delete(clientId);
    }
    own.add(clientId);
    return true;
  };
}

/** Logs an unexpected error and asks the client to connect again. */
function fail({ socket }: DraftContext, docId: string, error: unknown): never {
  log().error({ err: error, docId }, 'reading or writing a draft failed');
  rejectAndClose(socket, CLOSE.unavailable);
}
