import {
  type CalendarDate,
  type Cohort,
  type EvidenceRule,
  type ExtractKind,
  type MatchedRecord,
  type PeoplesFacts,
  type RecordOfPair,
  readMatchedRecord,
} from '../../rules/index.js';
import {
  type HoursJson,
  recordedOf,
  recordsJson,
  type SpellJson,
  standingHours,
  standingSpells,
} from '../milestones/load-records.js';
import type { Tenant } from '../tenancy/index.js';

/** An agreement as far as matches under it have effects. */
export interface MatchedAgreement {
  readonly id: string;
  readonly kind: ExtractKind;
  readonly isInForce: boolean;
  readonly rules: readonly EvidenceRule[];
}

/** The agreement; null where there is none. */
export async function loadAgreement(system: Tenant, id: string): Promise<MatchedAgreement | null> {
  const row = await system.row<MatchedAgreement>(
    `SELECT a.id, a.kind, app.sharing_in_force(a.id, $3) AS "isInForce",
       (SELECT coalesce(json_agg(json_build_object('outcomeCode', e.outcome_code, 'proves', e.proves)
         ORDER BY e.outcome_code), '[]') FROM sharing_evidence e
        WHERE e.partnership_id = a.partnership_id AND e.agreement_id = a.id) AS rules
     FROM sharing_agreement a WHERE a.partnership_id = $1 AND a.id = $2`,
    [system.partnership.id, id, system.now],
  );
  return row ?? null;
}

/** An entry that came from a match and stands. */
interface Sourced {
  /** the pair of this agreement that says it; null: people recorded it, or another agreement */
  readonly pairId: string | null;
  readonly byPerson: boolean;
}
type MatchedSpell = SpellJson & Sourced;
type MatchedHours = HoursJson & Sourced;

/** A participant with what their matches under one agreement say, and what is recorded already. */
export interface LoadedPerson {
  readonly id: string;
  readonly providerId: string;
  readonly cohort: Cohort;
  /** told of the sharing, and has not taken it back */
  readonly mayBeMatched: boolean;
  /** a claim was made that a match of this agreement proves */
  readonly hasClaimed: boolean;
  /** what matched records say; of those that are deleted nothing */
  readonly records: readonly MatchedRecord[];
  /** pairs that stand though their records are deleted: what was taken over from them stays */
  readonly forgotten: ReadonlySet<string>;
  /** by the code of the outcome that is being sustained: what others recorded, and what is this agreement's */
  readonly people: ReadonlyMap<string, PeoplesFacts>;
  readonly matched: { readonly spells: readonly MatchedSpell[]; readonly hours: readonly MatchedHours[] };
}

/**
 * SQL: whether the pair `m` is held to be one person: a match that nobody decided against, or decided for. The latest
 * decision about the two holds, in whichever run it was made. It asks of no other run: that only the last one that looked
 * at the record counts is for whoever reads pairs. Whether a claim that was made still rests on a match is another
 * question, `STILL_HELD` (still-held.ts): there a run in which the two took no part takes nothing back.
 */
export const STANDS = `(SELECT CASE d.decision WHEN 'SAME' THEN true WHEN 'DIFFERENT' THEN false ELSE m.verdict = 'MATCH' END
  FROM (VALUES (1)) one LEFT JOIN LATERAL (SELECT x.decision FROM match_decision x
    WHERE x.partnership_id = m.partnership_id AND x.agreement_id = m.agreement_id
      AND x.participant_id = m.participant_id AND x.record_key = m.record_key ORDER BY x.id DESC LIMIT 1) d ON true)`;

const OF_THIS_AGREEMENT = (row: string): string => `'byPerson', ${row}.recorded_by IS NOT NULL, 'pairId', (
  SELECT f.pair_id FROM match_fact f
  JOIN match_pair n ON n.partnership_id = f.partnership_id AND n.id = f.pair_id AND n.agreement_id = $3
  WHERE f.partnership_id = ${row}.partnership_id
    AND f.${row === 's' ? 'status_spell_id' : 'worked_hours_id'} = ${row}.id)`;

interface Row {
  readonly id: string;
  readonly providerId: string;
  readonly cohort: Cohort;
  readonly mayBeMatched: boolean;
  readonly hasClaimed: boolean;
  readonly pairs: readonly (RecordOfPair & { readonly isForgotten: boolean })[];
  readonly spells: readonly MatchedSpell[] | null;
  readonly hours: readonly MatchedHours[] | null;
}

/**
 * These participants with their matches that stand, by one statement. What the last run that looked at a record says of
 * it counts, and of a record that later extracts do not hold any more what was said last.
 */
export async function loadMatchedPeople(
  system: Tenant,
  agreement: MatchedAgreement,
  participantIds: readonly string[],
): Promise<LoadedPerson[]> {
  const { spells, hours } = recordsJson(null, OF_THIS_AGREEMENT);
  const rows = await system.listed<Row>(
    `SELECT p.id, p.provider_id AS "providerId", p.cohort, app.may_be_matched($3, p.id) AS "mayBeMatched",
       EXISTS (SELECT FROM match_offer o WHERE o.partnership_id = p.partnership_id AND o.participant_id = p.id
         AND o.agreement_id = $3 AND o.state = 'CLAIMED') AS "hasClaimed",
       (SELECT coalesce(json_agg(json_build_object('pairId', m.id, 'record', m.record,
           'describesUntil', x.describes_until, 'isForgotten', x.deleted_at IS NOT NULL) ORDER BY m.id), '[]')
        FROM match_pair m
        JOIN match_run r ON r.partnership_id = m.partnership_id AND r.id = m.run_id AND r.state = 'DONE'
        JOIN extract x ON x.partnership_id = m.partnership_id AND x.id = m.extract_id
        WHERE m.partnership_id = p.partnership_id AND m.participant_id = p.id AND m.agreement_id = $3 AND ${STANDS}
          AND NOT EXISTS (SELECT FROM match_pair n
            JOIN match_run later ON later.partnership_id = n.partnership_id AND later.id = n.run_id
            WHERE n.partnership_id = m.partnership_id AND n.agreement_id = m.agreement_id
              AND n.record_key = m.record_key AND later.state = 'DONE'
              AND (later.ended_at, later.id) > (r.ended_at, r.id))) AS pairs,
       ${spells} AS spells, ${hours} AS hours
     FROM participant p WHERE p.partnership_id = $1 AND p.id = ANY ($2) ORDER BY p.id`,
    [system.partnership.id, participantIds, agreement.id],
    { keepPlan: 'always' },
  );
  return rows.map((row) => personOf(row, agreement.kind, system.today));
}

function personOf(row: Row, kind: ExtractKind, today: CalendarDate): LoadedPerson {
  const { pairs, id, providerId, cohort, mayBeMatched, hasClaimed } = row;
  const [spells, hours] = [row.spells ?? [], row.hours ?? []];
  const forgotten = new Set(pairs.flatMap(({ pairId, isForgotten }) => (isForgotten ? [pairId] : [])));
  const isOurs = ({ pairId }: Sourced): boolean => pairId !== null && !forgotten.has(pairId);
  const told = new Map([...spells, ...hours].map((one) => [one.id, one]));
  const standing = <Json extends { readonly id: string }>(all: readonly Json[]): (Json & Sourced)[] =>
    all.map((one) => ({ ...one, ...(told.get(one.id) ?? { pairId: null, byPerson: true }) }));
  const [spellsNow, hoursNow] = [standing(standingSpells(spells)), standing(standingHours(hours))];
  const codes = new Set([...spells, ...hours].map(({ code }) => code));
  const putRight = new Set(
    [...spells, ...hours].flatMap(({ corrects, byPerson, code }) => {
      const corrected = corrects === null ? undefined : told.get(corrects);
      return byPerson && corrected && isOurs(corrected) ? [code] : [];
    }),
  );
  const people = [...codes].map((code): [string, PeoplesFacts] => {
    const others = <Json extends Sourced & { readonly code: string }>(all: readonly Json[]): Json[] =>
      all.filter((one) => one.code === code && !isOurs(one));
    const { spells: said, hours: worked } = recordedOf(others(spellsNow), others(hoursNow));
    return [code, { spells: said, hours: worked, putRight: putRight.has(code) }];
  });
  return {
    id,
    providerId,
    cohort,
    mayBeMatched,
    hasClaimed,
    records: pairs.flatMap((pair) => (pair.isForgotten ? [] : (readMatchedRecord(kind, pair, today) ?? []))),
    forgotten,
    people: new Map(people),
    matched: { spells: spellsNow.filter(isOurs), hours: hoursNow.filter(isOurs) },
  };
}
