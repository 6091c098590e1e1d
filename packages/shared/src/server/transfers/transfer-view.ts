import type { AgreedHow, CalendarDate, TransferState } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type ParticipantView, participantNameJson } from '../participants/participant-view.js';

/** Where the actor stands: at the hub, with who asks, or with who is asked. */
export const TRANSFER_SIDES = ['HUB', 'ASKS', 'IS_ASKED'] as const;
export type TransferSide = (typeof TRANSFER_SIDES)[number];

/** A transfer to another provider, as far as the actor may know. */
export interface TransferView {
  readonly id: string;
  readonly state: TransferState;
  readonly side: TransferSide;
  /** null for who is asked, until they take the person on */
  readonly participant: ParticipantView | null;
  readonly from: OrganisationView | null;
  readonly to: OrganisationView | null;
  /** a code of rules/support TRANSFER_REASONS */
  readonly reason: string;
  /** what the other side needs to know, without the name */
  readonly about: string;
  readonly agreedOn: CalendarDate;
  readonly agreedHow: AgreedHow;
  readonly askedBy: PersonView | null;
  readonly askedAt: Date;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: Date | null;
  /** why it was declined or withdrawn */
  readonly decidedWords: string | null;
  /** the new provider's first day */
  readonly on: CalendarDate | null;
}

const isOwn = (column: string): string => `${column} = ANY ((SELECT app.provider_ids())::uuid[])`;

/** For a row of `transfer t`. */
export const TRANSFER_COLUMNS = `t.id, t.state, t.reason, t.about, t.agreed_on AS "agreedOn", t.agreed_how AS "agreedHow",
  t.asked_at AS "askedAt", t.decided_at AS "decidedAt", t.decided_words AS "decidedWords", t.on_date AS "on",
  CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR')) THEN 'HUB'
    WHEN ${isOwn('t.to_provider')} THEN 'IS_ASKED' ELSE 'ASKS' END AS side,
  ${organisationOf('t.from_provider', 't.partnership_id')} AS "from",
  ${organisationOf('t.to_provider', 't.partnership_id')} AS "to",
  ${personOf('t.asked_by')} AS "askedBy", ${personOf('t.decided_by')} AS "decidedBy",
  (SELECT ${participantNameJson} FROM participant p
    WHERE p.partnership_id = t.partnership_id AND p.id = t.participant_id) AS participant`;
