import {
  type PartnershipJson,
  type PartnershipView,
  partnershipJson,
  toPartnershipView,
} from '../partnerships/partnership-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type TodayKind, waitingFor } from './waiting-items.js';

/** One line of a person's day. */
export interface TodayItemView {
  readonly kind: TodayKind;
  readonly count: number;
  /** since when the first of them waits */
  readonly oldest: Date | null;
  readonly partnership: PartnershipView;
}

interface TodayRow {
  partnership: PartnershipJson;
  items: { kind: TodayKind; count: number; oldest: string | null }[];
}

/** What waits for me in this partnership, most urgent first; nothing that waits for nobody. One statement. */
export function getToday(actor: Actor): Promise<TodayItemView[]> {
  return withTenant(actor, async (tenant) => {
    const waiting = waitingFor(tenant.me);
    if (waiting.length === 0) return [];
    const lines = waiting.map(
      ({ kind, sql }, urgency) =>
        `SELECT '${kind}' AS kind, ${urgency} AS urgency, count(*)::int AS count, min(since) AS oldest FROM (${sql}) w`,
    );
    const row = await tenant.row<TodayRow>(
      `SELECT ${partnershipJson('p', '$5')} AS partnership,
         (SELECT coalesce(json_agg(json_build_object('kind', kind, 'count', count, 'oldest', oldest)
           ORDER BY urgency), '[]')
          FROM (${lines.join(' UNION ALL ')}) line WHERE count > 0) AS items
       FROM partnership p WHERE p.id = $1 AND $2::uuid IS NOT NULL AND $3::uuid[] IS NOT NULL AND $4::uuid[] IS NOT NULL`,
      [tenant.partnership.id, tenant.personId, tenant.me.providerIds, tenant.me.funderIds, tenant.now],
    );
    if (!row) return [];
    const partnership = toPartnershipView(row.partnership, tenant.now);
    return row.items.map(({ kind, count, oldest }) => ({
      kind,
      count,
      oldest: oldest === null ? null : new Date(oldest),
      partnership,
    }));
  });
}
