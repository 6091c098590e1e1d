import { CombinedGraphQLErrors } from '@apollo/client';

/** Whether the API said that this is not for one's roles: trying again changes nothing. */
export function isForbidden(fault: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(fault) && fault.errors.some(({ extensions }) => extensions?.code === 'FORBIDDEN')
  );
}

/** Whether the connection is gone: browsers say 'Failed to fetch', 'Load failed' or 'NetworkError when attempting …'. */
export const isNotReached = (fault: unknown): boolean =>
  fault instanceof TypeError && /fetch|load failed|network/i.test(fault.message);

/** What to tell a person about something that broke: the API's own sentence where there is one. */
export function faultText(fault: unknown): string {
  if (!(fault instanceof Error)) return 'Something went wrong. Try again.';
  if (isNotReached(fault)) {
    return 'Weft could not be reached. Check the connection and try again.';
  }
  if (fault.name === 'ServerError' || fault.name === 'ServerParseError') {
    return 'Weft does not answer properly at the moment. Try again in a minute.';
  }
  return fault.message;
}

/** The API could not read what it was asked: a place in a list that it does not know, for one. */
export const isBadInput = (fault: unknown): boolean =>
  CombinedGraphQLErrors.is(fault) && fault.errors.some((one) => one.extensions?.code === 'BAD_USER_INPUT');
