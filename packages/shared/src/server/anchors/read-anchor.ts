import { may, termAttended } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId, mustBeId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { rowsOf } from '../rows-of.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { GROUPS_THERE, SERVICES_THERE } from './activities-there.js';
import {
  type AnchorPaymentView,
  type AnchorView,
  byPhase,
  LINE_COLUMNS,
  LINE_JOINS,
  PLACES,
} from './anchor-view.js';

/** People of an anchor that its page names; the list of people has the others. */
const MOST_PEOPLE = 200;

type AnchorRow = Omit<AnchorView, 'payments' | 'assignable' | 'agreement'> & {
  readonly agreement:
    | (Omit<NonNullable<AnchorView['agreement']>, 'agreedAt'> & { readonly agreedAt: string })
    | null;
};

/** One anchor; null for what is none, or not the actor's to see. @throws Fault FORBIDDEN */
export function anchor(actor: Actor, id: string): Promise<AnchorView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('anchors');
    return isId(id) ? readAnchor(tenant, id) : null;
  });
}

/** The same after a change of it, inside its transaction. */
export async function mustReadAnchor(tenant: Tenant, id: string): Promise<AnchorView> {
  const found = await readAnchor(tenant, id);
  if (!found) throw notFound();
  return found;
}

/**
 * Which anchor somebody works with, judged before anything is changed; its rows have policies of their own.
 * @throws Fault NOT_FOUND for what is no anchor, or is looked after by others.
 */
export async function mustLookAfter(tenant: Tenant, anchorId: string): Promise<string> {
  const id = mustBeId(anchorId).toLowerCase();
  const there = await tenant.row(
    `SELECT FROM organisation o WHERE o.partnership_id = $1 AND o.id = $2 AND 'ANCHOR' = ANY (o.kinds)
       AND (app.has_role('BACKBONE') OR o.id = ANY (app.looked_after_ids()))`,
    [tenant.partnership.id, id],
  );
  if (!there) throw notFound();
  return id;
}

/** By a fixed number of statements; a manager sees the head of an anchor that nobody of theirs looks after yet. */
async function readAnchor(tenant: Tenant, id: string): Promise<AnchorView | null> {
  const { partnership, me, today } = tenant;
  const [found, payments, assignable] = await Promise.all([
    tenant.row<AnchorRow>(PAGE, [partnership.id, today, id.toLowerCase(), termAttended(today).from]),
    readPayments(tenant, id),
    may(me.roles, 'assignAnchor') ? readAssignable(tenant) : [],
  ]);
  if (!found) return null;
  tenant.showed(
    'participant',
    [...found.people, ...[...found.services, ...found.groups].flatMap(({ attenders }) => attenders)].map(
      (person) => person.id,
    ),
  );
  const { agreement } = found;
  return {
    ...found,
    agreement: agreement && { ...agreement, agreedAt: new Date(agreement.agreedAt) },
    // a manager whose people do not look after it sees who it is, and no money
    payments: may(me.roles, 'runs') || found.workers.length > 0 ? payments : null,
    assignable,
  };
}

const OF = (table: string, alias: string): string =>
  `FROM ${table} ${alias} WHERE ${alias}.partnership_id = o.partnership_id AND ${alias}.anchor_id = o.id`;
const BY_PHASE = byPhase('row.phase');

const PAGE = `SELECT ${LINE_COLUMNS},
    ${rowsOf(`SELECT c.id, c.name, c.job, c.phone, c.email, c.note ${OF('anchor_contact', 'c')} AND c.left_at IS NULL`, 'row.name, row.id')} AS contacts,
    ${rowsOf(PLACES, 'row."from" DESC')} AS "allPlaces",
    ${rowsOf(
      `SELECT m.id, m.review_on AS "reviewOn", m.words, m.promised_by AS "promisedBy", m.who, m.due_on AS "dueOn", m.kept,
      m.settled_on AS "settledOn" ${OF('anchor_promise', 'm')}`,
      'row."reviewOn" DESC, row."dueOn", row.id',
    )} AS promises,
    ${rowsOf(`SELECT p.phase, count(*)::int AS count ${OF('participant', 'p')} GROUP BY p.phase`, BY_PHASE)} AS phases,
    ${rowsOf(
      `SELECT p.id, p.given_name || ' ' || p.family_name AS name, p.phase, p.folded_name,
      ${personOf('p.link_worker_id')} AS "linkWorker" ${OF('participant', 'p')}
      ORDER BY ${byPhase('p.phase')}, p.folded_name, p.id LIMIT ${MOST_PEOPLE}`,
      `${BY_PHASE}, row.folded_name, row.id`,
    )} AS people,
    ${SERVICES_THERE} AS services, ${GROUPS_THERE} AS groups,
    coalesce((SELECT r.count ${OF('anchor_refusal', 'r')}), 0) AS refused,
    (SELECT json_build_object('fields', a.fields, 'note', a.note, 'agreedBy', ${personOf('a.agreed_by')}, 'agreedAt', a.agreed_at)
      ${OF('anchor_agreement', 'a')} ORDER BY a.id DESC LIMIT 1) AS agreement
  FROM organisation o ${LINE_JOINS}
  WHERE o.partnership_id = $1 AND o.id = $3 AND 'ANCHOR' = ANY (o.kinds)
    AND (app.has_role('BACKBONE', 'PROVIDER_MANAGER') OR o.id = ANY (app.looked_after_ids()))`;

/** What an anchor pays as an anchor, newest run first; none for who neither looks after it nor is the backbone. */
async function readPayments(tenant: Tenant, id: string): Promise<AnchorPaymentView[]> {
  const { partnership } = tenant;
  const rows = await tenant.rows<{ periodEnd: AnchorPaymentView['periodEnd']; amount: bigint | null }>(
    `SELECT y.period_end AS "periodEnd", y.amount FROM app.anchor_payments($1) y ORDER BY y.period_end DESC`,
    [id.toLowerCase()],
  );
  return rows.map(({ periodEnd, amount }) => ({
    periodEnd,
    amount: amount === null ? null : { amount, currency: partnership.currency },
  }));
}

/** The link workers and managers of the providers that one manages; of every provider for the backbone. */
const readAssignable = (tenant: Tenant): Promise<PersonView[]> =>
  tenant.rows<PersonView>(
    `SELECT DISTINCT p.id, p.name FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.partnership_id = $1 AND m.state = 'ACTIVE' AND m.roles && ARRAY['LINK_WORKER', 'PROVIDER_MANAGER']
       AND (app.has_role('BACKBONE') OR m.organisation_id = ANY (app.managed_provider_ids()))
     ORDER BY p.name, p.id LIMIT 500`,
    [tenant.partnership.id],
  );
