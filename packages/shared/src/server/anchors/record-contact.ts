import { isRefusal, type Refusal, readEmail, readPhone } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readName, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { AnchorView } from './anchor-view.js';
import { mustLookAfter, mustReadAnchor } from './read-anchor.js';

export interface AnchorContactInput {
  readonly anchorId: string;
  /** the contact to put right; a new one when it is left out */
  readonly id?: string | null;
  readonly name: string;
  readonly job: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly note?: string | null;
}

/**
 * Records whom one knows at an anchor, with the ways to reach them at work, or puts that right.
 * @returns the anchor; INVALID with its field (name, job, phone, email, note).
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordAnchorContact(actor: Actor, input: AnchorContactInput): Promise<AnchorView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordAnchorContact');
    const anchorId = await mustLookAfter(tenant, input.anchorId);
    const name = readName(input.name, 'name', 200, 'Write their name.');
    if (isRefusal(name)) return name;
    const job = readName(input.job, 'job', 200, 'Write what they do there.');
    if (isRefusal(job)) return job;
    const phone = readPhone(input.phone);
    if (isRefusal(phone)) return phone;
    const email = input.email?.trim() ? readEmail(input.email) : null;
    if (isRefusal(email)) return email;
    const note = input.note?.trim() ? readText(input.note, 'note', 2000, '') : null;
    if (isRefusal(note)) return note;
    const values = [tenant.partnership.id, anchorId, name, job, phone, email, note];
    const written = input.id
      ? await tenant.execute(
          `UPDATE anchor_contact SET name = $3, job = $4, phone = $5, email = $6, note = $7
           WHERE partnership_id = $1 AND anchor_id = $2 AND id = $8 AND left_at IS NULL`,
          [...values, mustBeId(input.id)],
        )
      : await tenant.execute(
          `INSERT INTO anchor_contact (partnership_id, anchor_id, name, job, phone, email, note, recorded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [...values, tenant.now],
        );
    if (written === 0) throw notFound();
    return mustReadAnchor(tenant, anchorId);
  });
}

/**
 * Takes somebody off the contacts who works there no more.
 * @returns the anchor. @throws Fault FORBIDDEN, NOT_FOUND
 */
export function removeAnchorContact(actor: Actor, id: string): Promise<AnchorView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('removeAnchorContact');
    const [contact] = await tenant.rows<{ anchorId: string }>(
      `UPDATE anchor_contact SET left_at = $3 WHERE partnership_id = $1 AND id = $2 AND left_at IS NULL
       RETURNING anchor_id AS "anchorId"`,
      [tenant.partnership.id, mustBeId(id), tenant.now],
    );
    if (!contact) throw notFound();
    return mustReadAnchor(tenant, contact.anchorId);
  });
}
