import { formatDecimal } from '../../rules/index.js';
import { exportList } from '../export-list.js';
import type { Actor } from '../tenancy/index.js';
import type { ClaimParts } from './claim-view.js';
import { type DecisionsRequest, type DecisionView, readDecisions } from './list-decisions.js';

const PARTS: ClaimParts = new Set(['participant']);

const HEADINGS = [
  'Claim',
  'Outcome',
  'Title',
  'Participant',
  'Provider',
  'Achieved on',
  'Decision',
  'Decided at',
  'Reason',
  'State now',
  'Price',
  'Currency',
];

/** What the acting person decided, as the list shows it, as a CSV file in parts. @throws Fault FORBIDDEN */
export const exportDecisions = (
  actor: Actor,
  filter: Pick<DecisionsRequest, 'decisions' | 'states' | 'from' | 'to' | 'oldestFirst'> = {},
): AsyncGenerator<string> =>
  exportList<DecisionView>(actor, (tenant) => {
    tenant.must('verifyClaim');
    return {
      headings: HEADINGS,
      read: (inside, page) => readDecisions(inside, { ...filter, ...page }, PARTS),
      row: ({ at, decision, reason, claim }) => [
        claim.reference,
        claim.outcomeCode,
        claim.title,
        claim.participant?.reference ?? null,
        claim.provider.name,
        claim.achievedOn,
        decision,
        at.toISOString(),
        reason,
        claim.state,
        formatDecimal(claim.price.amount, claim.price.currency),
        claim.price.currency,
      ],
    };
  });
