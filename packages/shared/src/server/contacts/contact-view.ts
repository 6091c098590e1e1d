import type { Attendance, CalendarDate, ContactCompany } from '../../rules/index.js';
import { type PersonView, peopleOf, personOf } from '../members/person-view.js';

/** One contact with a participant, as it stands. */
export interface ContactView {
  readonly id: string;
  readonly participantId: string;
  /** a code of the partnership's list, and its words */
  readonly kind: string;
  readonly kindTitle: string;
  readonly on: CalendarDate;
  /** "HH:MM" */
  readonly at: string | null;
  readonly place: string | null;
  readonly minutes: number | null;
  /** they met or spoke; false: it was tried */
  readonly seen: boolean;
  readonly company: readonly ContactCompany[];
  readonly jointWorkers: readonly PersonView[];
  readonly words: string | null;
  /** what was ticked at a sitting of a group, and which group's */
  readonly attendance: Attendance | null;
  readonly groupName: string | null;
  readonly by: PersonView | null;
  readonly recordedAt: Date;
  /** it stands in the place of an earlier entry, which is kept */
  readonly corrected: boolean;
}

/** The columns of a ContactView, for a row of `standing_contact c` or `contact c`. */
export const CONTACT_COLUMNS = `c.id, c.participant_id AS "participantId", c.kind,
  (SELECT k.title FROM contact_kind k WHERE k.partnership_id = c.partnership_id AND k.code = c.kind) AS "kindTitle",
  c.met_on AS "on", left(c.met_at::text, 5) AS at, c.place, c.minutes, c.seen, c.company,
  ${peopleOf('c.joint_worker_ids')} AS "jointWorkers", c.words, c.attendance,
  (SELECT g.name FROM sitting s JOIN activity_group g ON g.partnership_id = s.partnership_id AND g.id = s.group_id
    WHERE s.partnership_id = c.partnership_id AND s.id = c.sitting_id) AS "groupName", ${personOf('c.recorded_by')} AS by,
  c.recorded_at AS "recordedAt", c.corrects IS NOT NULL AS corrected`;
