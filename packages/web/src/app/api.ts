import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { graphql } from '../gql/gql.js';
import { isAway } from './attention.js';

// What every mutation asks of a refusal: the words, and the field beside which they belong.
graphql(`
  fragment Refused on Refusal {
    code
    message
    field
    claimId
  }
`);

type SessionEnded = () => void;
let onSessionEnded: SessionEnded = () => undefined;

/** The shell says here what happens when the API answers that nobody is signed in (any more). */
export function whenSessionEnds(then: SessionEnded): void {
  onSessionEnded = then;
}

type SecondFactorNeeded = () => void;
let onSecondFactorNeeded: SecondFactorNeeded = () => undefined;

/** And here what happens when the password was not enough. */
export function whenSecondFactorIsNeeded(then: SecondFactorNeeded): void {
  onSecondFactorNeeded = then;
}

/** The API says that a sign-in code is needed first. */
export const needsSecondFactor = (fault: unknown): boolean =>
  CombinedGraphQLErrors.is(fault) &&
  fault.errors.some((one) => one.extensions?.reason === 'SECOND_FACTOR_NEEDED');

const noticeEndedSession = new ErrorLink(({ error, operation }) => {
  if (operation.operationName === 'Viewer' || !CombinedGraphQLErrors.is(error)) return;
  if (needsSecondFactor(error)) onSecondFactorNeeded();
  else if (error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED')) onSessionEnded();
});

function makeClient(partnership: string | null): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      noticeEndedSession,
      new HttpLink({
        uri: '/graphql',
        credentials: 'same-origin',
        headers: partnership === null ? {} : { 'X-Partnership': partnership },
      }),
    ]),
    cache: new InMemoryCache(),
    defaultOptions: {
      watchQuery: {
        fetchPolicy: 'cache-and-network',
        nextFetchPolicy: 'cache-first',
        skipPollAttempt: isAway,
      },
    },
  });
}

const clients = new Map<string | null, ApolloClient>();

/**
 * The client of one partnership, named by the address. Each has a cache of its own, so that nothing of one
 * partnership can be shown in another. `null` is for what needs none: the viewer and the operator's page.
 */
export function clientOf(partnership: string | null): ApolloClient {
  let client = clients.get(partnership);
  if (client === undefined) {
    client = makeClient(partnership);
    clients.set(partnership, client);
  }
  return client;
}

/** Forgets everything that was loaded: on signing in or out. */
export function forgetEverything(): void {
  for (const client of clients.values()) client.stop();
  clients.clear();
}
