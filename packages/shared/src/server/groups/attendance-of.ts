import {
  type Attendance,
  type AttendanceShare,
  attendanceShare,
  USUAL_ATTENDANCE_BASIS,
} from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';

export interface AttendanceView extends AttendanceShare {
  /** in which they met or spoke, apart from groups */
  readonly contacts: number;
}

/** How often each of these participants came to what they were expected at, as far as the actor may know. One statement. */
export function attendanceOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, AttendanceView>> {
  return withTenant(actor, async (tenant) => {
    const rows = await tenant.rows<{ id: string; contacts: number; ticked: Attendance[] | null }>(
      `SELECT c.participant_id AS id, count(*) FILTER (WHERE c.seen AND c.attendance IS NULL)::int AS contacts,
         array_agg(c.attendance) FILTER (WHERE c.attendance IS NOT NULL) AS ticked
       FROM standing_contact c WHERE c.partnership_id = $1 AND c.participant_id = ANY ($2::uuid[])
       GROUP BY c.participant_id`,
      [tenant.partnership.id, participantIds],
    );
    return new Map(
      rows.map(({ id, contacts, ticked }) => [
        id,
        { contacts, ...attendanceShare(ticked ?? [], USUAL_ATTENDANCE_BASIS) },
      ]),
    );
  });
}
