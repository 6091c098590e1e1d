import type { PaymentRunKind } from '../gql/graphql.js';

/** What a payment is for, as people say it. */
export const RUN_KIND_WORDS: Record<PaymentRunKind, string> = {
  CLAIMS: 'Outcomes achieved',
  GRANT: 'Grant',
  OPENING: 'Paid before Weft',
};
