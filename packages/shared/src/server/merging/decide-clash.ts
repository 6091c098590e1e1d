import {
  findClaimClashes,
  isLive,
  isRefusal,
  type Refusal,
  refuse,
  verbThatEnds,
} from '../../rules/index.js';
import { type LockedClaim, lockClaims, moveLocked } from '../claims/move-claims.js';
import { flagWhatRestsOn } from '../claims/reverse-claim.js';
import { mustBeId } from '../ids.js';
import { judgeMilestones } from '../milestones/judge-milestones.js';
import { lockRateCards } from '../rate-cards/index.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type MergePreview, previewOf, saidApart } from './merge-preview.js';
import { loadBoth } from './record-to-merge.js';

/** Two records of one person, an outcome that is claimed under both, and which of them has the claim that stands. */
export interface ClashInput {
  readonly oneId: string;
  readonly otherId: string;
  readonly outcomeCode: string;
  /** the record whose claim stands */
  readonly standsId: string;
  readonly reason: string;
}

/**
 * Decides which of two claims for one outcome stands (docs/adr/0015). The other one is ended in the same transaction,
 * with a reason that names the claim that stands, where that is a move of whoever decides and no money has gone out
 * (`verbThatEnds`); else the decision is kept, and those who may end the claim find it there. Deciding anew is another
 * decision, and the last one counts.
 *
 * @returns both records side by side, as they are now; INVALID with the field; WRONG_STATE when the outcome is not
 *   claimed under both any more, the claim chosen was reversed, or somebody said that the records are of two people.
 * @throws Fault FORBIDDEN; NOT_FOUND for a record that is not there, or merged already
 */
export function decideClash(actor: Actor, input: ClashInput): Promise<MergePreview | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('decideClash');
    const ids: [string, string] = [
      mustBeId(input.oneId).toLowerCase(),
      mustBeId(input.otherId).toLowerCase(),
    ];
    const standsId = mustBeId(input.standsId).toLowerCase();
    if (!ids.includes(standsId)) return refuse('INVALID', 'Choose one of the two claims.', 'standsId');
    if (ids[0] === ids[1]) return refuse('INVALID', 'These are one record already.', 'otherId');
    const reason = readText(input.reason, 'reason', LONGEST_NOTE, 'Say why this claim stands.');
    if (isRefusal(reason)) return reason;
    // no claim is submitted on the strength of the one that ends, and misses its flag
    await lockRateCards(tenant, 'exclusive');
    const found = await findClash(tenant, ids, standsId, input.outcomeCode);
    if (isRefusal(found)) return found;
    if (await saidApart(tenant, ids))
      return refuse(
        'WRONG_STATE',
        'Somebody has said that these records are of two people, who each have a claim of their own.',
      );
    const { stands, ends } = found;
    const verb = verbThatEnds({ ...ends, who: tenant.personId, roles: tenant.me.roles });
    if (verb) {
      const because = `${reason} (Claimed twice for one person: ${stands.reference} stands.)`;
      const refused = await moveLocked(tenant, ends, verb, because);
      if (refused) return refused;
    }
    await tenant.execute(
      `INSERT INTO clash_decision (partnership_id, outcome_code, stands_claim, ends_claim, stands_record, ends_record,
         reason, ended_as, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT state FROM claim WHERE partnership_id = $1 AND id = $4 AND $8), $9, $10)`,
      [
        tenant.partnership.id,
        ends.outcomeCode,
        stands.id,
        ends.id,
        stands.participantId,
        ends.participantId,
        reason,
        verb !== null,
        tenant.personId,
        tenant.now,
      ],
    );
    const view = await previewOf(tenant, ids);
    if (verb === 'reverseClaim') await flagWhatRestsOn(await tenant.continueAsSystem(), ends);
    else if (verb) await judgeMilestones(await tenant.continueAsSystem(), [ends.participantId]);
    return view;
  });
}

interface Clash {
  readonly stands: LockedClaim & { readonly reference: string };
  readonly ends: LockedClaim;
}

/** Both claims of the outcome under lock, as they are then. */
async function findClash(
  tenant: Tenant,
  ids: readonly [string, string],
  standsId: string,
  outcomeCode: string,
): Promise<Clash | Refusal> {
  const [one, other] = await loadBoth(tenant, ids);
  const ofOutcome = findClaimClashes(one.outcomes, other.outcomes).find(
    (clash) => clash.outcomeCode === outcomeCode,
  );
  const gone = (): Refusal =>
    refuse('WRONG_STATE', 'This outcome is not claimed under both records any more. Reload the page.');
  if (!ofOutcome) return gone();
  const claimIds = [ofOutcome.kept.claimId ?? '', ofOutcome.merged.claimId ?? ''];
  const locked = await lockClaims(tenant, claimIds);
  tenant.showed('claim', claimIds);
  const [first, second] = claimIds.map((id) => locked.get(id));
  if (!first || !second) return gone();
  const [stands, ends] = standsId === one.id ? [first, second] : [second, first];
  if (!isLive(stands.state))
    return refuse(
      'WRONG_STATE',
      'That claim was reversed. The other one is the one that can stand.',
      'standsId',
    );
  const named = await tenant.row<{ reference: string }>(
    'SELECT reference FROM claim WHERE partnership_id = $1 AND id = $2',
    [tenant.partnership.id, stands.id],
  );
  if (!named) return gone();
  return { stands: { ...stands, ...named }, ends };
}
