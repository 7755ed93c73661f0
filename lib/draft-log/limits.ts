/** Largest frame that a client may send, bytes. */
export const FRAME_MAX_BYTES = 1024 * 1024;
/** Largest single update, bytes. */
export const UPDATE_MAX_BYTES = 64 * 1024;
/** Largest whole document, bytes of its encoded state. */
export const DOCUMENT_MAX_BYTES = 5 * 1024 * 1024;
/** Largest update in the first sync after a connect, once a connect: all that was typed offline, in frames of FRAME_MAX_BYTES. */
export const FIRST_SYNC_MAX_BYTES = 5 * 1024 * 1024;
/** Largest frame joined from parts: a first sync with its address, bytes. */
export const JOINED_FRAME_MAX_BYTES = FIRST_SYNC_MAX_BYTES + 1024;
/** Largest presence state of one client, bytes of its JSON. */
export const AWARENESS_MAX_BYTES = 4 * 1024;
/** Sustained messages a second that are read from one socket; more wait in the sender's buffer. */
export const MESSAGES_PER_SECOND = 50;
/** How many messages a socket may send at once before the rate above applies. */
export const MESSAGE_BURST = 200;
/** Documents that one socket may have open. */
export const DOCUMENTS_PER_SOCKET = 20;
/** Unread bytes at which a slow reader is dropped. */
export const UNREAD_MAX_BYTES = 4 * 1024 * 1024;
/** Bytes that a socket may send before authentication; an honest one sends a token. */
export const UNAUTHENTICATED_MAX_BYTES = 64 * 1024;
/** How long a socket may stay unauthenticated. */
export const AUTHENTICATION_DEADLINE_MS = 10_000;
/** Unauthenticated sockets at a time from one address; an honest one authenticates within a round trip. */
export const UNAUTHENTICATED_SOCKETS_PER_ADDRESS = 100;
/** Unauthenticated sockets at a time; so they hold at most 2,000 times UNAUTHENTICATED_MAX_BYTES. */
export const UNAUTHENTICATED_SOCKETS_MAX = 2_000;
/** Bytes and messages kept for a document of a socket while it is being opened. */
export const OPENING_MAX_BYTES = FRAME_MAX_BYTES + 64 * 1024;
export const OPENING_MAX_MESSAGES = 200;
/** How long a socket may be silent. */
export const SOCKET_TIMEOUT_MS = 60_000;
/** How long a client may take to answer a close frame before its socket is cut. */
export const CLOSE_GRACE_MS = 500;
/** How long a draft may go without a message of other nodes before it checks the log. */
export const PULL_AFTER_SILENCE_MS = 5_000;
/** Refusals of one member, or of one address, that are recorded per REFUSALS_WINDOW_MS; the rest are counted. */
export const REFUSALS_WRITTEN_MAX = 20;
export const REFUSALS_WINDOW_MS = 60_000;
/** How long a token for the socket is good. */
export const TOKEN_TTL_S = 60;
/** Bytes of one draft's updates that still share a statement with other drafts. */
export const TOGETHER_MAX_BYTES = 256 * 1024;
/** Least time from one shared statement to the next: what arrives meanwhile goes together. */
export const APPEND_EVERY_MS = 6;
/** Shared statements that may be under way at a time. */
export const APPENDS_AT_ONCE = 4;
/** Longest time that edits and presence are gathered before they go out to a draft's readers: two frames of their screens. */
export const BROADCAST_MAX_MS = 30;
/** Messages a second up to which a draft sends each at once, however busy its node: there would be next to nothing to gather. */
export const QUIET_MESSAGES_PER_SECOND = 20;
/** Messages times readers a second up to which a node sends everything at once; a draft with ten writers needs 500. */
export const SENDS_PER_SECOND_AT_ONCE = 1_500;
/** Messages times readers a second from which a node gathers for BROADCAST_MAX_MS. */
export const SENDS_PER_SECOND_GATHERED = 4_000;
/** Updates after which the next quiet moment writes a snapshot. */
export const SNAPSHOT_EVERY_UPDATES = 100;
/** Least and longest time until a compaction that failed is tried again; it doubles from one to the next. */
export const COMPACTION_RETRY_MIN_MS = 1_000;
export const COMPACTION_RETRY_MAX_MS = 60_000;
/** Failures of one compaction, about three minutes of them, after which only the draft's next edit tries again. */
export const COMPACTION_TRIES_MAX = 8;
/** Snapshots kept of each document. */
export const SNAPSHOTS_KEPT = 3;
/** Deepest nesting of elements in a note, a reply or a fact sheet. */
export const NESTING_MAX = 24;
/** How long a closing server waits for pending appends and acknowledgements. */
export const DRAIN_DEADLINE_MS = 30_000;
/** In a draft's history, changes with no more than this between them are shown as one. */
export const SESSION_GAP_MS = 5 * 60_000;
/** Members who are notified of one note or reply that names them; others who stand in it are not. */
export const MENTIONS_PER_TEXT_MAX = 50;
/** How much of a note or a reply is kept beside a mention, to be listed with it, in UTF-16 code units. */
export const MENTION_WORDS_MAX = 500;
