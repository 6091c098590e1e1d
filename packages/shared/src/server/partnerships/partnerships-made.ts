import { forbidden } from '../errors.js';
import {
  checkFirst,
  cursorId,
  cursorInstant,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
} from '../pages/index.js';
import { type PersonActor, sameIn, type Tenant, withTenant } from '../tenancy/index.js';

/** How far a partnership is: nobody of its backbone is invited, somebody is, or somebody has joined. */
export const SET_UP_STAGES = ['NOBODY', 'INVITED', 'JOINED'] as const;
export type SetUpStage = (typeof SET_UP_STAGES)[number];

/** A partnership as the installation's operator knows it. */
export interface MadePartnershipView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly stage: SetUpStage;
}

const COLUMNS = `p.id, p.slug, p.name, p.created_at AS "madeAt", app.set_up_stage(p.id) AS stage`;

/** The partnerships of this installation, newest first, for its operator. @throws Fault FORBIDDEN for everybody else. */
export function partnershipsMade(
  actor: PersonActor,
  request: PageRequest,
): Promise<Page<MadePartnershipView>> {
  const first = checkFirst(request.first);
  const [at, id] = readCursor(request.after, [cursorInstant, cursorId]) ?? [null, null];
  return withTenant(sameIn(actor), async (tenant) => {
    if (!tenant.me.isOperator) throw forbidden();
    const rows = await tenant.rows<MadePartnershipView & { made: string; total: bigint }>(
      `SELECT ${COLUMNS}, p.created_at::text AS made, (SELECT count(*) FROM partnership) AS total FROM partnership p
       WHERE $1::timestamptz IS NULL OR (p.created_at, p.id) < ($1::timestamptz, $2::uuid)
       ORDER BY p.created_at DESC, p.id DESC LIMIT $3`,
      [at, id, first + 1],
    );
    return pageOf(rows, first, rows[0]?.total, ({ made, total: _total, ...node }) => ({
      node,
      key: [made, node.id],
    }));
  });
}

/** One of them, inside a transaction of the operator's. */
export async function readMadePartnership(tenant: Tenant, id: string): Promise<MadePartnershipView> {
  const row = await tenant.row<MadePartnershipView>(`SELECT ${COLUMNS} FROM partnership p WHERE p.id = $1`, [
    id,
  ]);
  if (!row) throw new Error('A partnership of this transaction is gone.');
  return row;
}
