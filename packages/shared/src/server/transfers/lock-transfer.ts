import {
  isAtHub,
  isRefusal,
  judgeTransfer,
  movesTransfer,
  type Refusal,
  type TransferMover,
  type TransferState,
  type TransferVerb,
} from '../../rules/index.js';
import { forbidden, notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';

/** A transfer under lock, which this actor moves. */
export interface LockedTransfer {
  readonly id: string;
  readonly state: TransferState;
  readonly participantId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly askedAt: Date;
}

/**
 * Holds a transfer that the actor sees and moves so, and goes on as the system: neither side writes the other's record.
 * @param id as it was given
 * @returns the transfer and the state to which it goes; WRONG_STATE when somebody was faster
 * @throws Fault NOT_FOUND; FORBIDDEN for the side that does not move it so
 */
export async function lockTransfer(
  tenant: Tenant,
  verb: TransferVerb,
  id: string,
): Promise<{ system: Tenant; transfer: LockedTransfer; to: TransferState } | Refusal> {
  tenant.must(verb);
  const asked = [tenant.partnership.id, mustBeId(id)];
  const seen = await tenant.row('SELECT FROM transfer WHERE partnership_id = $1 AND id = $2', asked);
  if (!seen) throw notFound();
  // who is sealed from the actor while they wait is not there
  const system = await tenant.continueAsSystem('PERSON');
  const transfer = await system.row<LockedTransfer>(
    `SELECT id, state, participant_id AS "participantId", from_provider AS "fromId", to_provider AS "toId",
       asked_at AS "askedAt"
     FROM transfer WHERE partnership_id = $1 AND id = $2 FOR UPDATE`,
    asked,
  );
  if (!transfer) throw notFound();
  if (!movesTransfer(verb, moversOf(tenant, verb, transfer))) throw forbidden();
  const to = judgeTransfer(verb, transfer.state);
  return isRefusal(to) ? to : { system, transfer, to };
}

function moversOf(tenant: Tenant, verb: TransferVerb, { fromId, toId }: LockedTransfer): TransferMover[] {
  const places = tenant.placesFor(verb);
  return [
    ...(isAtHub(tenant.me.roles) ? (['HUB'] as const) : []),
    ...(places.includes(fromId) ? (['ASKS'] as const) : []),
    ...(places.includes(toId) ? (['IS_ASKED'] as const) : []),
  ];
}
