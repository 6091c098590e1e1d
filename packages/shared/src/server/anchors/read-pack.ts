import {
  type AnchorField,
  type CalendarDate,
  type CountedFigure,
  type ReviewFigure,
  reviewFigures,
  shownCount,
  type Term,
  termToReview,
} from '../../rules/index.js';
import type { Money } from '../money.js';
import { rowsOf } from '../rows-of.js';
import { suppressionOf } from '../suppression/suppression-rules.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { byPhase, PLACES, type PlacesView, type PromiseView } from './anchor-view.js';
import { mustLookAfter } from './read-anchor.js';

/** A number of the pack; null: hidden from the anchor, or from who prints it (rules/anchors). */
export type PackFigure = ReviewFigure;

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
  /** null: not part of the agreement, or hidden from who prints it */
  readonly paid: Money | null;
}

interface PackRow {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly AnchorField[];
  readonly promises: readonly PromiseView[];
  readonly lastReviewOn: CalendarDate | null;
}

/**
 * The pack for an anchor's next review, from what is recorded: of the days since the last one, or of a term where there
 * was none. It goes to the anchor, so its numbers are those of every provider's people, suppressed where the anchor is
 * not to know who they are, whoever prints it; and so that who prints it learns of other providers' people no small
 * number by taking their own away.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function anchorPack(actor: Actor, anchorId: string): Promise<AnchorPack> {
  return withTenant(actor, async (tenant) => {
    tenant.must('anchorPack');
    const id = await mustLookAfter(tenant, anchorId);
    // no number of the pack tells of somebody who is sealed, nor is it another one for who may open them
    await tenant.rows(`SELECT set_config('app.seals', 'NOBODY', true)`);
    // what the database shows to this reader (migration 0070)
    const [places, paidIn] = await Promise.all([readPlaces(tenant, id), readPaid(tenant, id)]);
    const rules = await suppressionOf(tenant);
    const own = tenant.me.roles.includes('BACKBONE') ? null : tenant.me.providerIds;
    const system = await tenant.continueAsSystem('NOBODY');
    const head = await system.row<PackRow>(HEAD, [tenant.partnership.id, id]);
    if (!head) throw new Error('An anchor that is looked after is there.');
    const { lastReviewOn, ...shown } = head;
    const term = termToReview(lastReviewOn, tenant.today);
    const { fields } = head;
    const isNamed = fields.includes('NAME');
    const [phases, outcomes, services] = await Promise.all([
      fields.includes('PHASE') ? readPhases(system, id, own) : null,
      fields.includes('OUTCOMES') ? readOutcomes(system, id, own, term) : null,
      fields.includes('ATTENDANCE') ? readServices(system, id, own) : null,
    ]);
    const toAnchor = ({ used, ...of }: PlacesView): PlacesView => ({
      ...of,
      used: isNamed || used === null ? used : shownCount(used, rules),
    });
    return {
      ...shown,
      ...term,
      places: places.map(toAnchor),
      phases: phases && reviewFigures(phases, isNamed, rules),
      outcomes: outcomes && reviewFigures(outcomes, isNamed, rules),
      services: services && reviewFigures(services, isNamed, rules),
      paid: fields.includes('PAYS') ? paidIn(term) : null,
    };
  });
}

const HEAD = `SELECT o.id, o.name, coalesce((SELECT a.fields FROM anchor_agreement a WHERE a.partnership_id = o.partnership_id
      AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields,
    (SELECT max(m.review_on) FROM anchor_promise m WHERE m.partnership_id = o.partnership_id AND m.anchor_id = o.id) AS "lastReviewOn",
    ${rowsOf(
      `SELECT m.id, m.review_on AS "reviewOn", m.words, m.promised_by AS "promisedBy", m.who, m.due_on AS "dueOn", m.kept,
      m.settled_on AS "settledOn" FROM anchor_promise m WHERE m.partnership_id = o.partnership_id AND m.anchor_id = o.id
      AND (m.kept IS NULL OR m.review_on = (SELECT max(n.review_on) FROM anchor_promise n
        WHERE n.partnership_id = o.partnership_id AND n.anchor_id = o.id))`,
      'row."reviewOn" DESC, row."dueOn", row.id',
    )} AS promises
  FROM organisation o WHERE o.partnership_id = $1 AND o.id = $2`;

/** The last two stretches of places, the newest first. */
const readPlaces = (tenant: Tenant, id: string): Promise<PlacesView[]> =>
  tenant.rows(
    `SELECT y.* FROM organisation o CROSS JOIN LATERAL (${PLACES}) y
     WHERE o.partnership_id = $1 AND o.id = $2 ORDER BY y."from" DESC LIMIT 2`,
    [tenant.partnership.id, id],
  );

/** SQL of how many of `what` are not the reader's own provider's; $3 are those, null for who sees everybody. */
const elsewhere = (what: string, provider: string): string =>
  `(count(${what}) FILTER (WHERE ${provider} <> ALL ($3::uuid[])))::int AS elsewhere`;

/** The providers whose people the reader sees; null: everybody's. */
type Own = readonly string[] | null;

const readPhases = (tenant: Tenant, id: string, own: Own): Promise<CountedFigure[]> =>
  tenant.rows(
    `SELECT p.phase AS label, count(*)::int AS count, ${elsewhere('*', 'p.provider_id')}
     FROM participant p WHERE p.partnership_id = $1 AND p.anchor_id = $2
     GROUP BY 1 ORDER BY ${byPhase('p.phase')}`,
    [tenant.partnership.id, id, own],
  );

/** By title; those of a sensitive kind together, by their domain. */
const readOutcomes = (tenant: Tenant, id: string, own: Own, { from, to }: Term): Promise<CountedFigure[]> =>
  tenant.rows(
    `SELECT coalesce(app.sensitive_domain(t.domain, h.sensitive_domains), t.title) AS label,
       app.sensitive_domain(t.domain, h.sensitive_domains) IS NOT NULL AS "isSensitive", count(*)::int AS count,
       ${elsewhere('*', 'c.provider_id')}
     FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
     JOIN partnership h ON h.id = c.partnership_id
     WHERE c.partnership_id = $1 AND c.anchor_id = $2 AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
       AND c.participant_id <> ALL (app.sealed_ids()) AND c.achieved_on BETWEEN $4 AND $5 GROUP BY 1, 2 ORDER BY 1, 2`,
    [tenant.partnership.id, id, own, from, to],
  );

/** Each service that runs there, and how many of the anchor's people come to its groups. */
const readServices = (tenant: Tenant, id: string, own: Own): Promise<CountedFigure[]> =>
  tenant.rows(
    `SELECT s.name AS label, count(DISTINCT p.id)::int AS count, ${elsewhere('DISTINCT p.id', 'g.provider_id')}
     FROM service s
     LEFT JOIN activity_group g ON g.partnership_id = s.partnership_id AND g.service_id = s.id AND NOT g.is_closed
     LEFT JOIN group_member m ON m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL
     LEFT JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
       AND p.anchor_id = s.anchor_id AND p.phase <> 'CLOSED'
     WHERE s.partnership_id = $1 AND s.anchor_id = $2 AND s.is_offered GROUP BY s.id, s.name ORDER BY lower(s.name), s.id`,
    [tenant.partnership.id, id, own],
  );

/**
 * What the anchor pays as an anchor, in the runs of some days; null where one of them is hidden from the reader: the sum
 * with the others taken away would be it.
 */
async function readPaid(tenant: Tenant, id: string): Promise<(term: Term) => Money | null> {
  const { currency } = tenant.partnership;
  const runs = await tenant.rows<{ periodEnd: CalendarDate; amount: bigint | null }>(
    'SELECT y.period_end AS "periodEnd", y.amount FROM app.anchor_payments($1) y',
    [id],
  );
  return ({ from, to }) => {
    let sum = 0n;
    for (const { periodEnd, amount } of runs) {
      if (periodEnd < from || periodEnd > to) continue;
      if (amount === null) return null;
      sum += amount;
    }
    return { amount: sum, currency };
  };
}
