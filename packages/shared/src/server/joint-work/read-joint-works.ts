import type { JointWorkState } from '../../rules/index.js';
import { type AskedRequest, listAsked } from '../between-providers/list-asked.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import type { Page } from '../pages/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  FROM_JOINT_WORK,
  JOINT_WORK_COLUMNS,
  type JointWorkView,
  STATE,
  WITH_PARTICIPANT,
} from './joint-work-view.js';

/** Of one person: more than there is. */
const MOST = 200;

/**
 * Joint work with another provider: what waits for an answer first, the oldest of it before the rest, then what is agreed,
 * then what has ended, the latest first. At the hub all of it, at a provider what it asked for; and of what it is asked
 * for, all for whoever manages it, and for a worker what they were named for.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list
 */
export function jointWorks(
  actor: Actor,
  request: AskedRequest<JointWorkState>,
): Promise<Page<JointWorkView>> {
  return withTenant(actor, async (tenant) => {
    tenant.must('jointWorks');
    await tenant.worksJointly();
    return listAsked(tenant, request, {
      table: 'joint_work j',
      row: 'j',
      columns: JOINT_WORK_COLUMNS,
      joined: WITH_PARTICIPANT,
      state: STATE,
      movedAt: 'coalesce(j.ended_at, j.decided_at)',
      values: [tenant.today],
    });
  });
}

/** All joint work with one participant, the latest first, for who sees them. @throws Fault FORBIDDEN */
export function participantJointWorks(
  actor: Actor,
  participantId: string,
): Promise<readonly JointWorkView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('participantJointWorks');
    if (!isId(participantId)) return [];
    tenant.showed('participant', [participantId]);
    return read(
      tenant,
      `j.participant_id = $3 AND p.id IS NOT NULL ORDER BY j.asked_at DESC, j.id LIMIT ${MOST}`,
      [participantId],
    );
  });
}

/** One of them, as the actor sees it: who moved it went on as the system. @throws Fault NOT_FOUND */
export function jointWorkSeen(actor: Actor, id: string, verb: string): Promise<JointWorkView> {
  return withTenant(actor, async (tenant) => {
    tenant.names(verb);
    const [seen] = await read(tenant, 'j.id = $3', [id]);
    if (!seen) throw notFound();
    return seen;
  });
}

async function read(tenant: Tenant, where: string, more: readonly string[] = []): Promise<JointWorkView[]> {
  const [, rows] = await Promise.all([
    tenant.worksJointly(),
    tenant.rows<JointWorkView>(
      `SELECT ${JOINT_WORK_COLUMNS} FROM ${FROM_JOINT_WORK} WHERE j.partnership_id = $1 AND ${where}`,
      [tenant.partnership.id, tenant.today, ...more],
    ),
  ]);
  tenant.showed(
    'participant',
    rows.flatMap(({ participant }) => participant?.id ?? []),
  );
  return rows;
}
