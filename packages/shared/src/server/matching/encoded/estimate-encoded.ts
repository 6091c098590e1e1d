import { followStages } from '../follow-stages.js';
import { inWorkshop } from '../workshop.js';
import { beginEncoded, type EncodedEstimate, type EncodedOrder } from './begin-encoded.js';

/**
 * What a run of encodings would go by and how much it would compare, without comparing anything: for a screen, before
 * somebody starts it.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend
 */
export async function estimateEncoded(order: EncodedOrder): Promise<EncodedEstimate> {
  return inWorkshop(order.limits, (workshop) => beginEncoded(workshop, followStages(order.onStage), order));
}
