import {
  type AnchorField,
  type CalendarDate,
  suppressTable,
  termToReview,
  USUAL_SUPPRESSION,
} from '../../rules/index.js';
import type { Money } from '../money.js';
import type { Phase } from '../participants/index.js';
import { rowsOf } from '../rows-of.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { byPhase, PLACES, type PlacesView, type PromiseView } from './anchor-view.js';
import { mustLookAfter } from './read-anchor.js';

/** A number of the pack; null: a small one, hidden from an anchor that is not to know who they are. */
export interface PackFigure {
  readonly label: string;
  readonly count: number | null;
}

/** What is laid on the table at a review: of the anchor's own people only what its agreement on data lets it know. */
export interface AnchorPack {
  readonly id: string;
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly fields: readonly AnchorField[];
  readonly places: readonly PlacesView[];
  /** null: not part of the agreement */
  readonly phases: readonly PackFigure[] | null;
  /** reached in the term and verified; null: not part of the agreement */
  readonly outcomes: readonly PackFigure[] | null;
  /** how many of its people come to each service that runs there; null: attendance is not part of the agreement */
  readonly services: readonly PackFigure[] | null;
  readonly promises: readonly PromiseView[];
  /** null: not part of the agreement */
  readonly paid: Money | null;
}

interface PackRow {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly AnchorField[];
  readonly places: readonly PlacesView[];
  readonly promises: readonly PromiseView[];
  readonly lastReviewOn: CalendarDate | null;
}

/**
 * The pack for an anchor's next review, from what is recorded: of the days since the last one, or of a term where there
 * was none. It goes to the anchor, so its numbers are those of every provider's people, suppressed where the anchor is
 * not to know who they are, whoever prints it.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function anchorPack(actor: Actor, anchorId: string): Promise<AnchorPack> {
  return withTenant(actor, async (tenant) => {
    tenant.must('anchorPack');
    const id = await mustLookAfter(tenant, anchorId);
    // nor does a number of the pack tell of somebody who is sealed
    const system = await tenant.continueAsSystem('NOBODY');
    const head = await system.row<PackRow>(HEAD, [tenant.partnership.id, id]);
    if (!head) throw new Error('An anchor that is looked after is there.');
    const { lastReviewOn, ...shown } = head;
    const term = termToReview(lastReviewOn, tenant.today);
    const { fields } = head;
    const shownAs = (found: readonly { label: string; count: number }[]): PackFigure[] =>
      fields.includes('NAME') ? [...found] : suppressed(found);
    const [phases, outcomes, services, paid] = await Promise.all([
      fields.includes('PHASE') ? readPhases(system, id) : null,
      fields.includes('OUTCOMES') ? readOutcomes(system, id, term) : null,
      fields.includes('ATTENDANCE') ? readServices(system, id) : null,
      fields.includes('PAYS') ? readPaid(system, id, term) : null,
    ]);
    return {
      ...shown,
      ...term,
      phases: phases && shownAs(phases),
      outcomes: outcomes && shownAs(outcomes),
      services: services && shownAs(services),
      paid,
    };
  });
}

const HEAD = `SELECT o.id, o.name, coalesce((SELECT a.fields FROM anchor_agreement a WHERE a.partnership_id = o.partnership_id
      AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields,
    ${rowsOf(`${PLACES} ORDER BY y.from_on DESC LIMIT 2`, 'row."from" DESC')} AS places,
    (SELECT max(m.review_on) FROM anchor_promise m WHERE m.partnership_id = o.partnership_id AND m.anchor_id = o.id) AS "lastReviewOn",
    ${rowsOf(
      `SELECT m.id, m.review_on AS "reviewOn", m.words, m.promised_by AS "promisedBy", m.who, m.due_on AS "dueOn", m.kept,
      m.settled_on AS "settledOn" FROM anchor_promise m WHERE m.partnership_id = o.partnership_id AND m.anchor_id = o.id
      AND (m.kept IS NULL OR m.review_on = (SELECT max(n.review_on) FROM anchor_promise n
        WHERE n.partnership_id = o.partnership_id AND n.anchor_id = o.id))`,
      'row."reviewOn" DESC, row."dueOn", row.id',
    )} AS promises
  FROM organisation o WHERE o.partnership_id = $1 AND o.id = $2`;

const suppressed = (found: readonly { label: string; count: number }[]): PackFigure[] =>
  suppressTable(
    found.map(({ label, count }) => ({ row: label, column: 'people', count })),
    USUAL_SUPPRESSION,
  ).cells.map(({ row, count }) => ({ label: row, count }));

const readPhases = (tenant: Tenant, id: string): Promise<{ label: Phase; count: number }[]> =>
  tenant.rows(
    `SELECT p.phase AS label, count(*)::int AS count FROM participant p WHERE p.partnership_id = $1 AND p.anchor_id = $2
     GROUP BY 1 ORDER BY ${byPhase('p.phase')}`,
    [tenant.partnership.id, id],
  );

/** By title; those of a sensitive kind together, by their domain. */
const readOutcomes = (
  tenant: Tenant,
  id: string,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<{ label: string; count: number }[]> =>
  tenant.rows(
    `SELECT coalesce(app.sensitive_domain(t.domain, h.sensitive_domains), t.title) AS label, count(*)::int AS count
     FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
     JOIN partnership h ON h.id = c.partnership_id
     WHERE c.partnership_id = $1 AND c.anchor_id = $2 AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
       AND c.participant_id <> ALL (app.sealed_ids()) AND c.achieved_on BETWEEN $3 AND $4 GROUP BY 1 ORDER BY 1`,
    [tenant.partnership.id, id, from, to],
  );

/** Each service that runs there, and how many of the anchor's people come to its groups. */
const readServices = (tenant: Tenant, id: string): Promise<{ label: string; count: number }[]> =>
  tenant.rows(
    `SELECT s.name AS label, count(DISTINCT p.id)::int AS count FROM service s
     LEFT JOIN activity_group g ON g.partnership_id = s.partnership_id AND g.service_id = s.id AND NOT g.is_closed
     LEFT JOIN group_member m ON m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL
     LEFT JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
       AND p.anchor_id = s.anchor_id AND p.phase <> 'CLOSED'
     WHERE s.partnership_id = $1 AND s.anchor_id = $2 AND s.is_offered GROUP BY s.id, s.name ORDER BY lower(s.name), s.id`,
    [tenant.partnership.id, id],
  );

/** What the runs of these days came to for the anchor as an anchor. */
async function readPaid(
  tenant: Tenant,
  id: string,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<Money> {
  const row = await tenant.row<{ amount: bigint }>(
    `SELECT coalesce(sum(y.amount), 0)::bigint AS amount FROM app.anchor_payments($1) y
     WHERE y.period_end BETWEEN $2 AND $3`,
    [id, from, to],
  );
  return { amount: row?.amount ?? 0n, currency: tenant.partnership.currency };
}
