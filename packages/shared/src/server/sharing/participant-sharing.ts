import {
  type CalendarDate,
  isOver,
  type NoticeKind,
  type NoticeWay,
  type PersonField,
  type RecordField,
  type SharingState,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { stateOf } from './agreement-view.js';
import { worksWith } from './record-notices.js';

/** What was last recorded of a person under an agreement. */
export interface SharingNoticeView {
  readonly kind: NoticeKind;
  readonly saidOn: CalendarDate;
  readonly how: NoticeWay;
  readonly recordedBy: PersonView | null;
  readonly recordedAt: Date;
}

/** An agreement, as far as it is about one participant. */
export interface ParticipantSharingView {
  readonly agreementId: string;
  readonly number: number;
  readonly title: string;
  readonly purpose: string;
  readonly state: SharingState;
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly expiresOn: CalendarDate;
  /** null: they were never told, and are not matched */
  readonly notice: SharingNoticeView | null;
}

interface Row extends Omit<ParticipantSharingView, 'state' | 'notice'> {
  readonly startsOn: CalendarDate;
  readonly signedAt: Date | null;
  readonly endedAt: Date | null;
  readonly notice: (Omit<SharingNoticeView, 'recordedAt'> & { readonly recordedAt: string }) | null;
}

/**
 * What is shared about one participant: the agreements that every party signed and that are not over, and those of which
 * the person was told, or which they took back; the latest first. Nothing for whom the actor does not work with.
 * @throws Fault FORBIDDEN
 */
export function participantSharing(
  actor: Actor,
  participantId: string,
): Promise<readonly ParticipantSharingView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('sharingNotices');
    if (!isId(participantId)) return [];
    tenant.showed('participant', [participantId]);
    const rows = await tenant.rows<Row>(
      `SELECT a.id AS "agreementId", a.number, a.title, a.purpose, a.compares, a.receives, a.starts_on AS "startsOn",
         a.expires_on AS "expiresOn", a.signed_at AS "signedAt", a.ended_at AS "endedAt", n.notice
       FROM participant p JOIN sharing_agreement a ON a.partnership_id = p.partnership_id
       LEFT JOIN LATERAL (
         SELECT json_build_object('kind', n.kind, 'saidOn', n.said_on::text, 'how', n.how,
           'recordedBy', ${personOf('n.recorded_by')}, 'recordedAt', n.recorded_at) AS notice
         FROM sharing_notice n WHERE n.partnership_id = p.partnership_id AND n.agreement_id = a.id
           AND n.participant_id = p.id ORDER BY n.id DESC LIMIT 1
       ) n ON true
       WHERE p.partnership_id = $1 AND p.id = $2 AND ${worksWith(tenant)}
         AND (n.notice IS NOT NULL OR a.signed_at IS NOT NULL) ORDER BY a.number DESC`,
      [tenant.partnership.id, participantId],
    );
    return rows
      .map(({ startsOn, signedAt, endedAt, notice, ...row }) => ({
        ...row,
        state: stateOf(tenant, { startsOn, expiresOn: row.expiresOn, signedAt, endedAt }),
        notice: notice && { ...notice, recordedAt: new Date(notice.recordedAt) },
      }))
      .filter(({ state, notice }) => notice !== null || !isOver(state));
  });
}
