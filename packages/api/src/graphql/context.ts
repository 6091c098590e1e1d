import { Alongside, type FileStore, forbidden, type PersonActor, unauthenticated } from '@weft/shared/server';

/** Who asks and for which partnership, as the transport found it. */
export interface RequestScope {
  /** the token of a session cookie that we signed; null: not signed in. Whether it still stands, the database says. */
  readonly session: string | null;
  /** the X-Partnership header */
  readonly partnership: string | null;
}

/** Apollo copies the context's first level for each request, so what must stay one thing sits below it. */
export interface ApiContext {
  readonly request: RequestScope;
  /** where extracts lie; absent where nobody asks over HTTP */
  readonly extracts?: FileStore;
}

/** What a request reads in one moment is read in one transaction, wherever its use cases allow it. */
const readings = new WeakMap<RequestScope, Alongside>();

function alongsideOf(request: RequestScope): Alongside {
  const known = readings.get(request) ?? new Alongside();
  readings.set(request, known);
  return known;
}

/**
 * The actor in the partnership of the request.
 * @throws Fault UNAUTHENTICATED when nobody is signed in, FORBIDDEN when no partnership is named.
 */
export function actorOf(context: ApiContext): PersonActor {
  const { partnership } = context.request;
  const person = signedIn(context);
  if (!partnership) throw forbidden();
  return { ...person, partnership, alongside: alongsideOf(context.request) };
}

/** Where extracts lie. */
export function extractStoreOf({ extracts }: ApiContext): FileStore {
  if (!extracts) throw new Error('This request came without the folder of extracts.');
  return extracts;
}

/** The person alone, in no partnership: what is theirs everywhere. @throws Fault UNAUTHENTICATED */
export function signedIn(context: ApiContext): PersonActor {
  const { session } = context.request;
  if (session === null) throw unauthenticated();
  return { session };
}
