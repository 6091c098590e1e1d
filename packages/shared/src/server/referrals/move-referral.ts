import {
  type AgreementStep,
  agreementOn,
  checkReferralMove,
  isAtHub,
  isRefusal,
  type MovedReferral,
  type ReferralMove,
  type ReferralState,
  type ReferralVerb,
  type Refusal,
  refuse,
  today,
} from '../../rules/index.js';
import { keepChoice } from '../allocation/keep-choice.js';
import { readSuggestions } from '../allocation/suggestions.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { isLinkWorkerOf } from '../members/is-link-worker-of.js';
import { isProvider } from '../organisations/is-provider.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readDeclineReasons } from './decline-reasons.js';
import { readOwnReferral } from './own-referrals.js';
import { readReferral } from './read-referral.js';
import type { ReferralView } from './referral-view.js';
import { type MoveReferralInput, writeMoves } from './write-moves.js';

/** A referral that was moved. */
export interface MovedReferralView {
  readonly id: string;
  readonly reference: string;
  readonly state: ReferralState;
  /** null: it is no longer the actor's to see */
  readonly referral: ReferralView | null;
}

/** Every move but the start of support, which makes a participant (start-support.ts). */
export type PlainReferralVerb = Exclude<ReferralVerb, 'startSupport'>;

/**
 * Moves a referral from one state to the next, with its history. Two people who move it at once do so one after the
 * other, and the second is told what happened.
 * @returns WRONG_STATE; INVALID or OUT_OF_RANGE for the first that is missing, with its field.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export async function moveReferral(
  actor: Actor,
  verb: PlainReferralVerb,
  input: MoveReferralInput,
): Promise<MovedReferralView | Refusal> {
  mustBeId(input.id);
  const moved = await withTenant(actor, async (tenant) => {
    tenant.must(verb);
    const { system, referral } = await lockReferral(tenant, input.id, verb);
    const move = await judgeMove(system, referral, verb, input);
    if (isRefusal(move)) return move;
    const suggestions = verb === 'offerReferral' ? await readSuggestions(system, referral.id) : null;
    await writeMoves(system, [{ move, input, providerId: referral.providerId }]);
    if (suggestions)
      await keepChoice(
        system,
        referral.id,
        { providerId: input.providerId ?? '', workerId: input.workerId ?? null },
        suggestions,
      );
    return { id: referral.id, reference: referral.reference, state: move.to };
  });
  return isRefusal(moved) ? moved : { ...moved, referral: await seenAfter(actor, moved.id) };
}

/** The referral as the actor sees it now that the system no longer acts for them. */
export const seenAfter = (actor: Actor, id: string): Promise<ReferralView | null> =>
  withTenant(actor, (tenant) => readReferral(tenant, id));

/** A referral under lock: nobody moves it until the transaction ends. */
export interface LockedReferral extends MovedReferral {
  readonly id: string;
  readonly reference: string;
}

interface LockedRow {
  id: string;
  reference: string;
  state: ReferralState;
  received_at: Date;
  provider_id: string | null;
  agreements: AgreementStep[];
}

/** What the provider answers to whom it was offered, and nobody else. */
const ANSWERS: readonly ReferralVerb[] = ['declineOffer', 'startSupport'];

/**
 * Locks a referral that the actor may move so: at the hub any, at a provider what is offered to it, and whoever sent it
 * may withdraw it. From here on the system acts for them: neither sees the row afterwards.
 * @throws Fault NOT_FOUND
 */
export async function lockReferral(
  tenant: Tenant,
  id: string,
  verb: ReferralVerb,
): Promise<{ system: Tenant; referral: LockedReferral }> {
  const { partnership, me } = tenant;
  const seen =
    isAtHub(me.roles) || verb !== 'withdrawReferral'
      ? await readReferral(tenant, id)
      : await readOwnReferral(tenant, id);
  if (!seen) throw notFound();
  const system = await tenant.continueAsSystem();
  const [row] = await system.rows<LockedRow>(
    `SELECT r.id, r.reference, r.state, r.received_at, r.provider_id,
       (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'on', a.said_on, 'how', a.how) ORDER BY a.id), '[]')
        FROM referral_agreement a WHERE a.partnership_id = r.partnership_id AND a.referral_id = r.id) AS agreements
     FROM referral r WHERE r.partnership_id = $1 AND r.id = $2 FOR UPDATE`,
    [partnership.id, id],
  );
  const isTheirs = row?.provider_id != null && tenant.placesFor(verb).includes(row.provider_id);
  // offered to somebody else while they waited for the lock
  if (!row || (ANSWERS.includes(verb) && row.provider_id !== null && !isTheirs)) throw notFound();
  const referral = {
    id: row.id,
    reference: row.reference,
    state: row.state,
    receivedOn: today(partnership.timeZone, row.received_at.getTime()),
    providerId: row.provider_id,
    agreement: agreementOn(row.agreements, tenant.today),
  };
  return { system, referral };
}

/** The move, or the first thing that stands in its way. */
export async function judgeMove(
  tenant: Tenant,
  referral: LockedReferral,
  verb: ReferralVerb,
  input: MoveReferralInput,
): Promise<ReferralMove | Refusal> {
  if (verb === 'offerReferral' && !(await worksThere(tenant, input)))
    return refuse('INVALID', 'Choose somebody who supports people at this provider.', 'workerId');
  const move = checkReferralMove(referral, verb, input, {
    today: tenant.today,
    reasons: await readDeclineReasons(tenant),
  });
  if (Array.isArray(move)) return move[0] as Refusal;
  if (verb !== 'offerReferral') return move;
  return (await isProvider(tenant, input.providerId ?? ''))
    ? move
    : refuse('INVALID', 'Choose one of the partnership’s providers.', 'providerId');
}

/** Whether the worker that the hub has in mind, if any, is a link worker of the provider. */
async function worksThere(tenant: Tenant, { providerId, workerId }: MoveReferralInput): Promise<boolean> {
  return !workerId || isLinkWorkerOf(tenant, providerId ?? '', workerId);
}
