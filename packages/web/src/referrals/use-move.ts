import { useApolloClient } from '@apollo/client/react';
import type { ReferralVerb } from '@weft/shared';
import type { MovedFragment, RefusedFragment } from '../gql/graphql.js';
import {
  ACCEPT,
  DECLINE,
  DECLINE_OFFER,
  OFFER,
  PUT_ON_LIST,
  REOPEN,
  START,
  SUPPORT_ONCE,
  TAKE_BACK,
  TRIAGE,
  WITHDRAW,
} from './move-queries.js';

/** What was given for a move; what it does not need is left empty. */
export interface Given {
  readonly providerId: string | null;
  /** whom of that provider the hub has in mind */
  readonly workerId: string | null;
  readonly reason: string;
  readonly words: string;
  readonly on: string;
}

export const NOTHING_GIVEN: Given = { providerId: null, workerId: null, reason: '', words: '', on: '' };

type Answer = MovedFragment | RefusedFragment | undefined;

/** Makes a move; answers with what came of it, or why it was refused. */
export function useMove(): (id: string, verb: ReferralVerb, given: Given) => Promise<Answer> {
  const client = useApolloClient();
  return async (id, verb, { providerId, workerId, reason, words, on }) => {
    const refetchQueries = ['Today', 'OwnReferrals'];
    switch (verb) {
      case 'triageReferral':
        return (await client.mutate({ mutation: TRIAGE, variables: { id }, refetchQueries })).data
          ?.triageReferral;
      case 'acceptReferral':
        return (await client.mutate({ mutation: ACCEPT, variables: { id }, refetchQueries })).data
          ?.acceptReferral;
      case 'putOnWaitingList':
        return (await client.mutate({ mutation: PUT_ON_LIST, variables: { id }, refetchQueries })).data
          ?.putOnWaitingList;
      case 'offerReferral': {
        const variables = { id, providerId: providerId ?? '', workerId };
        return (await client.mutate({ mutation: OFFER, variables, refetchQueries })).data?.offerReferral;
      }
      case 'takeOfferBack': {
        const variables = { id, words };
        return (await client.mutate({ mutation: TAKE_BACK, variables, refetchQueries })).data?.takeOfferBack;
      }
      case 'declineOffer': {
        const variables = { id, reason, words };
        return (await client.mutate({ mutation: DECLINE_OFFER, variables, refetchQueries })).data
          ?.declineOffer;
      }
      case 'startSupport': {
        const variables = { id, on };
        return (await client.mutate({ mutation: START, variables, refetchQueries })).data?.startSupport;
      }
      case 'declineReferral': {
        const variables = { id, reason, words };
        return (await client.mutate({ mutation: DECLINE, variables, refetchQueries })).data?.declineReferral;
      }
      case 'withdrawReferral': {
        const variables = { id, words };
        return (await client.mutate({ mutation: WITHDRAW, variables, refetchQueries })).data
          ?.withdrawReferral;
      }
      case 'giveOneOffSupport': {
        const variables = { id, words, on };
        return (await client.mutate({ mutation: SUPPORT_ONCE, variables, refetchQueries })).data
          ?.giveOneOffSupport;
      }
      case 'reopenReferral': {
        const variables = { id, words };
        return (await client.mutate({ mutation: REOPEN, variables, refetchQueries })).data?.reopenReferral;
      }
    }
  };
}
