import type { AgreedHow, CalendarDate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { ParticipantView } from '../participants/participant-view.js';

/** What one provider asked of another about somebody who agreed to it: a transfer, or joint work. */
export interface AskedView {
  readonly id: string;
  /** null for who may not know whom it is about */
  readonly participant: ParticipantView | null;
  /** who supports the person and asks, and who is asked */
  readonly from: OrganisationView | null;
  readonly to: OrganisationView | null;
  /** the person's own agreement */
  readonly agreedOn: CalendarDate;
  readonly agreedHow: AgreedHow;
  readonly askedBy: PersonView | null;
  readonly askedAt: Date;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: Date | null;
  /** why it was declined or withdrawn */
  readonly decidedWords: string | null;
}

/** The columns of AskedView but for the participant, for a row of `transfer` or `joint_work`. */
export const askedColumns = (row: string): string => `${row}.id,
  ${organisationOf(`${row}.from_provider`, `${row}.partnership_id`)} AS "from",
  ${organisationOf(`${row}.to_provider`, `${row}.partnership_id`)} AS "to",
  ${row}.agreed_on AS "agreedOn", ${row}.agreed_how AS "agreedHow", ${personOf(`${row}.asked_by`)} AS "askedBy",
  ${row}.asked_at AS "askedAt", ${personOf(`${row}.decided_by`)} AS "decidedBy", ${row}.decided_at AS "decidedAt",
  ${row}.decided_words AS "decidedWords"`;
