import { type Actor, Fault } from '@weft/shared/server';

/** Who asks and for which partnership, as the transport found it. */
export interface RequestScope {
  /** null: not signed in */
  readonly personId: string | null;
  /** the X-Partnership header */
  readonly partnership: string | null;
}

/** Apollo copies the context's first level for each request, so what must stay one thing sits below it. */
export interface ApiContext {
  readonly request: RequestScope;
}

/**
 * The actor in the partnership of the request.
 * @throws Fault UNAUTHENTICATED when nobody is signed in, FORBIDDEN when no partnership is named.
 */
export function actorOf(context: ApiContext): Actor {
  const { partnership } = context.request;
  const { personId } = signedIn(context);
  if (!partnership) throw new Fault('FORBIDDEN', 'Your roles here do not allow this.');
  return { personId, partnership };
}

/** The person alone, in no partnership: what is theirs everywhere. @throws Fault UNAUTHENTICATED */
export function signedIn(context: ApiContext): Actor & { readonly personId: string } {
  const { personId } = context.request;
  if (!personId) throw new Fault('UNAUTHENTICATED', 'Sign in first.');
  return { personId };
}
