import type { CalendarDate, ClaimState } from '../../rules/index.js';
import { isId } from '../ids.js';
import type { Sort } from '../pages/index.js';
import type { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';

/** The schema's ClaimFilter: every condition that is there must hold. */
export interface ClaimFilter {
  readonly states?: readonly ClaimState[] | null;
  readonly outcomeCodes?: readonly string[] | null;
  readonly providerId?: string | null;
  readonly achievedFrom?: CalendarDate | null;
  readonly achievedTo?: CalendarDate | null;
  /** verified, and the last run found nobody who could pay it */
  readonly unfunded?: boolean | null;
  readonly participantId?: string | null;
  /** words of the participant's name, or the beginning of the claim's or the participant's reference */
  readonly search?: string | null;
  readonly awaitsAnswer?: boolean | null;
  /** the provider has had the last word since the acting person's side returned or withheld it */
  readonly answered?: boolean | null;
  /** the acting person verified, withheld or rejected it at some time */
  readonly decidedByMe?: boolean | null;
  /** it rests on an assessment that was corrected or withdrawn since, and is live */
  readonly restsOnCorrected?: boolean | null;
  /** it is live, and something that it rests on has changed since it was claimed */
  readonly flagged?: boolean | null;
}

export type ListOrder = 'NEWEST' | 'OLDEST';

export const CLAIM_SORTS = ['SUBMITTED', 'ACHIEVED', 'PRICE'] as const;
export type ClaimSort = Sort<(typeof CLAIM_SORTS)[number]>;

const NOTHING = 'false';
const CLAIM_REFERENCE = /^c(-\d*)?$/iu;

/**
 * SQL for claims, called `c`, on which the provider has written since they were returned or withheld, and which wait
 * for whoever did that to read it: the claim itself stays with the provider, so nothing else brings the words to them.
 */
export const ANSWERED = `(NOT c.awaits_answer
    AND (c.state = 'RETURNED' AND (SELECT app.has_role('BACKBONE'))
      OR c.state = 'WITHHELD' AND (SELECT app.has_role('VERIFIER')))
    AND EXISTS (SELECT FROM claim_message m WHERE m.partnership_id = c.partnership_id AND m.claim_id = c.id
      AND m.at >= (SELECT max(e.at) FROM claim_event e WHERE e.partnership_id = c.partnership_id
        AND e.claim_id = c.id AND e.to_state = c.state)))`;

/**
 * SQL for the claims of which something that they rest on has changed: an outcome reversed, an assessment corrected, what is
 * recorded of a milestone no longer as it was claimed. Each with the instant since when, as far as the reader may see it; a
 * claim can be among them twice. @param here SQL of the partnership's id
 */
export const changedUnder = (
  here: string,
): string => `SELECT k.id, (SELECT max(e.at) FROM claim b JOIN tariff f ON f.partnership_id = k.partnership_id
        AND f.id = k.tariff_id AND f.after = b.outcome_code
      JOIN claim_event e ON e.partnership_id = b.partnership_id AND e.claim_id = b.id AND e.to_state = 'REVERSED'
      WHERE b.partnership_id = k.partnership_id AND b.participant_id = k.participant_id) AS since
    FROM claim k WHERE k.partnership_id = ${here} AND k.rests_on_reversed
  UNION ALL SELECT m.claim_id, m.corrected_at FROM evidence_measure m
    WHERE m.partnership_id = ${here} AND m.corrected_at IS NOT NULL
  UNION ALL SELECT k.id, m.judged_at FROM milestone m JOIN claim k ON k.partnership_id = m.partnership_id
      AND k.participant_id = m.participant_id AND k.outcome_code = m.outcome_code
    WHERE m.partnership_id = ${here} AND m.doubt IS NOT NULL`;

/** SQL for claims, called `c`, that are live: what is rejected or reversed is nobody's to look at again. */
export const IS_LIVE = `c.state NOT IN ('REJECTED', 'REVERSED')`;

/** What both the table and the funders' view can tell, for the row that SQL calls `c`. */
export function sharedConditions(filter: ClaimFilter, p: Parameters): string[] {
  const where: string[] = [];
  if (filter.states) where.push(`c.state = ANY (${p.add(filter.states)})`);
  if (filter.outcomeCodes) {
    const codes = filter.outcomeCodes.filter((code) => !code.includes(String.fromCodePoint(0)));
    where.push(`c.outcome_code = ANY (${p.add(codes)})`);
  }
  if (filter.providerId)
    where.push(isId(filter.providerId) ? `c.provider_id = ${p.add(filter.providerId)}` : NOTHING);
  if (filter.achievedFrom) where.push(`c.achieved_on >= ${p.add(filter.achievedFrom)}`);
  if (filter.achievedTo) where.push(`c.achieved_on <= ${p.add(filter.achievedTo)}`);
  return where;
}

/** The conditions on the table of claims. */
export function claimConditions(filter: ClaimFilter, p: Parameters): string[] {
  const where = sharedConditions(filter, p);
  if (filter.unfunded === true) where.push(`(c.state = 'VERIFIED' AND c.unfunded_reason IS NOT NULL)`);
  if (filter.unfunded === false) where.push(`NOT (c.state = 'VERIFIED' AND c.unfunded_reason IS NOT NULL)`);
  if (filter.participantId)
    where.push(
      // only for those who may know whose claims these are
      isId(filter.participantId)
        ? `c.participant_id IN (SELECT q.id FROM participant q
            WHERE q.partnership_id = (SELECT app.partnership_id()) AND q.id = ${p.add(filter.participantId)})`
        : NOTHING,
    );
  if (typeof filter.awaitsAnswer === 'boolean') where.push(`c.awaits_answer = ${p.add(filter.awaitsAnswer)}`);
  if (typeof filter.answered === 'boolean') where.push(filter.answered ? ANSWERED : `NOT ${ANSWERED}`);
  if (filter.decidedByMe === true)
    where.push(`EXISTS (SELECT FROM claim_event d WHERE d.partnership_id = c.partnership_id AND d.claim_id = c.id
      AND d.by_person = (SELECT app.person_id()) AND d.to_state IN ('VERIFIED', 'WITHHELD', 'REJECTED'))`);
  if (filter.restsOnCorrected === true)
    where.push(`(c.id IN (SELECT m.claim_id FROM evidence_measure m
      WHERE m.partnership_id = (SELECT app.partnership_id()) AND m.corrected_at IS NOT NULL)
      AND ${IS_LIVE})`);
  if (filter.flagged === true)
    where.push(
      `(c.id IN (SELECT x.id FROM (${changedUnder('(SELECT app.partnership_id())')}) x) AND ${IS_LIVE})`,
    );
  const words = searchWords(filter.search);
  if (words.length === 0) return where;
  // the participants are looked up once, and only among those whom the actor may know
  const people = words.map(
    (word) => `(${wordIn.anywhere('f.folded_name', word, p)} OR ${wordIn.reference('f.reference', word, p)})`,
  );
  const ofPeople = `c.participant_id IN (SELECT f.id FROM participant f
    WHERE f.partnership_id = (SELECT app.partnership_id()) AND ${people.join(' AND ')})`;
  // only what can be a claim's reference is looked for among all of them
  const [only = ''] = words.length === 1 ? words : [];
  where.push(
    CLAIM_REFERENCE.test(only) ? `(${wordIn.reference('c.reference', only, p)} OR ${ofPeople})` : ofPeople,
  );
  return where;
}

/** A funder's share has no participant, no conversation, and is funded. */
export function funderConditions(filter: ClaimFilter, p: Parameters): string[] {
  const where = sharedConditions(filter, p);
  const { unfunded, participantId, awaitsAnswer, answered, decidedByMe, restsOnCorrected, flagged } = filter;
  if (unfunded || participantId || awaitsAnswer || answered || decidedByMe || restsOnCorrected || flagged)
    where.push(NOTHING);
  for (const word of searchWords(filter.search)) where.push(wordIn.reference('c.reference', word, p));
  return where;
}
