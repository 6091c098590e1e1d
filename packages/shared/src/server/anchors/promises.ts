import { type CalendarDate, isRefusal, parseDate, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readName, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { AnchorView, PromiseView } from './anchor-view.js';
import { mustLookAfter, mustReadAnchor } from './read-anchor.js';

export interface AnchorPromiseInput {
  readonly anchorId: string;
  /** the day of the review at which it was promised */
  readonly reviewOn: CalendarDate;
  readonly words: string;
  readonly promisedBy: PromiseView['promisedBy'];
  readonly who: string;
  readonly dueOn: CalendarDate;
}

/**
 * Records what was promised at a review, by either side, and for when.
 * @returns the anchor; INVALID or OUT_OF_RANGE with its field (reviewOn, words, who, dueOn).
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordAnchorPromise(actor: Actor, input: AnchorPromiseInput): Promise<AnchorView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordAnchorPromise');
    const anchorId = await mustLookAfter(tenant, input.anchorId);
    const { reviewOn, dueOn } = input;
    if (parseDate(reviewOn) === null || reviewOn > tenant.today)
      return refuse('OUT_OF_RANGE', 'Give the day of the review, today or before.', 'reviewOn');
    const words = readText(input.words, 'words', 2000, 'Write what was promised.');
    if (isRefusal(words)) return words;
    const who = readName(input.who, 'who', 200, 'Write who promised it.');
    if (isRefusal(who)) return who;
    if (parseDate(dueOn) === null || dueOn < reviewOn)
      return refuse('OUT_OF_RANGE', 'Give the day it is promised for, not before the review.', 'dueOn');
    await tenant.execute(
      `INSERT INTO anchor_promise (partnership_id, anchor_id, review_on, words, promised_by, who, due_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tenant.partnership.id,
        anchorId,
        reviewOn,
        words,
        input.promisedBy,
        who,
        dueOn,
        tenant.personId,
        tenant.now,
      ],
    );
    return mustReadAnchor(tenant, anchorId);
  });
}

/**
 * Says whether a promise was kept; said anew, the last word stands, and the trail knows the others.
 * @returns the anchor. @throws Fault FORBIDDEN, NOT_FOUND
 */
export function settleAnchorPromise(actor: Actor, id: string, kept: boolean): Promise<AnchorView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('settleAnchorPromise');
    const [promise] = await tenant.rows<{ anchorId: string }>(
      `UPDATE anchor_promise SET kept = $3, settled_on = $4, settled_by = $5 WHERE partnership_id = $1 AND id = $2
       RETURNING anchor_id AS "anchorId"`,
      [tenant.partnership.id, mustBeId(id), kept, tenant.today, tenant.personId],
    );
    if (!promise) throw notFound();
    return mustReadAnchor(tenant, promise.anchorId);
  });
}
