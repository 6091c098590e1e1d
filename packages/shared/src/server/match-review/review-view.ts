import type { MatchDecision, PersonField, RecordField } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';

/** What somebody said of a pair. */
export interface MatchDecisionView {
  readonly id: string;
  readonly decision: MatchDecision;
  /** null for whom the actor does not know as a member */
  readonly by: PersonView | null;
  readonly at: Date;
  readonly note: string | null;
  /** the number of the run by whose pair it was said */
  readonly runNumber: number;
}

/** A participant and a record that may be the same person, as lists show them. */
export interface MatchPairRow {
  readonly id: string;
  readonly runId: string;
  /** null for who is named in the agreement and may not read the participant's record */
  readonly participantId: string | null;
  /** the participant's name as it was compared; null where no name was compared, or it is deleted */
  readonly name: string | null;
  /** the record's name */
  readonly theirName: string | null;
  /** what the owner of an encoded record calls it, and nobody else understands; null of one that can be read */
  readonly theirCode: string | null;
  /** 0 to 1 */
  readonly probability: number;
  /** in bits */
  readonly weight: number;
  readonly verdict: 'MATCH' | 'REVIEW' | 'BELOW';
  /** what holds of what was said, in this run or an earlier one; null where nothing does */
  readonly decision: MatchDecisionView | null;
}

/** What both sides say of a field that was compared; null where a side knows nothing. */
export interface ComparedField {
  readonly field: PersonField;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** What else the record says. */
export interface RecordFact {
  readonly field: RecordField;
  readonly value: string;
}

/** A step of why a pair weighs what it weighs (rules/matching/linkage). */
export interface WeightStep {
  /** what was compared, as people call it */
  readonly title: string;
  readonly words: string;
  /** in bits, how rare a value is included */
  readonly weight: number;
  /** in bits: of the weight, what comes of how rare the value is that both have */
  readonly rarity: number;
  /** in bits: all steps up to this one */
  readonly total: number;
}

/** $1 is the partnership, `pair` the alias of match_pair: the last of what was said of the two, whichever run showed them. */
const SAID = `
  FROM match_decision d JOIN match_run dr ON dr.partnership_id = d.partnership_id AND dr.id = d.run_id
  WHERE d.partnership_id = $1 AND d.agreement_id = pair.agreement_id AND d.participant_id = pair.participant_id
    AND d.record_key = pair.record_key`;

const decisionJson = `json_build_object('id', d.id::text, 'decision', d.decision, 'by', ${personOf('d.decided_by')},
  'at', d.decided_at, 'note', d.note, 'runNumber', dr.number)`;

/** SQL: all that was said of a pair, the latest first. */
export const HISTORY = `(SELECT coalesce(json_agg(${decisionJson} ORDER BY d.id DESC), '[]') ${SAID})`;

/** SQL, to be joined: what holds of a pair as `standing.decision`, null where nothing was said or it was taken back. */
export const STANDING = `
  LEFT JOIN LATERAL (SELECT nullif(d.decision, 'OPEN') AS decision FROM match_decision d
    WHERE d.partnership_id = $1 AND d.agreement_id = pair.agreement_id AND d.participant_id = pair.participant_id
      AND d.record_key = pair.record_key ORDER BY d.id DESC LIMIT 1) standing ON true`;

const nameOf = (side: string): string =>
  `nullif(concat_ws(' ', pair.${side} ->> 'GIVEN_NAME', pair.${side} ->> 'FAMILY_NAME'), '')`;

/** SQL: the columns of a MatchPairRow, and whom a look at it is a look at. */
export const ROW = `pair.id, pair.run_id AS "runId", pair.participant_id AS "lookedAt",
  (SELECT q.id FROM participant q WHERE q.partnership_id = $1 AND q.id = pair.participant_id) AS "participantId", ${nameOf('ours')} AS name,
  ${nameOf('theirs')} AS "theirName", pair.record ->> 'CODE' AS "theirCode", pair.probability, pair.weight, pair.verdict,
  (SELECT ${decisionJson} ${SAID} AND standing.decision IS NOT NULL ORDER BY d.id DESC LIMIT 1) AS decision`;

/** What JSON says of a decision, with its instant as one. */
export type Written = Omit<MatchDecisionView, 'at'> & { readonly at: string };

export const readDecision = (written: Written): MatchDecisionView => ({
  ...written,
  at: new Date(written.at),
});
