import { addDays, type CalendarDate, type MilestoneState, may } from '../../rules/index.js';
import { isId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import type { ParticipantView } from '../participants/participant-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { MilestoneView } from './milestone-view.js';
import { type ReadMilestone, readMilestones } from './read-milestones.js';

/** How long one that was missed stands among what falls due: two months in which saying so late is likely to help. */
export const MISSED_SHOWN_DAYS = 56;
const LONGEST_WEEKS = 520;

export interface MilestonesRequest extends PageRequest {
  /** what falls due within so many weeks, or has lately; left out: whenever */
  readonly weeks?: number | null;
  readonly states?: readonly MilestoneState[] | null;
  /** only of those whose link worker the acting person is */
  readonly mine?: boolean | null;
  readonly providerId?: string | null;
  /** false: only how many there are; nobody is shown then, and nothing is noted as read */
  readonly rows?: boolean;
}

export type ComingMilestone = MilestoneView & { readonly participant: ParticipantView | null };

const ORDERING = new Ordering(
  [
    { sql: 'm.falls_on', type: 'date' },
    { sql: 'm.participant_id', type: 'uuid' },
    { sql: 'm.outcome_code', type: 'text' },
  ],
  false,
);

/**
 * The milestones that are not claimed yet and can be before the contract ends, by the day on which they fall due
 * (or, of those that stand still, on which they began to), for the worker, the team and the backbone.
 * @throws Fault FORBIDDEN
 */
export function milestones(actor: Actor, request: MilestonesRequest): Promise<Page<ComingMilestone>> {
  checkFirst(request.first);
  const after = ORDERING.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('milestones');
    const p = new Parameters();
    const where = [...conditions(tenant, request, p)];
    const total = request.count
      ? await tenant.row<{ count: bigint }>(
          `SELECT count(*) AS count FROM milestone m WHERE ${where.join(' AND ')}`,
          [...p.values],
        )
      : undefined;
    if (request.rows === false) return pageOf([], request.first, total?.count, keyed);
    if (after) where.push(ORDERING.beyond(after, p));
    const { orderBy, key } = ORDERING;
    const limit = request.first + 1;
    const found = await readMilestones(
      tenant,
      { where: where.join(' AND '), orderBy, key, limit, withParticipant: true },
      p,
    );
    tenant.showed('participant', [
      ...new Set(found.slice(0, request.first).map(({ view }) => view.participantId)),
    ]);
    return pageOf(found, request.first, total?.count, keyed);
  });
}

const keyed = ({ view, key }: ReadMilestone) => ({ node: view, key });

function* conditions(tenant: Tenant, request: MilestonesRequest, p: Parameters): Generator<string> {
  const { partnership, today, me } = tenant;
  const { weeks, states, providerId } = request;
  yield `m.partnership_id = ${p.add(partnership.id)} AND m.state <> 'CLAIMED'`;
  yield `m.falls_on <= ${p.add(lastDay(partnership.contractTo, today, weeks))}::date`;
  if (weeks !== null && weeks !== undefined)
    yield `(m.state = 'REACHED' OR m.falls_on >= ${p.add(addDays(today, -MISSED_SHOWN_DAYS))}::date)`;
  if (states && states.length > 0) yield `m.state = ANY (${p.add(states)})`;
  if (providerId) yield `m.provider_id = ${p.add(isId(providerId) ? providerId : null)}::uuid`;
  if (request.mine)
    yield `EXISTS (SELECT FROM participant p WHERE p.partnership_id = m.partnership_id AND p.id = m.participant_id
      AND p.link_worker_id = ${p.add(me.personId)})`;
}

function lastDay(
  contractTo: CalendarDate,
  today: CalendarDate,
  weeks: number | null | undefined,
): CalendarDate {
  if (weeks === null || weeks === undefined) return contractTo;
  const last = addDays(today, 7 * Math.min(Math.max(0, weeks), LONGEST_WEEKS));
  return last < contractTo ? last : contractTo;
}

/** Each participant's milestones, by the day on which they fall due; who is not the actor's to see has none. One statement. */
export function milestonesOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MilestoneView[]>> {
  return withTenant(actor, async (tenant) => {
    const found = new Map<string, MilestoneView[]>();
    if (!may(tenant.me.roles, 'participants')) return found;
    const p = new Parameters();
    const where = `m.partnership_id = ${p.add(tenant.partnership.id)}
      AND m.participant_id = ANY (${p.add(participantIds.filter(isId))}::uuid[])`;
    const rows = await readMilestones(
      tenant,
      {
        where,
        orderBy: 'ORDER BY m.participant_id, m.falls_on, m.outcome_code',
        key: 'NULL::text[]',
        limit: 'ALL',
        withParticipant: false,
      },
      p,
    );
    for (const { view } of rows) {
      const own = found.get(view.participantId);
      if (own) own.push(view);
      else found.set(view.participantId, [view]);
    }
    return found;
  });
}
