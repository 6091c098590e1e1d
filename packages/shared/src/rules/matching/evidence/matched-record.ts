import { type CalendarDate, earlierOf, parseDate } from '../../calendar/index.js';
import { hundredthsOf } from '../../rate-cards/index.js';
import type { ExtractKind, RecordField } from '../../sharing/index.js';

/** What a record of an extract that is held to be a participant's says of how long something went on. */
export interface MatchedRecord {
  readonly pairId: string;
  readonly startedOn: CalendarDate;
  /** its last day; null: it had not ended when the extract was made */
  readonly endedOn: CalendarDate | null;
  /** a decimal as text, at most two places: "17.5"; null: the record does not say */
  readonly weeklyHours: string | null;
  /** the last day of which it tells: its own last one, or the extract's */
  readonly knownUntil: CalendarDate;
}

/** A matched pair's record as it is kept: field by field, as text. */
export interface RecordOfPair {
  readonly pairId: string;
  readonly record: Readonly<Partial<Record<RecordField, string>>>;
  /** the last day of which the extract tells */
  readonly describesUntil: CalendarDate;
}

/** Kinds of extracts whose records say how long something went on. */
const LASTING: readonly ExtractKind[] = ['EMPLOYMENT', 'ENROLMENT'];
const MOST_HOURS = 168_00;

/**
 * Reads what a record proves; null where it proves nothing: it is of another kind, has no first day or one that has not
 * come, or ends before it begins. An end that was foreseen and not reached when the extract was made is none yet.
 */
export function readMatchedRecord(
  kind: ExtractKind,
  { pairId, record, describesUntil }: RecordOfPair,
  today: CalendarDate,
): MatchedRecord | null {
  if (!LASTING.includes(kind)) return null;
  const until = earlierOf(describesUntil, today);
  const startedOn = parseDate(record.STARTED_ON ?? '');
  if (startedOn === null || startedOn > until) return null;
  const said = record.ENDED_ON ? parseDate(record.ENDED_ON) : null;
  // an end that cannot be read is no sign that it goes on
  if (record.ENDED_ON && said === null) return null;
  if (said !== null && said < startedOn) return null;
  const endedOn = said !== null && said <= until ? said : null;
  return { pairId, startedOn, endedOn, weeklyHours: hoursOf(record), knownUntil: endedOn ?? until };
}

function hoursOf({ WEEKLY_HOURS: hours }: RecordOfPair['record']): string | null {
  const read = hours === undefined ? null : hundredthsOf(hours.trim());
  return read === null || read > MOST_HOURS ? null : String(read / 100);
}
