import type { CalendarDate, ExtractField, ExtractKind, PersonField, RecordField } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { headingsMark } from './mapping.js';

/**
 * Where an extract stands: being looked through; no such file, or its columns are not understood; looked through, and
 * waiting for somebody's yes; ready to be matched; given up by somebody; given up by the worker, and to be tried again;
 * deleted, as the agreement promised or because somebody did.
 */
export const EXTRACT_STATES = [
  'CHECKING',
  'UNREADABLE',
  'CHECKED',
  'READY',
  'CANCELLED',
  'FAILED',
  'DELETED',
] as const;
export type ExtractState = (typeof EXTRACT_STATES)[number];

/** A column by its place, from 0, and what it holds; null: it is not used. */
export interface ExtractColumn {
  readonly place: number;
  readonly field: ExtractField | null;
}

/** How often something is said of the rows. */
export interface ExtractMessage {
  readonly message: string;
  readonly rows: number;
}

/**
 * The first rows as they were read: of each a value for each field, '' where nothing is known. None once the agreement is
 * over, though the worker has not deleted them yet, and none in a list.
 */
export interface ExtractPreview {
  readonly fields: readonly ExtractField[];
  readonly rows: readonly (readonly string[])[];
}

/** A file that came under an agreement, and what was made of it. */
export interface ExtractView {
  readonly id: string;
  /** counts up within the partnership */
  readonly number: number;
  readonly agreementId: string;
  readonly agreementNumber: number;
  readonly agreementTitle: string;
  /** whether the data owner encoded it at home: then it has neither columns to choose nor a preview */
  readonly isEncoded: boolean;
  /** what the agreement lets in, and of that what every record needs */
  readonly fields: readonly ExtractField[];
  readonly needed: readonly ExtractField[];
  readonly fileName: string;
  readonly side: 'THEIRS' | 'OURS';
  readonly sentBy: PersonView | null;
  readonly sentAt: Date;
  readonly describesUntil: CalendarDate;
  readonly state: ExtractState;
  /** its agreement is over, and the worker deletes it in a moment: whatever its state, nothing can be done with it */
  readonly isBeingDeleted: boolean;
  readonly headings: readonly string[];
  readonly columns: readonly ExtractColumn[];
  /** whether somebody chose the columns of a file with these headings before */
  readonly isRemembered: boolean;
  /** why it cannot be read, and what should be known of it besides */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly preview: ExtractPreview;
  /** rows in it, nearly while it is looked through, and how many of them are done */
  readonly rows: number;
  readonly done: number;
  /** rows that can be matched, and rows that stay out */
  readonly good: number;
  readonly staysOut: number;
  /** the most frequent first */
  readonly messages: readonly ExtractMessage[];
  /** of an encoded file: two parties see the same two, or nobody would be found */
  readonly keyFingerprint: string | null;
  readonly settingsFingerprint: string | null;
  readonly acceptedBy: PersonView | null;
  readonly acceptedAt: Date | null;
  /** the last day on which it is kept */
  readonly keptUntil: CalendarDate;
  readonly deletedAt: Date | null;
}

/** What is said of one cell, or of a row as a whole where `column` is ''. */
export interface ExtractFault {
  /** the line of the file, from 1 */
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

/** An extract as it is selected; `viewOf` makes of it what is shown. */
export interface ExtractRow
  extends Omit<ExtractView, 'isEncoded' | 'fields' | 'needed' | 'columns' | 'preview' | 'messages'> {
  readonly form: 'CLEAR' | 'ENCODED';
  readonly kind: ExtractKind;
  readonly compares: readonly PersonField[];
  readonly receives: readonly RecordField[];
  readonly mapping: readonly (readonly [place: number, field: ExtractField | null])[];
  readonly read: readonly (readonly string[])[];
  readonly said: readonly (readonly [message: string, rows: number])[];
}

/** The columns of ExtractRow for `EXTRACTS`. */
export const EXTRACT_COLUMNS = `e.id, e.number, e.agreement_id AS "agreementId", a.number AS "agreementNumber",
  a.title AS "agreementTitle", a.form, a.kind, a.compares, a.receives, e.file_name AS "fileName", e.side,
  ${personOf('e.sent_by')} AS "sentBy", e.sent_at AS "sentAt", e.describes_until AS "describesUntil", e.state,
  e.deleted_at IS NULL AND NOT app.sharing_in_force(a.id, clock_timestamp()) AS "isBeingDeleted", e.headings,
  e.mapping, EXISTS (SELECT FROM extract_mapping m WHERE m.partnership_id = e.partnership_id
    AND m.agreement_id = e.agreement_id AND m.headings_mark = ${headingsMark('e.agreement_id', 'e.headings')} AND m.chosen_at < e.sent_at) AS "isRemembered", e.problems, e.notes,
  CASE WHEN app.sharing_in_force(a.id, clock_timestamp()) THEN e.preview ELSE '[]' END AS read, coalesce(g.rows, 0) AS rows, coalesce(g.done, 0) AS done, e.good, e.stays_out AS "staysOut",
  e.messages AS said, e.encoding ->> 'keyFingerprint' AS "keyFingerprint",
  e.encoding ->> 'settingsFingerprint' AS "settingsFingerprint", ${personOf('e.accepted_by')} AS "acceptedBy", e.accepted_at AS "acceptedAt",
  e.delete_after AS "keptUntil", e.deleted_at AS "deletedAt"`;

/** How an extract is named to people, as SQL: 'extract 3 (roll.csv)'. */
export const extractName = (of: string): string =>
  `'extract ' || ${of}.number || ' (' || ${of}.file_name || ')'`;

export const EXTRACTS = `extract e
  JOIN sharing_agreement a ON a.partnership_id = e.partnership_id AND a.id = e.agreement_id
  LEFT JOIN extract_progress g ON g.partnership_id = e.partnership_id AND g.extract_id = e.id`;
