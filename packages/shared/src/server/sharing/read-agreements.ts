import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readAgreements, type SharingAgreementView } from './agreement-view.js';
import { type SharingTask, sharingTask } from './waiting-under.js';

interface SharingAgreementsRequest extends PageRequest {
  /** only those under which this waits for the actor, as Today counts it */
  readonly waiting?: SharingTask | null;
}

/**
 * The partnership's information-sharing agreements, the latest first.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list
 */
export function sharingAgreements(
  actor: Actor,
  request: SharingAgreementsRequest,
): Promise<Page<SharingAgreementView>> {
  const { first, after, count, waiting } = request;
  checkFirst(first);
  return withTenant(actor, async (tenant) => {
    tenant.must('sharingAgreements');
    const ordering = new Ordering([{ sql: 'a.number', type: 'bigint' }], true);
    const key = ordering.read(after);
    const p = new Parameters();
    p.add(tenant.partnership.id);
    const chosen = waiting ? `a.id IN (${agreementsWith(waiting, tenant, p)})` : 'true';
    const counted = [...p.values];
    const beyond = key ? `${ordering.beyond(key, p)}` : 'true';
    const found = await readAgreements(
      tenant,
      `${chosen} AND ${beyond} ${ordering.orderBy} LIMIT ${p.add(first + 1)}`,
      p.values.slice(1),
    );
    const total = count
      ? await tenant.row<{ total: bigint }>(
          `SELECT count(*) AS total FROM sharing_agreement a WHERE a.partnership_id = $1 AND ${chosen}`,
          counted,
        )
      : undefined;
    return pageOf(found, first, total?.total, (node) => ({ node, key: [node.number] }));
  });
}

/** SQL for the ids of agreements under which this waits for the actor. */
const agreementsWith = (task: SharingTask, tenant: Tenant, p: Parameters): string =>
  `SELECT w.agreement_id FROM (${sharingTask(task, {
    person: () => `${p.add(tenant.personId)}::uuid`,
    now: () => p.add(tenant.now),
    places: () => p.add(tenant.placesFor('signSharingAgreement')),
  })}) w`;

/** One of them; null where there is none of this id. @throws Fault FORBIDDEN */
export function sharingAgreement(actor: Actor, id: string): Promise<SharingAgreementView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('sharingAgreements');
    if (!isId(id)) return null;
    const [found] = await readAgreements(tenant, 'a.id = $2', [id]);
    return found ?? null;
  });
}

/** One of them, inside a transaction. @throws Fault NOT_FOUND where there is none that the actor may see */
export async function mustReadAgreement(tenant: Tenant, id: string): Promise<SharingAgreementView> {
  const [found] = isId(id) ? await readAgreements(tenant, 'a.id = $2', [id]) : [];
  if (!found) throw notFound();
  return found;
}
