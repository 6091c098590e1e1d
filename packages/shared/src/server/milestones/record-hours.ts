import { type CalendarDate, checkHours, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { checkUncorrected, whatItIsAbout } from './correct-status.js';
import { judged } from './record-status.js';
import { type SustainedOutcome, sustainedOutcome } from './sustained-outcome.js';

export interface HoursInput {
  readonly participantId: string;
  /** the outcome that is being sustained */
  readonly outcomeCode: string;
  readonly from: CalendarDate;
  /** "17.5"; "0" where there is no work; left out, with `corrects`: that entry is withdrawn */
  readonly weekly?: string | null;
  /** the entry that this one puts right */
  readonly corrects?: string | null;
}

/**
 * Records from which day on how many hours a week were worked, or puts an entry of that right, and judges anew what
 * counts them.
 * @returns the participant; WRONG_STATE when somebody has corrected the entry already; INVALID, OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordHours(actor: Actor, input: HoursInput): Promise<ParticipantView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordHours');
    const corrects = input.corrects ? mustBeId(input.corrects) : null;
    const about = corrects ? await whatItIsAbout(tenant, 'worked_hours', corrects) : input;
    const sustained = await sustainedOutcome(tenant, about);
    if (isRefusal(sustained)) return sustained;
    if (!sustained.countsHours)
      return refuse(
        'INVALID',
        'Nothing that counts from this outcome asks for hours of work.',
        'outcomeCode',
      );
    const taken = corrects ? await checkUncorrected(tenant, 'worked_hours', corrects) : null;
    if (taken) return taken;
    const weekly = input.weekly?.trim() ?? null;
    const { from } = input;
    const { today } = tenant;
    const wrong =
      weekly === null && corrects
        ? null
        : checkHours({ from, weekly: weekly ?? '' }, { today, startedOn: sustained.startedOn });
    if (wrong) return wrong;
    await insertHours(tenant, sustained, { corrects, from: weekly === null ? null : from, weekly });
    return judged(tenant, sustained.participantId);
  });
}

interface HoursRow {
  /** of the change from which it follows; left out: one of its own */
  readonly id?: string;
  readonly corrects: string | null;
  readonly from: CalendarDate | null;
  readonly weekly: string | null;
}

/** Adds an entry; what stands already is never changed. */
export const insertHours = (
  tenant: Tenant,
  { participantId, outcomeCode }: Pick<SustainedOutcome, 'participantId' | 'outcomeCode'>,
  row: HoursRow,
): Promise<number> =>
  tenant.execute(
    `INSERT INTO worked_hours (partnership_id, participant_id, outcome_code, recorded_by, recorded_at, corrects, from_on,
       weekly, id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9, gen_random_uuid()))`,
    [
      tenant.partnership.id,
      participantId,
      outcomeCode,
      tenant.personId,
      tenant.now,
      row.corrects,
      row.from,
      row.weekly,
      row.id ?? null,
    ],
  );
