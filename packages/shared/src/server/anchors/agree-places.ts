import { type CalendarDate, parseDate, type Refusal, refuse } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { AnchorView } from './anchor-view.js';
import { mustLookAfter, mustReadAnchor } from './read-anchor.js';

const MOST_PLACES = 100_000;

export interface AnchorPlacesInput {
  readonly anchorId: string;
  /** the first day of the year that is agreed; of the same day it replaces what was agreed */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly places: number;
}

/**
 * Records how many people of an anchor may be supported in a year, as agreed with it.
 * @returns the anchor; INVALID (to, places); OVERLAP (from) where some of those days are agreed already.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function agreeAnchorPlaces(actor: Actor, input: AnchorPlacesInput): Promise<AnchorView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('agreeAnchorPlaces');
    const anchorId = await mustLookAfter(tenant, input.anchorId);
    const { from, to, places } = input;
    if (parseDate(from) === null || parseDate(to) === null || to <= from)
      return refuse('INVALID', 'The last day comes after the first.', 'to');
    if (!Number.isInteger(places) || places < 1 || places > MOST_PLACES)
      return refuse('INVALID', 'Say how many places, in figures.', 'places');
    // two who agree at once: the second waits, and sees what the first wrote
    await tenant.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 38))', [anchorId]);
    const other = await tenant.row<{ from: CalendarDate }>(
      `SELECT from_on AS "from" FROM anchor_places WHERE partnership_id = $1 AND anchor_id = $2 AND from_on <> $3
         AND from_on <= $4 AND to_on >= $3 LIMIT 1`,
      [tenant.partnership.id, anchorId, from, to],
    );
    if (other)
      return refuse(
        'OVERLAP',
        'Some of these days are agreed already. Begin after them, or change that year.',
        'from',
      );
    await tenant.execute(
      `INSERT INTO anchor_places (partnership_id, anchor_id, from_on, to_on, places, agreed_by, agreed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (partnership_id, anchor_id, from_on) DO UPDATE SET to_on = EXCLUDED.to_on, places = EXCLUDED.places,
         agreed_by = EXCLUDED.agreed_by, agreed_at = EXCLUDED.agreed_at`,
      [tenant.partnership.id, anchorId, from, to, places, tenant.personId, tenant.now],
    );
    return mustReadAnchor(tenant, anchorId);
  });
}
