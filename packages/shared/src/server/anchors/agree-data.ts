import { type AnchorField, isRefusal, orderedFields, type Refusal } from '../../rules/index.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { AnchorView } from './anchor-view.js';
import { mustLookAfter, mustReadAnchor } from './read-anchor.js';

/**
 * Sets what an anchor may know of its own people from now on, field by field; the agreements before stay on record.
 * None at all leaves it the number of people and no more.
 * @returns the anchor; INVALID (note).
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function agreeAnchorData(
  actor: Actor,
  input: {
    readonly anchorId: string;
    readonly fields: readonly AnchorField[];
    readonly note?: string | null;
  },
): Promise<AnchorView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('agreeAnchorData');
    const anchorId = await mustLookAfter(tenant, input.anchorId);
    const note = input.note?.trim() ? readText(input.note, 'note', 2000, '') : null;
    if (isRefusal(note)) return note;
    await tenant.execute(
      `INSERT INTO anchor_agreement (partnership_id, anchor_id, fields, note, agreed_by, agreed_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [tenant.partnership.id, anchorId, orderedFields(input.fields), note, tenant.personId, tenant.now],
    );
    return mustReadAnchor(tenant, anchorId);
  });
}
