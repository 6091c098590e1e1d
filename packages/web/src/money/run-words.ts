import type { PaymentRunKind } from '../gql/graphql.js';

/** What a payment is for, as people say it. */
export const RUN_KIND_WORDS: Record<PaymentRunKind, string> = {
  CLAIMS: 'Outcomes achieved',
  GRANT: 'Grant',
  OPENING: 'Paid before Weft',
};

/** A statement's line: what its outcome is called, or what kind of payment it is where there are no outcomes. */
export const lineText = (outcomeCode: string, titleOf: (code: string) => string): string =>
  outcomeCode === 'GRANT' || outcomeCode === 'OPENING' ? RUN_KIND_WORDS[outcomeCode] : titleOf(outcomeCode);
