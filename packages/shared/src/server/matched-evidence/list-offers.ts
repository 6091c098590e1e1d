import { type CalendarDate, type Cohort, organisationsAs } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type ParticipantView, participantJson } from '../participants/participant-view.js';
import { loadCardsInForce } from '../rate-cards/load-cards-in-force.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { EvidenceWayView, MatchOfferState, MatchOfferView } from './offer-view.js';
import { readWays } from './way-of-evidence.js';

export interface MatchOffersRequest extends PageRequest {
  /** left out: those that wait */
  readonly states?: readonly MatchOfferState[] | null;
  /** of somebody whom the actor sees */
  readonly participantId?: string | null;
  /** only those that wait in the actor's own day: of providers that they manage, and of whose link worker they are */
  readonly mine?: boolean | null;
}

/**
 * SQL: the offer `o` waits for its provider: the agreement is in force, the person was told and has not taken it back, and
 * nobody has claimed it by another way.
 */
export const offerWaits = (
  at: string,
): string => `(o.state = 'OFFERED' AND app.sharing_in_force(o.agreement_id, ${at})
  AND app.may_be_matched(o.agreement_id, o.participant_id)
  AND NOT EXISTS (SELECT FROM claim k WHERE k.partnership_id = o.partnership_id AND k.participant_id = o.participant_id
    AND k.outcome_code = o.outcome_code AND k.state NOT IN ('REJECTED', 'REVERSED')))`;

const keyFrom = (since: string) =>
  [
    { sql: since, type: 'timestamptz' },
    { sql: 'o.participant_id', type: 'uuid' },
    { sql: 'o.achieved_on', type: 'date' },
    { sql: 'o.id', type: 'uuid' },
  ] as const;
/** What waits longest comes first, the rungs of one person in their order; of what is settled, what was settled last. */
const WAITING = new Ordering(keyFrom('o.offered_at'), false);
const SETTLED = new Ordering(keyFrom('coalesce(o.settled_at, o.offered_at)'), true);
const orderingFor = ({ states }: MatchOffersRequest): Ordering =>
  (states ?? []).every((state) => state === 'OFFERED') ? WAITING : SETTLED;

interface Row {
  readonly id: string;
  readonly key: string[];
  readonly state: MatchOfferState;
  readonly participant: ParticipantView | null;
  readonly providerId: string | null;
  readonly cohort: Cohort | null;
  readonly outcomeCode: string;
  readonly title: string;
  readonly achievedOn: CalendarDate;
  readonly statement: string;
  readonly offeredAt: string;
  readonly reason: string | null;
  readonly settledBy: PersonView | null;
  readonly settledAt: string | null;
}

const TITLE = `coalesce((SELECT t.title FROM tariff t
  JOIN rate_card k ON k.partnership_id = t.partnership_id AND k.id = t.rate_card_id
  WHERE t.partnership_id = o.partnership_id AND t.outcome_code = o.outcome_code AND k.status = 'PUBLISHED'
  ORDER BY k.effective_from DESC LIMIT 1), o.outcome_code)`;

/** Where an offer was taken back, or the extract of one that was set aside is deleted. */
const NOT_KEPT = 'What the record said is not kept, because nothing was claimed from it.';

const COLUMNS = `o.id, o.state, o.outcome_code AS "outcomeCode", ${TITLE} AS title, o.achieved_on AS "achievedOn",
  coalesce(o.statement, '${NOT_KEPT}') AS statement, o.offered_at AS "offeredAt", o.reason, ${personOf('o.settled_by')} AS "settledBy",
  o.settled_at AS "settledAt", p.provider_id AS "providerId", p.cohort,
  CASE WHEN p.id IS NOT NULL THEN ${participantJson} END AS participant`;
const FROM = `match_offer o LEFT JOIN participant p ON p.partnership_id = o.partnership_id AND p.id = o.participant_id
  LEFT JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id`;

/**
 * Claims that matches would prove, those that wait the oldest first, with the way to each: of one's provider's participants, and of
 * agreements in which one is named.
 * @throws Fault FORBIDDEN
 */
export function matchOffers(actor: Actor, request: MatchOffersRequest): Promise<Page<MatchOfferView>> {
  checkFirst(request.first);
  const ordering = orderingFor(request);
  const after = ordering.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('matchOffers');
    const p = new Parameters();
    const where = [...conditions(tenant, request, p)];
    const total = request.count
      ? await tenant.row<{ count: bigint }>(
          `SELECT count(*) AS count FROM match_offer o WHERE ${where.join(' AND ')}`,
          [...p.values],
        )
      : undefined;
    if (after) where.push(ordering.beyond(after, p));
    const rows = await tenant.listed<Row>(
      `SELECT ${COLUMNS}, ${ordering.key} AS key FROM ${FROM} WHERE ${where.join(' AND ')}
       ${ordering.orderBy} LIMIT ${request.first + 1}`,
      p.values,
    );
    const views = await viewsOf(tenant, rows);
    const keys = new Map(rows.map(({ id, key }) => [id, key]));
    return pageOf(views, request.first, total?.count, (node) => ({ node, key: keys.get(node.id) ?? [] }));
  });
}

function* conditions(
  tenant: Tenant,
  { states, participantId, mine }: MatchOffersRequest,
  p: Parameters,
): Generator<string> {
  yield `o.partnership_id = ${p.add(tenant.partnership.id)}`;
  if (participantId) {
    // whoever is named sees an offer and not whose it is: asked person by person, it would say so
    yield `o.participant_id = ${p.add(isId(participantId) ? participantId : null)}::uuid`;
    yield 'EXISTS (SELECT FROM participant s WHERE s.partnership_id = o.partnership_id AND s.id = o.participant_id)';
  }
  if (mine) {
    const managed = p.add(organisationsAs(tenant.me.held, 'PROVIDER_MANAGER'));
    yield `EXISTS (SELECT FROM participant m WHERE m.partnership_id = o.partnership_id AND m.id = o.participant_id
      AND (m.provider_id = ANY (${managed}::uuid[]) OR m.link_worker_id = ${p.add(tenant.me.personId)}::uuid))`;
  }
  const now = `${p.add(tenant.now)}::timestamptz`;
  if (!states || states.length === 0) yield offerWaits(now);
  else yield `o.state = ANY (${p.add(states)}) AND (o.state <> 'OFFERED' OR ${offerWaits(now)})`;
}

/** One offer that the actor sees, as it is now; null when there is none. */
export async function readOffer(tenant: Tenant, id: string): Promise<MatchOfferView | null> {
  const rows = await tenant.listed<Row>(
    `SELECT ${COLUMNS}, NULL::text[] AS key FROM ${FROM} WHERE o.partnership_id = $1 AND o.id = $2`,
    [tenant.partnership.id, id],
  );
  return (await viewsOf(tenant, rows))[0] ?? null;
}

/** Goes on as the system for the ways: nothing of the actor's is read after it. */
async function viewsOf(tenant: Tenant, rows: readonly Row[]): Promise<MatchOfferView[]> {
  tenant.showed('participant', [...new Set(rows.flatMap(({ participant }) => participant?.id ?? []))]);
  const cardOf = await loadCardsInForce(
    tenant,
    rows.flatMap(({ providerId, achievedOn }) => (providerId ? [{ providerId, on: achievedOn }] : [])),
  );
  const { currency } = tenant.partnership;
  const priceOf = ({ providerId, achievedOn, outcomeCode, cohort }: Row): MatchOfferView['price'] => {
    const card = providerId ? cardOf(providerId, achievedOn) : null;
    const line = card?.tariffs.find((one) => one.outcomeCode === outcomeCode && one.cohort === cohort);
    return line ? { amount: line.price, currency } : null;
  };
  const system = await tenant.continueAsSystem();
  const ways = await readWays(
    system,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const way: EvidenceWayView | undefined = ways.get(row.id);
    if (!way) return [];
    const { key: _key, providerId, cohort: _cohort, ...rest } = row;
    return [
      {
        ...rest,
        offeredAt: new Date(row.offeredAt),
        settledAt: row.settledAt === null ? null : new Date(row.settledAt),
        price: priceOf(row),
        way,
        mine: row.state === 'OFFERED' && providerId !== null && tenant.me.providerIds.includes(providerId),
      },
    ];
  });
}
