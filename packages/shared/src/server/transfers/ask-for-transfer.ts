import { type CalendarDate, checkTransferAsked, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { isProvider } from '../organisations/is-provider.js';
import type { Phase } from '../participants/participant-view.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { transferSeen } from './read-transfers.js';
import type { TransferView } from './transfer-view.js';

/** Whom a provider asks another one to take on, and why. */
export interface TransferInput {
  readonly participantId: string;
  /** the provider that is asked */
  readonly toId: string;
  /** a code of rules/support TRANSFER_REASONS */
  readonly reason: string;
  /** what the other side needs to know, without the name */
  readonly about: string;
  /** the person's own agreement */
  readonly agreedOn: CalendarDate;
  readonly agreedHow: string;
}

/**
 * Asks another provider to take somebody on who has agreed to it. Nothing changes for them until it does.
 * @returns the transfer; WRONG_STATE where support is closed; OVERLAP where one waits already; INVALID or OUT_OF_RANGE
 * with the field
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export async function askForTransfer(actor: Actor, input: TransferInput): Promise<TransferView | Refusal> {
  const id = await withTenant(actor, (tenant) => ask(tenant, input));
  return isRefusal(id) ? id : transferSeen(actor, id, 'askForTransfer');
}

async function ask(tenant: Tenant, input: TransferInput): Promise<string | Refusal> {
  tenant.must('askForTransfer');
  const participantId = mustBeId(input.participantId);
  const known = await tenant.row<{ phase: Phase; providerId: string; enrolledOn: CalendarDate }>(
    `SELECT phase, provider_id AS "providerId", enrolled_on AS "enrolledOn" FROM participant
     WHERE partnership_id = $1 AND id = $2 AND ($3 OR provider_id = ANY ($4::uuid[])) FOR UPDATE`,
    [tenant.partnership.id, participantId, tenant.me.roles.includes('BACKBONE'), tenant.me.providerIds],
  );
  if (!known) throw notFound();
  const asked = { ...input, fromId: known.providerId, toId: input.toId.toLowerCase() };
  const wrong = checkTransferAsked(asked, { ...known, today: tenant.today });
  if (wrong) return wrong;
  const about = readText(input.about, 'about', LONGEST_NOTE, 'Say what the other provider needs to know.');
  if (isRefusal(about)) return about;
  if (!(await isProvider(tenant, asked.toId)))
    return refuse('INVALID', 'Choose one of the partnership’s providers.', 'toId');
  const made = await tenant.row<{ id: string }>(
    `INSERT INTO transfer (partnership_id, participant_id, from_provider, to_provider, reason, about, agreed_on,
       agreed_how, asked_by, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant.partnership.id,
      participantId,
      known.providerId,
      asked.toId,
      input.reason,
      about,
      input.agreedOn,
      input.agreedHow,
      tenant.personId,
      tenant.now,
    ],
  );
  return made
    ? made.id
    : refuse('OVERLAP', 'A provider is asked already to take them on. Reload the page to see which.');
}
