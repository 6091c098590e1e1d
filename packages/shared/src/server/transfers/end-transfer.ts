import { isRefusal, type Refusal } from '../../rules/index.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { lockTransfer } from './lock-transfer.js';
import { transferSeen } from './read-transfers.js';
import type { TransferView } from './transfer-view.js';

interface EndInput {
  readonly id: string;
  readonly words: string;
}

/**
 * The provider that is asked says that it cannot take somebody on, and why.
 * @returns the transfer; WRONG_STATE; INVALID (words)
 * @throws Fault FORBIDDEN; NOT_FOUND
 */
export const declineTransfer = (actor: Actor, input: EndInput): Promise<TransferView | Refusal> =>
  end(actor, 'declineTransfer', input);

/** Who asked for a transfer, or the hub, takes it back, and says why. As `declineTransfer`. */
export const withdrawTransfer = (actor: Actor, input: EndInput): Promise<TransferView | Refusal> =>
  end(actor, 'withdrawTransfer', input);

async function end(
  actor: Actor,
  verb: 'declineTransfer' | 'withdrawTransfer',
  input: EndInput,
): Promise<TransferView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must(verb);
    const words = readText(input.words, 'words', LONGEST_NOTE, 'Say why, in a few words.');
    if (isRefusal(words)) return words;
    const locked = await lockTransfer(tenant, verb, input.id);
    if (isRefusal(locked)) return locked;
    const { system, transfer, to } = locked;
    await system.execute(
      `UPDATE transfer SET state = $3, decided_by = $4, decided_at = $5, decided_words = $6
       WHERE partnership_id = $1 AND id = $2`,
      [system.partnership.id, transfer.id, to, tenant.personId, tenant.now, words],
    );
    return transfer.id;
  });
  return isRefusal(id) ? id : transferSeen(actor, id, verb);
}
