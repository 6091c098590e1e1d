import type { CalendarDate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';

/**
 * Where a file of referrals stands: being read; no such file, or its columns are not understood; read, and waiting for
 * somebody's yes; going in; in; given up by somebody; given up by the worker, and to be tried again.
 */
export const REFERRAL_FILE_STATES = [
  'CHECKING',
  'UNREADABLE',
  'CHECKED',
  'IMPORTING',
  'DONE',
  'CANCELLED',
  'FAILED',
] as const;
export type ReferralFileState = (typeof REFERRAL_FILE_STATES)[number];

/** What is wrong with one cell; `column` is '' for the row as a whole. */
export interface CellFaultView {
  readonly column: string;
  readonly message: string;
}

export interface FaultyRowView {
  /** the line of the file, from 1 */
  readonly row: number;
  readonly faults: readonly CellFaultView[];
}

/** A row that says the same as an earlier one of the file. */
export interface RepeatedRowView {
  readonly row: number;
  readonly repeats: number;
}

/** Somebody of a file who may be on record already. */
export interface KnownRowView {
  readonly row: number;
  readonly givenName: string;
  readonly familyName: string;
  readonly kind: 'PARTICIPANT' | 'REFERRAL';
  readonly recordId: string;
  readonly reference: string;
  readonly verdict: 'LIKELY' | 'POSSIBLE';
  /** 0 to 100 */
  readonly percent: number;
}

/** A file that somebody sent, and what came of it. */
export interface ReferralFileView {
  readonly id: string;
  readonly fileName: string;
  readonly source: OrganisationView;
  readonly sentBy: PersonView | null;
  readonly sentAt: Date;
  readonly state: ReferralFileState;
  /** why it cannot be read */
  readonly problems: readonly string[];
  /** what should be known besides: columns that are not used */
  readonly notes: readonly string[];
  readonly headings: readonly string[];
  readonly checkedOn: CalendarDate | null;
  /** rows of people in it, and how many of them the check or the import has done */
  readonly rows: number;
  readonly done: number;
  /** what the check says of the rows */
  readonly enters: number;
  readonly wentIn: number;
  readonly repeats: number;
  readonly staysOut: number;
  /** referrals that the import has made */
  readonly entered: number;
  readonly confirmedBy: PersonView | null;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
}

/** What the screen shows of each kind; the file of mistakes holds all. */
export const ROWS_SHOWN = 50;

/** The columns of ReferralFileView for `referral_file f JOIN referral_file_progress g`. */
export const FILE_COLUMNS = `f.id, f.file_name AS "fileName", ${organisationOf('f.source_id', 'f.partnership_id')} AS source,
  ${personOf('f.sent_by')} AS "sentBy", f.sent_at AS "sentAt", f.state, f.problems, f.notes, f.headings,
  f.checked_on AS "checkedOn", g.rows, g.done, f.enters, f.went_in AS "wentIn", f.repeats, f.stays_out AS "staysOut",
  g.entered, ${personOf('f.confirmed_by')} AS "confirmedBy", f.confirmed_at AS "confirmedAt", f.ended_at AS "endedAt"`;

export const FILES = `referral_file f
  JOIN referral_file_progress g ON g.partnership_id = f.partnership_id AND g.file_id = f.id`;
