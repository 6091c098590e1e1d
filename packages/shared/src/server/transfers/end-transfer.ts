import type { Refusal } from '../../rules/index.js';
import { type DecideInput, decideAsked } from '../between-providers/decide-asked.js';
import type { Actor } from '../tenancy/index.js';
import { lockTransfer } from './lock-transfer.js';
import { transferSeen } from './read-transfers.js';
import type { TransferView } from './transfer-view.js';

const TRANSFER = { table: 'transfer', lock: lockTransfer, seen: transferSeen } as const;

/** The provider that is asked says that it cannot take somebody on, and why. As `decideAsked`. */
export const declineTransfer = (actor: Actor, input: DecideInput): Promise<TransferView | Refusal> =>
  decideAsked(TRANSFER, actor, 'declineTransfer', input);

/** Who asked for a transfer, or the hub, takes it back, and says why. As `decideAsked`. */
export const withdrawTransfer = (actor: Actor, input: DecideInput): Promise<TransferView | Refusal> =>
  decideAsked(TRANSFER, actor, 'withdrawTransfer', input);
