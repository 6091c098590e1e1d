import { randomUUID } from 'node:crypto';
import {
  type CalendarDate,
  checkCircumstance,
  checkHours,
  checkStatus,
  circumstanceKind,
  isRefusal,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { insertHours } from '../milestones/record-hours.js';
import { insertSpell, judged } from '../milestones/record-status.js';
import { type SustainedOutcome, sustainedOutcome } from '../milestones/sustained-outcome.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  checkStands,
  insertCircumstance,
  lockForCircumstance,
  NOTHING_SAID,
  withdrawEffect,
} from './circumstance-log.js';

/** What changed in somebody's life, on which day, and what it means for an outcome that they sustain, if for one. */
export interface CircumstanceInput {
  readonly participantId: string;
  /** a code of rules/support CIRCUMSTANCE_KINDS */
  readonly kind: string;
  readonly on: CalendarDate;
  readonly words?: string | null;
  /** the outcome that is being sustained; left out: it says nothing of one */
  readonly outcomeCode?: string | null;
  /** whether that goes on with the change, or is interrupted by it */
  readonly held?: boolean | null;
  /** hours of work a week from that day, where the outcome counts them: "17.5" */
  readonly weekly?: string | null;
  /** the entry in the place of which this one stands, with what followed from it */
  readonly corrects?: string | null;
}

/**
 * Records a change of somebody's circumstances, and what follows from it for what they sustain, which is judged anew.
 * @returns the participant; WRONG_STATE when somebody has corrected the entry already; INVALID, OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function recordCircumstance(
  actor: Actor,
  input: CircumstanceInput,
): Promise<ParticipantView | Refusal> {
  return withTenant(actor, (tenant) => record(tenant, input));
}

async function record(tenant: Tenant, input: CircumstanceInput): Promise<ParticipantView | Refusal> {
  tenant.must('recordCircumstance');
  const participantId = mustBeId(input.participantId).toLowerCase();
  await lockForCircumstance(tenant, participantId);
  const corrects = input.corrects ? mustBeId(input.corrects) : null;
  const taken = corrects ? await checkStands(tenant, participantId, corrects) : null;
  if (taken) return taken;
  const words = input.words?.trim() ? readText(input.words, 'words', LONGEST_NOTE, '') : null;
  if (isRefusal(words)) return words;
  const { kind, on } = input;
  const held = input.outcomeCode && !input.weekly ? (input.held ?? null) : null;
  const wrong = checkCircumstance({ kind, on, words, held }, tenant.today);
  if (wrong) return wrong;
  const effect = await readEffect(tenant, { ...input, participantId });
  if (isRefusal(effect)) return effect;
  const id = randomUUID();
  await insertCircumstance(tenant, { id, participantId, corrects, kind, on, words });
  if (corrects) await withdrawEffect(tenant, corrects);
  if (effect) await writeEffect(tenant, id, effect);
  return judged(tenant, participantId);
}

type Effect = { readonly sustained: SustainedOutcome; readonly on: CalendarDate } & (
  | { readonly weekly: string }
  | { readonly held: boolean; readonly kind: string }
);

/** What follows for the outcome that the entry names; null: it names none. */
async function readEffect(tenant: Tenant, input: CircumstanceInput): Promise<Effect | null | Refusal> {
  const { participantId, outcomeCode, on, kind } = input;
  if (!outcomeCode) return null;
  const sustained = await sustainedOutcome(tenant, { participantId, outcomeCode });
  if (isRefusal(sustained)) return sustained;
  const when = { today: tenant.today, startedOn: sustained.startedOn };
  const weekly = input.weekly?.trim() || null;
  if (weekly !== null) {
    if (!sustained.countsHours)
      return refuse('INVALID', 'Nothing that counts from this outcome asks for hours of work.', 'weekly');
    return checkHours({ from: on, weekly }, when) ?? { sustained, on, weekly };
  }
  const held = input.held ?? null;
  if (held === null)
    return refuse('INVALID', 'Say whether it goes on with this change or is interrupted by it.', 'held');
  const reason = circumstanceKind(kind)?.reason ?? 'OTHER';
  return checkStatus({ held, from: on, to: null, reason }, when) ?? { sustained, on, held, kind };
}

/** Bears the id of the change from which it follows. */
async function writeEffect(tenant: Tenant, id: string, effect: Effect): Promise<void> {
  const { sustained, on } = effect;
  if ('weekly' in effect)
    await insertHours(tenant, sustained, { id, corrects: null, from: on, weekly: effect.weekly });
  else
    await insertSpell(tenant, sustained, {
      ...NOTHING_SAID,
      id,
      corrects: null,
      held: effect.held,
      from: on,
      // what interrupts does so until it is said to hold again; that it held is said of the day
      to: effect.held ? on : null,
      reason: circumstanceKind(effect.kind)?.reason ?? 'OTHER',
    });
}
