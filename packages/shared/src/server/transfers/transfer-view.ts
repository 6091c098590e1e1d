import type { CalendarDate, TransferState } from '../../rules/index.js';
import { type AskedView, askedColumns } from '../between-providers/asked-view.js';
import { participantNameJson } from '../participants/participant-view.js';

/** Where the actor stands: at the hub, with who asks, or with who is asked. */
export const TRANSFER_SIDES = ['HUB', 'ASKS', 'IS_ASKED'] as const;
export type TransferSide = (typeof TRANSFER_SIDES)[number];

/** A transfer to another provider, as far as the actor may know. */
export interface TransferView extends AskedView {
  readonly state: TransferState;
  readonly side: TransferSide;
  /** a code of rules/support TRANSFER_REASONS */
  readonly reason: string;
  /** what the other side needs to know, without the name */
  readonly about: string;
  /** the new provider's first day */
  readonly on: CalendarDate | null;
}

const isOwn = (column: string): string => `${column} = ANY ((SELECT app.provider_ids())::uuid[])`;

/** For a row of `transfer t`. Whom it is about, who is asked sees once they have taken them on. */
export const TRANSFER_COLUMNS = `${askedColumns('t')}, t.state, t.reason, t.about, t.on_date AS "on",
  CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR')) THEN 'HUB'
    WHEN ${isOwn('t.to_provider')} THEN 'IS_ASKED' ELSE 'ASKS' END AS side,
  (SELECT ${participantNameJson} FROM participant p
    WHERE p.partnership_id = t.partnership_id AND p.id = t.participant_id) AS participant`;
