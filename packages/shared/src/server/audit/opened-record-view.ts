import { type PersonView, personOf } from '../members/person-view.js';

/** A record that the data lead opened: by whom, whose, why and how long. */
export interface OpenedRecordView {
  readonly id: string;
  readonly person: PersonView | null;
  readonly participantId: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly closedAt: Date | null;
  readonly isOpen: boolean;
}

/** Columns of OpenedRecordView for the table that SQL calls `o`. */
export const OPENED_RECORD = `o.id, ${personOf('o.person_id')} AS person, o.participant_id AS "participantId", o.reason,
  o.opened_at AS "openedAt", o.ends_at AS "endsAt", o.closed_at AS "closedAt",
  (o.closed_at IS NULL AND o.ends_at > clock_timestamp()) AS "isOpen"`;
