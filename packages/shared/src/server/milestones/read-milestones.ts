import {
  type Cohort,
  type EvidenceKind,
  judgeWithWords,
  provingWords,
  type SustainUnit,
} from '../../rules/index.js';
import { personOf } from '../members/person-view.js';
import type { Parameters } from '../parameters.js';
import { type ParticipantView, participantJson } from '../participants/participant-view.js';
import { sustainOf } from '../rate-cards/load-cards-in-force.js';
import type { Tenant } from '../tenancy/index.js';
import {
  type HoursJson,
  recordedOf,
  recordsJson,
  type SpellJson,
  SUPPORT_ENDED,
  standingHours,
  standingSpells,
} from './load-records.js';
import type { MilestoneView, StatusEntryView } from './milestone-view.js';
import type { MilestoneRow } from './write-milestones.js';

interface Told {
  readonly at: string;
  readonly by: StatusEntryView['by'];
  readonly isMatched: boolean;
  readonly note: string | null;
}

interface Row
  extends Pick<
    MilestoneRow,
    'participant_id' | 'outcome_code' | 'after_code' | 'started_on' | 'claimed_for'
  > {
  readonly title: string;
  readonly after_title: string | null;
  readonly cohort: Cohort;
  readonly price: string;
  readonly evidence: EvidenceKind[];
  readonly sustain_unit: SustainUnit;
  readonly sustain_length: string;
  readonly sustain_break_days: number;
  readonly sustain_break_restarts: boolean;
  readonly full_time_hours: string | null;
  readonly support_ended_on: MilestoneRow['claimed_for'];
  readonly spells: (SpellJson & Told)[] | null;
  readonly hours: (HoursJson & Told)[] | null;
  readonly key: string[] | null;
  readonly participant: ParticipantView | null;
}

const TOLD = (row: string): string =>
  `'at', ${row}.recorded_at, 'by', ${personOf(`${row}.recorded_by`)}, 'note', ${row === 's' ? 's.note' : 'NULL'},
    'isMatched', EXISTS (SELECT FROM match_fact f WHERE f.partnership_id = ${row}.partnership_id
      AND f.${row === 's' ? 'status_spell_id' : 'worked_hours_id'} = ${row}.id)`;
const { spells, hours } = recordsJson('m.after_code', TOLD);

/** Which milestones, as parts of a statement over `milestone m`. */
interface Wanted {
  readonly where: string;
  readonly orderBy: string;
  readonly key: string;
  readonly limit: number | 'ALL';
  /** Whether the participants are shown too. */
  readonly withParticipant: boolean;
}

/** A milestone with the cursor's key of its row. */
export interface ReadMilestone {
  readonly key: readonly string[];
  readonly view: MilestoneView & { readonly participant: ParticipantView | null };
}

/**
 * Milestones as they stand today, by one statement: judged from what is recorded as they are read, because what
 * has added up grows with every day and is not written down daily.
 */
export async function readMilestones(
  tenant: Tenant,
  { where, orderBy, key, limit, withParticipant }: Wanted,
  p: Parameters,
): Promise<ReadMilestone[]> {
  const rows = await tenant.listed<Row>(
    `SELECT m.participant_id, m.outcome_code, m.after_code, m.started_on, m.claimed_for, ${key} AS key,
       t.title, t.cohort, t.price::text AS price, t.evidence, t.sustain_unit, t.sustain_length::text AS sustain_length,
       t.sustain_break_days, t.sustain_break_restarts, trim_scale(k.full_time_hours)::text AS full_time_hours,
       (SELECT x.title FROM tariff x WHERE x.partnership_id = t.partnership_id AND x.rate_card_id = t.rate_card_id
          AND x.outcome_code = m.after_code ORDER BY x.cohort = t.cohort DESC LIMIT 1) AS after_title,
       ${SUPPORT_ENDED} AS support_ended_on, ${spells} AS spells, ${hours} AS hours,
       ${withParticipant ? participantJson : 'NULL'} AS participant
     FROM (SELECT m.* FROM milestone m WHERE ${where} ${orderBy} LIMIT ${limit}) m
     JOIN tariff t ON t.partnership_id = m.partnership_id AND t.id = m.tariff_id
     JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
     JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
     LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
     ${orderBy}`,
    p.values,
  );
  return rows.map((row) => ({ key: row.key ?? [], view: viewOf(tenant, row) }));
}

function viewOf(tenant: Tenant, row: Row): ReadMilestone['view'] {
  const sustain = sustainOf(row);
  if (!sustain) throw new Error('A milestone stands on a line that asks to sustain nothing.');
  const recorded = recordedOf(row.spells, row.hours);
  const milestone = judgeWithWords(
    {
      startedOn: row.started_on,
      claimedFor: row.claimed_for,
      supportEndedOn: row.support_ended_on,
      ...recorded,
    },
    { sustain, evidence: row.evidence, fullTimeHours: row.full_time_hours },
    tenant.today,
  );
  const reached = milestone.state === 'REACHED';
  return {
    participantId: row.participant_id,
    participant: row.participant,
    outcomeCode: row.outcome_code,
    title: row.title,
    price: { amount: BigInt(row.price), currency: tenant.partnership.currency },
    after: row.after_code,
    afterTitle: row.after_title ?? row.after_code,
    startedOn: row.started_on,
    state: milestone.state,
    since: milestone.since,
    dueOn: milestone.dueOn,
    promptOn: milestone.promptOn,
    reason: milestone.reason,
    doubt: milestone.doubt,
    progress: milestone.progress,
    breaks: milestone.breaks,
    readyToClaim: milestone.readyToClaim,
    countsHours: sustain.unit === 'FTE_WEEKS',
    accepts: row.evidence,
    evidence: reached ? provingWords(recorded.said, row.evidence, milestone.since) : [],
    recorded: entriesOf(row),
  };
}

/** What stands of both kinds, the latest days first. */
function entriesOf({ spells: some, hours: others }: Row): StatusEntryView[] {
  const told = new Map([...(some ?? []), ...(others ?? [])].map((one) => [one.id, one]));
  const base = (id: string): Pick<StatusEntryView, 'id' | 'at' | 'by' | 'isMatched' | 'note'> => {
    const one = told.get(id);
    return {
      id,
      at: new Date(one?.at ?? 0),
      by: one?.by ?? null,
      isMatched: one?.isMatched ?? false,
      note: one?.note ?? null,
    };
  };
  const entries = [
    ...standingSpells(some).map(
      ({ id, held, from, to, reason, kind, statement }): StatusEntryView => ({
        ...base(id),
        held,
        from,
        to,
        reason,
        weekly: null,
        evidenceKind: kind,
        statement,
      }),
    ),
    ...standingHours(others).map(
      ({ id, from, weekly }): StatusEntryView => ({
        ...base(id),
        held: null,
        from,
        to: null,
        reason: null,
        weekly,
        evidenceKind: null,
        statement: null,
      }),
    ),
  ];
  return entries.sort((a, b) =>
    a.from === b.from ? b.at.getTime() - a.at.getTime() : a.from < b.from ? 1 : -1,
  );
}
