import { completeOutbox, takeEffectOfRun, withTenant } from '@weft/shared/server';
import type { Handlers } from '../queues/work.js';

/** Offers the claims that a run's matches prove, and moves milestones by them. Done twice it changes nothing. */
export const takeEffectOfMatches: Handlers['matching.effects'] = async (
  { runId },
  { actor, outboxId, keepAlive },
) => {
  await takeEffectOfRun(actor, runId, keepAlive);
  await withTenant(actor, (tenant) => completeOutbox(tenant, outboxId));
};
