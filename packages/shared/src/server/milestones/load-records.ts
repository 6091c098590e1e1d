import {
  type CalendarDate,
  type Cohort,
  type Entry,
  type Recorded,
  type SaidKind,
  type StatusReason,
  standingFacts,
} from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** A status spell as it is written down. */
export interface SpellJson {
  readonly id: string;
  readonly corrects: string | null;
  readonly code: string;
  /** null: what it corrects is withdrawn */
  readonly held: boolean | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly reason: StatusReason;
  readonly kind: SaidKind | null;
  readonly statement: string | null;
}

/** Hours of a week as they are written down. */
export interface HoursJson {
  readonly id: string;
  readonly corrects: string | null;
  readonly code: string;
  readonly from: CalendarDate;
  /** null: what it corrects is withdrawn */
  readonly weekly: string | null;
}

/**
 * SQL: what was recorded about the participants of `p`, for one outcome or for all of them, as JSON.
 * @param more further pairs of the JSON, for the alias of a row
 */
export const recordsJson = (
  outcome: string | null,
  more: ((row: string) => string) | null = null,
): { spells: string; hours: string } => {
  const also = (row: string): string => (more ? `, ${more(row)}` : '');
  const where = (row: string): string =>
    `${row}.partnership_id = p.partnership_id AND ${row}.participant_id = p.id${
      outcome === null ? '' : ` AND ${row}.outcome_code = ${outcome}`
    }`;
  return {
    spells: `(SELECT json_agg(json_build_object('id', s.id, 'corrects', s.corrects, 'code', s.outcome_code,
      'held', s.held, 'from', s.from_on, 'to', s.to_on, 'reason', s.reason, 'kind', s.evidence_kind,
      'statement', s.statement${also('s')})) FROM status_spell s WHERE ${where('s')})`,
    hours: `(SELECT json_agg(json_build_object('id', h.id, 'corrects', h.corrects, 'code', h.outcome_code,
      'from', h.from_on, 'weekly', trim_scale(h.weekly)::text${also('h')})) FROM worked_hours h WHERE ${where('h')})`,
  };
};

/** SQL: the day on which the support of `participant p` was closed; null while it goes on. */
export const SUPPORT_ENDED = `CASE WHEN p.phase = 'CLOSED' THEN coalesce((SELECT max(e.ended_on) FROM enrolment e
  WHERE e.partnership_id = p.partnership_id AND e.participant_id = p.id), p.enrolled_on) END`;

const asEntry = <Json extends { readonly id: string; readonly corrects: string | null }>(
  row: Json,
  stands: boolean,
): Entry<Json> => ({ id: row.id, corrects: row.corrects, fact: stands ? row : null });

/** The entries that nobody corrected or withdrew. */
export const standingSpells = (rows: readonly SpellJson[] | null): SpellJson[] =>
  standingFacts((rows ?? []).map((row) => asEntry(row, row.held !== null)));
export const standingHours = (rows: readonly HoursJson[] | null): HoursJson[] =>
  standingFacts((rows ?? []).map((row) => asEntry(row, row.weekly !== null)));

/** What the rules take of the entries about one outcome. */
export function recordedOf(
  spells: readonly SpellJson[] | null,
  hours: readonly HoursJson[] | null,
): Recorded {
  const standing = standingSpells(spells);
  return {
    spells: standing.map(({ held, from, to, reason }) => ({ held: held === true, from, to, reason })),
    hours: standingHours(hours).map(({ from, weekly }) => ({ from, weekly: weekly ?? '0' })),
    said: standing.flatMap(({ kind, statement, from, to }) =>
      kind && statement ? [{ kind, statement, on: to ?? from }] : [],
    ),
  };
}

/** A participant as far as their milestones go. */
export interface SustainingParticipant {
  readonly id: string;
  readonly providerId: string;
  readonly cohort: Cohort;
  readonly supportEndedOn: CalendarDate | null;
  /** By the code of the outcome that is being sustained. */
  readonly recorded: ReadonlyMap<string, Recorded>;
}

/** Participants that the actor sees, with all that was recorded about what they sustain. One statement. */
export async function loadRecords(
  tenant: Tenant,
  participantIds: readonly string[],
): Promise<SustainingParticipant[]> {
  const { spells, hours } = recordsJson(null);
  const rows = await tenant.rows<{
    id: string;
    provider_id: string;
    cohort: Cohort;
    support_ended_on: CalendarDate | null;
    spells: SpellJson[] | null;
    hours: HoursJson[] | null;
  }>(
    `SELECT p.id, p.provider_id, p.cohort, ${SUPPORT_ENDED} AS support_ended_on, ${spells} AS spells, ${hours} AS hours
     FROM participant p WHERE p.partnership_id = $1 AND p.id = ANY ($2)`,
    [tenant.partnership.id, participantIds],
    { keepPlan: 'always' },
  );
  return rows.map((row) => ({
    id: row.id,
    providerId: row.provider_id,
    cohort: row.cohort,
    supportEndedOn: row.support_ended_on,
    recorded: byOutcome(row.spells ?? [], row.hours ?? []),
  }));
}

function byOutcome(spells: readonly SpellJson[], hours: readonly HoursJson[]): ReadonlyMap<string, Recorded> {
  const codes = new Set([...spells, ...hours].map(({ code }) => code));
  return new Map(
    [...codes].map((code) => {
      const same = ({ code: of }: { readonly code: string }): boolean => of === code;
      return [code, recordedOf(spells.filter(same), hours.filter(same))];
    }),
  );
}
