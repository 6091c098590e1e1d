import type { Attendance, CalendarDate } from '../../rules/index.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type ParticipantView, participantNameJson } from '../participants/participant-view.js';

/** Somebody who comes to a group. */
export interface GroupMember {
  readonly participant: ParticipantView;
  /** of the group's sittings at which something was ticked for them */
  readonly sittings: number;
  readonly present: number;
}

/** One time that a group met. */
export interface Sitting {
  readonly id: string;
  readonly on: CalendarDate;
  readonly minutes: number | null;
  readonly marks: readonly { readonly participantId: string; readonly attendance: Attendance }[];
}

/** A group that meets. */
export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly provider: OrganisationView;
  readonly anchor: OrganisationView | null;
  /** the service of its provider that is given there */
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly place: string | null;
  /** 1 is Monday */
  readonly weekday: number | null;
  readonly minutes: number | null;
  readonly closed: boolean;
  readonly memberCount: number;
  readonly lastHeldOn: CalendarDate | null;
}

/** The same with who comes, by name, and its last sittings, the latest first. */
export interface GroupInFull extends GroupView {
  /** stands for all that `saveGroup` writes, as it is now: another one once somebody has changed any of it */
  readonly version: string;
  readonly members: readonly GroupMember[];
  readonly sittings: readonly Sitting[];
}

const SITTINGS_SHOWN = 12;

/** The columns of a GroupView, for a row of `activity_group g`. */
export const GROUP_COLUMNS = `g.id, g.name, ${organisationOf('g.provider_id', 'g.partnership_id')} AS provider,
  ${organisationOf('g.anchor_id', 'g.partnership_id')} AS anchor,
  (SELECT json_build_object('id', v.id, 'name', v.name) FROM service v WHERE v.partnership_id = g.partnership_id
    AND v.id = g.service_id) AS service, g.place, g.weekday, g.minutes, g.is_closed AS closed,
  (SELECT count(*)::int FROM group_member m WHERE m.partnership_id = g.partnership_id AND m.group_id = g.id
    AND m.left_on IS NULL) AS "memberCount",
  (SELECT max(s.held_on) FROM sitting s WHERE s.partnership_id = g.partnership_id AND s.group_id = g.id) AS "lastHeldOn"`;

const MARKS = `standing_contact c JOIN sitting s ON s.partnership_id = c.partnership_id AND s.id = c.sitting_id
  WHERE c.partnership_id = g.partnership_id AND s.group_id = g.id AND c.participant_id = m.participant_id`;

/** What a GroupInFull has more. */
export const GROUP_IN_FULL = `
  md5(json_build_array(g.name, g.anchor_id, g.service_id, g.place, g.weekday, g.minutes, g.is_closed,
    (SELECT json_agg(m.participant_id ORDER BY m.participant_id) FROM group_member m
      WHERE m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL))::text) AS version,
  (SELECT coalesce(json_agg(json_build_object('participant', ${participantNameJson},
      'sittings', (SELECT count(*) FROM ${MARKS}),
      'present', (SELECT count(*) FROM ${MARKS} AND c.attendance = 'PRESENT')) ORDER BY p.folded_name, p.id), '[]')
    FROM group_member m JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
    WHERE m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL) AS members,
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'on', s.held_on, 'minutes', s.minutes, 'marks',
      (SELECT coalesce(json_agg(json_build_object('participantId', c.participant_id, 'attendance', c.attendance)), '[]')
        FROM standing_contact c WHERE c.partnership_id = s.partnership_id AND c.sitting_id = s.id))
      ORDER BY s.held_on DESC), '[]')
    FROM (SELECT * FROM sitting s WHERE s.partnership_id = g.partnership_id AND s.group_id = g.id
      ORDER BY s.held_on DESC LIMIT ${SITTINGS_SHOWN}) s) AS sittings`;
