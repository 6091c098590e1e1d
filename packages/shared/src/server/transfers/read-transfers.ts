import type { TransferState } from '../../rules/index.js';
import { type AskedRequest, listAsked } from '../between-providers/list-asked.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import type { Page } from '../pages/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { TRANSFER_COLUMNS, type TransferView } from './transfer-view.js';

/** Of one person: more than there are. */
const MOST = 100;

/**
 * Transfers to another provider: those that wait, the oldest first, and then those that were decided, the latest first. At
 * the hub all of them, at a provider those it asks for or is asked for.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list
 */
export function transfers(actor: Actor, request: AskedRequest<TransferState>): Promise<Page<TransferView>> {
  return withTenant(actor, async (tenant) => {
    tenant.must('transfers');
    await tenant.looksBack();
    return listAsked(tenant, request, {
      table: 'transfer t',
      row: 't',
      columns: TRANSFER_COLUMNS,
      state: 't.state',
      movedAt: 't.decided_at',
      values: [],
    });
  });
}

/** All transfers of one participant, the latest first, for who sees them or saw them before. @throws Fault FORBIDDEN */
export function participantTransfers(actor: Actor, participantId: string): Promise<readonly TransferView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('participantTransfers');
    if (!isId(participantId)) return [];
    tenant.showed('participant', [participantId]);
    return read(
      tenant,
      `t.participant_id = $2 AND EXISTS (SELECT FROM participant p WHERE p.partnership_id = $1 AND p.id = $2)
       ORDER BY t.asked_at DESC, t.id LIMIT ${MOST}`,
      [participantId],
    );
  });
}

/** One of them, as the actor sees it: who moved it went on as the system. @throws Fault NOT_FOUND */
export function transferSeen(actor: Actor, id: string, verb: string): Promise<TransferView> {
  return withTenant(actor, async (tenant) => {
    tenant.names(verb);
    const [seen] = await read(tenant, 't.id = $2', [id]);
    if (!seen) throw notFound();
    return seen;
  });
}

async function read(tenant: Tenant, where: string, more: readonly string[] = []): Promise<TransferView[]> {
  const [, rows] = await Promise.all([
    tenant.looksBack(),
    tenant.rows<TransferView>(
      `SELECT ${TRANSFER_COLUMNS} FROM transfer t WHERE t.partnership_id = $1 AND ${where}`,
      [tenant.partnership.id, ...more],
    ),
  ]);
  tenant.showed(
    'participant',
    rows.flatMap(({ participant }) => participant?.id ?? []),
  );
  return rows;
}
