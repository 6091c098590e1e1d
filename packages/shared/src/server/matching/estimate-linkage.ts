import { beginLinkage } from './begin-linkage.js';
import { followStages } from './follow-stages.js';
import type { LinkageEstimate, LinkageOrder } from './linkage-order.js';
import { inWorkshop } from './workshop.js';

/**
 * What a run would go by and how much it would compare, without comparing anything: for a screen, before somebody
 * starts it.
 *
 * @throws MatchingError, a sentence, for whatever the person who asked can mend
 */
export async function estimateLinkage(order: LinkageOrder): Promise<LinkageEstimate> {
  return inWorkshop(order.limits, (workshop) => beginLinkage(workshop, followStages(order.onStage), order));
}
