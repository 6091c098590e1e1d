import {
  type Attendance,
  type CalendarDate,
  type ClaimState,
  circumstanceKind,
  formatDate,
  minutesText,
  PHASE_REASONS,
  REASON_IN_WORDS,
  type StatusReason,
} from '../../rules/index.js';
import type { Phase } from '../participants/participant-view.js';

/** A kind of entry in the story of a participant: whence it is read, and how it is said. */
export interface Kind<Facts> {
  /**
   * SELECT for partnership $1 and participant $2, as the actor's own policies let them see it, of the columns: on_date,
   * the day of which it tells; at, when it was written down; id; by_id, by whom; facts, a JSON object.
   */
  readonly sql: string;
  readonly say: (facts: Facts) => Said;
}

/** An entry in words. */
export interface Said {
  readonly sentence: string;
  /** what somebody wrote beside it */
  readonly words?: string | null | undefined;
  readonly claimId?: string;
  readonly claimState?: ClaimState;
  readonly referralId?: string;
}

const kind = <Facts>(sql: string, say: (facts: Facts) => Said): Kind<Facts> => ({ sql, say });

const organisation = (id: string, row: string): string =>
  `(SELECT o.name FROM organisation o WHERE o.partnership_id = ${row}.partnership_id AND o.id = ${id})`;
const person = (id: string): string => `(SELECT x.name FROM person x WHERE x.id = ${id})`;
const dayOf = (at: string, row: string): string =>
  `(${at} AT TIME ZONE (SELECT x.time_zone FROM partnership x WHERE x.id = ${row}.partnership_id))::date`;
const of = (row: string): string => `${row}.partnership_id = $1 AND ${row}.participant_id = $2`;
const titleOf = (code: string, row: string): string =>
  `(SELECT t.title FROM tariff t WHERE t.partnership_id = ${row}.partnership_id AND t.outcome_code = ${code}
    ORDER BY t.id LIMIT 1)`;

const referred = kind<{ id: string; reference: string; source: string | null }>(
  `SELECT r.referred_on AS on_date, r.received_at AS at, r.id, NULL::uuid AS by_id, json_build_object('id', r.id,
     'reference', r.reference, 'source', ${organisation('r.source_id', 'r')}) AS facts
   FROM referral r WHERE ${of('r')}`,
  ({ id, reference, source }) => ({
    sentence: `${source ? `Referred by ${source}` : 'Asked for support themself'} (${reference})`,
    referralId: id,
  }),
);

const began = kind<{ provider: string | null; again: boolean }>(
  `SELECT e.enrolled_on, e.recorded_at, e.id, e.recorded_by, json_build_object(
     'provider', ${organisation('e.provider_id', 'e')},
     'again', EXISTS (SELECT FROM enrolment x WHERE ${of('x')} AND x.enrolled_on < e.enrolled_on))
   FROM enrolment e WHERE ${of('e')}`,
  ({ provider, again }) => ({
    sentence: `Support began${again ? ' again' : ''}${provider ? ` with ${provider}` : ''}`,
  }),
);

const PHASE_SENTENCES: Record<Phase, string> = {
  WAITING: 'Waiting',
  ACTIVE: 'In active support',
  MONITORING: 'In monitoring, as and when they wish',
  CLOSED: 'Support was closed',
};
const phased = kind<{ from: Phase; to: Phase; reason: string; words: string | null }>(
  `SELECT c.on_date, c.recorded_at, c.id, c.recorded_by, json_build_object('from', c.from_phase, 'to', c.to_phase,
     'reason', c.reason, 'words', c.words)
   FROM phase_change c WHERE ${of('c')}`,
  ({ from, to, reason, words }) => {
    const why = PHASE_REASONS.find(({ code }) => code === reason);
    const what = from === 'CLOSED' ? 'Support was opened again' : PHASE_SENTENCES[to];
    return { sentence: why && reason !== 'OTHER' ? `${what}: ${why.title.toLowerCase()}` : what, words };
  },
);

const moved = kind<{ from: string | null; to: string | null }>(
  `SELECT ${dayOf('m.moved_at', 'm')}, m.moved_at, m.id, m.moved_by, json_build_object(
     'from', ${person('m.from_worker')}, 'to', ${person('m.to_worker')})
   FROM worker_move m WHERE ${of('m')}`,
  ({ from, to }) => ({
    sentence: to
      ? `${to} became their link worker${from ? ` after ${from}` : ''}`
      : `${from ?? 'Somebody'} is no longer their link worker`,
  }),
);

const handedOver = kind<{ from: string | null; to: string | null }>(
  `SELECT t.on_date, t.decided_at, t.id, t.decided_by, json_build_object(
     'from', ${organisation('t.from_provider', 't')}, 'to', ${organisation('t.to_provider', 't')})
   FROM transfer t WHERE ${of('t')} AND t.state = 'TAKEN_ON'`,
  ({ from, to }) => ({ sentence: `${from ?? 'A provider'} handed over to ${to ?? 'another one'}` }),
);

const joined = kind<{ worker: string | null; from: string | null; to: string | null }>(
  `SELECT j.from_on, j.decided_at, j.id, j.decided_by, json_build_object('worker', ${person('j.worker_id')},
     'from', ${organisation('j.from_provider', 'j')}, 'to', ${organisation('j.to_provider', 'j')})
   FROM joint_work j WHERE ${of('j')} AND j.state IN ('AGREED', 'ENDED')`,
  ({ worker, from, to }) => ({
    sentence: `${worker ?? 'Somebody'} of ${to ?? 'another provider'} works with them beside ${from ?? 'their provider'}`,
  }),
);

const parted = kind<{ to: string | null; words: string | null }>(
  `SELECT j.ended_on, j.ended_at, j.id, j.ended_by, json_build_object('words', j.ended_words,
     'to', ${organisation('j.to_provider', 'j')})
   FROM joint_work j WHERE ${of('j')} AND j.state = 'ENDED'`,
  ({ to, words }) => ({ sentence: `Joint work with ${to ?? 'another provider'} ended`, words }),
);

interface Met {
  readonly title: string;
  readonly group: string | null;
  readonly seen: boolean;
  readonly attendance: Attendance | null;
  readonly minutes: number | null;
  readonly words: string | null;
}
const CAME: Record<Attendance, string> = {
  PRESENT: 'was there',
  ABSENT: 'was not there',
  APOLOGIES: 'sent apologies',
};
const met = kind<Met>(
  `SELECT c.met_on, c.recorded_at, c.id, c.recorded_by, json_build_object('title', k.title, 'group', g.name,
     'seen', c.seen, 'attendance', c.attendance, 'minutes', c.minutes, 'words', c.words)
   FROM standing_contact c
   JOIN contact_kind k ON k.partnership_id = c.partnership_id AND k.code = c.kind
   LEFT JOIN sitting s ON s.partnership_id = c.partnership_id AND s.id = c.sitting_id
   LEFT JOIN activity_group g ON g.partnership_id = s.partnership_id AND g.id = s.group_id
   WHERE ${of('c')}`,
  ({ title, group, seen, attendance, minutes, words }) => ({
    sentence: attendance
      ? `${group ?? title}: ${CAME[attendance]}`
      : `${title}${seen ? '' : ': did not meet'}${seen && minutes ? `, ${minutesText(minutes)}` : ''}`,
    words,
  }),
);

const changed = kind<{ kind: string; words: string | null }>(
  `SELECT c.on_date, c.recorded_at, c.id, c.recorded_by, json_build_object('kind', c.kind, 'words', c.words)
   FROM circumstance c WHERE ${of('c')} AND c.kind IS NOT NULL AND NOT EXISTS (SELECT FROM circumstance later
     WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id)`,
  ({ kind: code, words }) => ({
    sentence: code === 'OTHER' ? 'Something changed' : (circumstanceKind(code)?.title ?? code),
    words,
  }),
);

const planned = kind<{ version: number }>(
  `SELECT ${dayOf('s.written_at', 's')}, s.written_at, md5(s.participant_id::text || s.version)::uuid, s.written_by,
     json_build_object('version', s.version)
   FROM support_plan s WHERE ${of('s')}`,
  ({ version }) => ({ sentence: version === 1 ? 'Wrote the plan together' : 'Wrote on in the plan' }),
);

const claimed = kind<{
  id: string;
  title: string | null;
  code: string;
  reference: string;
  state: ClaimState;
}>(
  `SELECT c.achieved_on, c.submitted_at, c.id, c.submitted_by, json_build_object('id', c.id, 'code', c.outcome_code,
     'title', (SELECT t.title FROM tariff t WHERE t.partnership_id = c.partnership_id AND t.id = c.tariff_id),
     'reference', c.reference, 'state', c.state)
   FROM claim c WHERE ${of('c')} AND c.state <> 'DRAFT'`,
  ({ id, title, code, state }) => ({ sentence: title ?? code, claimId: id, claimState: state }),
);

const achievedBefore = kind<{ title: string | null; code: string }>(
  `SELECT b.achieved_on, b.recorded_at, b.id, b.recorded_by, json_build_object('code', b.outcome_code,
     'title', ${titleOf('b.outcome_code', 'b')})
   FROM baseline b WHERE ${of('b')}`,
  ({ title, code }) => ({ sentence: `${title ?? code}, before this contract` }),
);

interface Spell {
  readonly held: boolean;
  readonly to: CalendarDate | null;
  readonly reason: StatusReason;
  readonly title: string | null;
  readonly code: string;
  readonly note: string | null;
}
const STANDS = (table: string, row: string): string =>
  `NOT EXISTS (SELECT FROM ${table} later WHERE later.partnership_id = ${row}.partnership_id AND later.corrects = ${row}.id)`;
const kept = kind<Spell>(
  `SELECT s.from_on, s.recorded_at, s.id, s.recorded_by, json_build_object('held', s.held, 'to', s.to_on,
     'reason', s.reason, 'note', s.note, 'code', s.outcome_code, 'title', ${titleOf('s.outcome_code', 's')})
   FROM status_spell s WHERE ${of('s')} AND s.held IS NOT NULL AND ${STANDS('status_spell', 's')}`,
  ({ held, to, reason, title, code, note }) => ({
    sentence: held
      ? `“${title ?? code}” still held`
      : `“${title ?? code}” was interrupted ${REASON_IN_WORDS[reason]}${to ? `, until ${formatDate(to)}` : ''}`,
    words: note,
  }),
);

const worked = kind<{ weekly: string }>(
  `SELECT h.from_on, h.recorded_at, h.id, h.recorded_by, json_build_object('weekly', h.weekly::text)
   FROM worked_hours h WHERE ${of('h')} AND h.weekly IS NOT NULL AND ${STANDS('worked_hours', 'h')}`,
  ({ weekly }) => ({ sentence: `Worked ${weekly.replace(/\.?0+$/, '')} hours a week from then on` }),
);

const MILESTONE_SENTENCES = { REACHED: 'Reached', MISSED: 'Not reached in time', BROKEN: 'Broken' } as const;
const milestone = kind<{ state: keyof typeof MILESTONE_SENTENCES; title: string | null; code: string }>(
  `SELECT m.since, m.judged_at, md5(m.participant_id::text || m.outcome_code)::uuid, NULL::uuid, json_build_object('state', m.state,
     'code', m.outcome_code, 'title', (SELECT t.title FROM tariff t
       WHERE t.partnership_id = m.partnership_id AND t.id = m.tariff_id))
   FROM milestone m WHERE ${of('m')} AND m.state IN ('REACHED', 'MISSED', 'BROKEN')`,
  ({ state, title, code }) => ({ sentence: `${MILESTONE_SENTENCES[state]}: ${title ?? code}` }),
);

const FIELD_WORDS: Readonly<Record<string, string>> = {
  givenName: 'given name',
  familyName: 'family name',
  birthDate: 'date of birth',
  postcode: 'postcode',
  enrolledOn: 'first day of support',
  linkWorkerId: 'link worker',
  anchorId: 'anchor organisation',
};
const corrected = kind<{ fields: string[] }>(
  `SELECT ${dayOf('c.corrected_at', 'c')}, c.corrected_at, min(c.id::text)::uuid, c.corrected_by,
     json_build_object('fields', array_agg(c.field ORDER BY c.field))
   FROM participant_correction c WHERE ${of('c')} GROUP BY c.partnership_id, c.corrected_at, c.corrected_by`,
  ({ fields }) => ({
    sentence: `Put the record right: ${new Intl.ListFormat('en-GB').format(fields.map((one) => FIELD_WORDS[one] ?? one))}`,
  }),
);

/**
 * Every kind of entry; a new one is a line here. Each is read by a SELECT of its own inside one statement, so that a page
 * of the story costs one.
 */
export const KINDS = {
  REFERRED: referred,
  BEGAN: began,
  PHASE: phased,
  WORKER: moved,
  TRANSFER: handedOver,
  JOINT_WORK: joined,
  JOINT_WORK_ENDED: parted,
  CONTACT: met,
  CIRCUMSTANCE: changed,
  PLAN: planned,
  OUTCOME: claimed,
  BASELINE: achievedBefore,
  KEPT: kept,
  HOURS: worked,
  MILESTONE: milestone,
  CORRECTED: corrected,
} as const;
