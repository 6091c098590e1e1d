/** Sign-in, sessions and invitations: what is done over /api rather than /graphql. */

import { get, messageOf, NOT_REACHED, problemOf, send } from './http.js';

export interface DemonstrationAccount {
  email: string;
  name: string;
  partnership: string | null;
  roles: string[];
}

export interface Meta {
  demonstration: boolean;
  accounts?: DemonstrationAccount[];
  password?: string;
}

export interface Invitation {
  name: string;
  email: string;
  partnershipName: string;
  hasAccount: boolean;
}

export interface Session {
  id: string;
  createdAt: string;
  updatedAt: string;
  userAgent?: string | null;
  ipAddress?: string | null;
}

/** The API refuses shorter ones; said here too, before anything is sent. */
export const SHORTEST_PASSWORD = 8;

export const readMeta = (): Promise<Meta> => get('/api/meta');

/** @returns null when signed in, else a sentence that says why not. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const response = await send('/api/auth/sign-in/email', { email, password });
  if (response === null) return NOT_REACHED;
  if (response.ok) return null;
  // Locked or held back: the answer says for how long.
  if (response.status === 429 || response.status === 403) {
    return (await messageOf(response)) ?? 'Too many attempts. Wait 15 minutes, then try again.';
  }
  if (response.status >= 500) return 'Signing in does not work at the moment. Try again in a few minutes.';
  return 'The email address or the password is not right.';
}

/** @returns null when signed out, else a sentence that says why not. */
export async function signOut(): Promise<string | null> {
  const response = await send('/api/auth/sign-out', {});
  return response?.ok ? null : NOT_REACHED;
}

/** Why the session of this browser is over, as far as that is known. */
export type SessionEnd = 'IDLE' | 'OLD' | 'ROLES_CHANGED' | 'SECOND_FACTOR_CHANGED';

export const readSessionEnd = (): Promise<{ because: SessionEnd | null }> => get('/api/auth/session-ended');

export const listSessions = (): Promise<Session[]> => get('/api/auth/list-sessions');

/** The id of the session that this page belongs to. */
export async function currentSessionId(): Promise<string | null> {
  const answer = await get<{ session?: { id?: string } } | null>('/api/auth/get-session');
  return answer?.session?.id ?? null;
}

export async function endSession(id: string): Promise<string | null> {
  const response = await send('/api/auth/revoke-session', { id });
  return response?.ok ? null : 'The session could not be ended. Try again.';
}

export async function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<{ message: string; field: string | null } | null> {
  const response = await send('/api/auth/change-password', {
    currentPassword,
    newPassword,
    revokeOtherSessions: true,
  });
  if (response === null) return { message: NOT_REACHED, field: null };
  if (response.ok) return null;
  const { code, message } = await problemOf(response);
  if (code === 'INVALID_PASSWORD') {
    return { message: 'This is not your current password.', field: 'currentPassword' };
  }
  if (code === 'PASSWORD_TOO_SHORT' || code === 'PASSWORD_TOO_LONG') {
    return { message: `Choose a password of ${SHORTEST_PASSWORD} to 128 characters.`, field: 'newPassword' };
  }
  return { message: message ?? 'The password could not be changed. Try again.', field: null };
}

export const readInvitation = (token: string): Promise<Invitation> =>
  get(`/api/invitations/${encodeURIComponent(token)}`);

/** What came of accepting: a sentence that says why not, or where one is from now on, and whether signed in. */
export type Acceptance = { refused: string } | { partnership: string; signedIn: boolean };

export async function acceptInvitation(token: string, password: string): Promise<Acceptance> {
  const response = await send(`/api/invitations/${encodeURIComponent(token)}`, { password });
  if (response === null) return { refused: NOT_REACHED };
  if (response.ok) return (await response.json()) as { partnership: string; signedIn: boolean };
  return { refused: (await messageOf(response)) ?? 'The invitation could not be accepted.' };
}
