/** admin: people, rules, keys; editor: annotates, claims, votes; reviewer: also decides; observer: reads. */
export const ROLES = ['admin', 'editor', 'reviewer', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** Whether the text names a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** The member on whose behalf something is read or done. Made from a session or a token, never from input. */
export type Actor = {
  readonly memberId: string;
  readonly userId: string;
  readonly newsroomId: string;
  readonly role: Role;
  readonly name: string;
  /** 0 to 7, index of the member's presence colour. */
  readonly colour: number;
  /** By which session; none for a command line or a token of the collaboration socket. */
  readonly session?: { readonly id: string; readonly version: number };
};
