import {
  type CalendarDate,
  checkStatus,
  isRefusal,
  type Refusal,
  refuse,
  type SaidKind,
  type StatusReason,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { judgeMilestones } from './judge-milestones.js';
import { type SustainedOutcome, sustainedOutcome } from './sustained-outcome.js';

/** How it stood, from one day to another. */
export interface Status {
  readonly held: boolean;
  readonly from: CalendarDate;
  /** the last day; left out: until further notice */
  readonly to?: CalendarDate | null;
  readonly reason: StatusReason;
  readonly note?: string | null;
  /** words that prove it, for the claims that it leads to */
  readonly evidenceKind?: SaidKind | null;
  readonly statement?: string | null;
}

export interface StatusInput extends Status {
  readonly participantId: string;
  /** the outcome that is being sustained */
  readonly outcomeCode: string;
}

const LONGEST_STATEMENT = 5000;

/**
 * Records that what somebody achieved still holds, or that it was interrupted, and judges what rests on it anew.
 * @returns the participant; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function recordStatus(actor: Actor, input: StatusInput): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordStatus');
    const sustained = await sustainedOutcome(tenant, input);
    if (isRefusal(sustained)) return sustained;
    return writeStatus(tenant, sustained, input, null);
  });
}

/** Checks and writes an entry, which may correct another one, and judges anew. */
export async function writeStatus(
  tenant: Tenant,
  sustained: SustainedOutcome,
  status: Status,
  corrects: string | null,
): Promise<ParticipantView | Refusal> {
  const { held, from, reason } = status;
  const to = status.to ?? null;
  const wrong = checkStatus(
    { held, from, to, reason },
    { today: tenant.today, startedOn: sustained.startedOn },
  );
  if (wrong) return wrong;
  const note = status.note?.trim() ? readText(status.note, 'note', LONGEST_NOTE, '') : null;
  if (isRefusal(note)) return note;
  const said = readWords(status, sustained);
  if (isRefusal(said)) return said;
  await insertSpell(tenant, sustained, {
    corrects,
    held,
    from,
    to,
    reason,
    note,
    kind: said?.kind ?? null,
    statement: said?.statement ?? null,
  });
  return judged(tenant, sustained.participantId);
}

function readWords(
  { held, evidenceKind, statement }: Status,
  { evidence }: SustainedOutcome,
): { kind: SaidKind; statement: string } | Refusal | null {
  if (!statement?.trim()) return null;
  if (!held || !evidenceKind || !evidence.includes(evidenceKind))
    return refuse('INVALID', 'Choose a kind of evidence that the rate card accepts for it.', 'evidenceKind');
  const read = readText(statement, 'statement', LONGEST_STATEMENT, '');
  return isRefusal(read) ? read : { kind: evidenceKind, statement: read };
}

interface SpellRow {
  /** of the change from which it follows; left out: one of its own */
  readonly id?: string;
  readonly corrects: string | null;
  readonly held: boolean | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly reason: StatusReason | null;
  readonly note: string | null;
  readonly kind: SaidKind | null;
  readonly statement: string | null;
}

/** Adds an entry; what stands already is never changed. */
export const insertSpell = (
  tenant: Tenant,
  { participantId, outcomeCode }: Pick<SustainedOutcome, 'participantId' | 'outcomeCode'>,
  row: SpellRow,
): Promise<number> =>
  tenant.execute(
    `INSERT INTO status_spell (partnership_id, participant_id, outcome_code, recorded_by, recorded_at, corrects, held,
       from_on, to_on, reason, note, evidence_kind, statement, id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, coalesce($14, gen_random_uuid()))`,
    [
      tenant.partnership.id,
      participantId,
      outcomeCode,
      tenant.personId,
      tenant.now,
      row.corrects,
      row.held,
      row.from,
      row.to,
      row.reason,
      row.note,
      row.kind,
      row.statement,
      row.id ?? null,
    ],
    { keepPlan: 'always' },
  );

/** Judges the participant's milestones anew; the participant. */
export async function judged(tenant: Tenant, participantId: string): Promise<ParticipantView> {
  const view = await readParticipant(tenant, participantId);
  if (!view) throw notFound();
  await judgeMilestones(tenant, [participantId]);
  return view;
}
