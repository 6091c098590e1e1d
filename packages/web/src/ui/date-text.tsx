import { type CalendarDate, formatDate } from '@weft/shared';

/** '5 March 2026' from 'YYYY-MM-DD'. */
export function dateText(date: string): string {
  return formatDate(date as CalendarDate);
}

/** '5 March 2026 at 14:05' from an instant, in the partnership's time zone. */
function instantText(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')} at ${part('hour')}:${part('minute')}`;
}

/** A calendar date as people write it. */
export function DateText({ of, none = '–' }: { of: string | null | undefined; none?: string }) {
  if (!of) return <>{none}</>;
  return (
    <time dateTime={of} style={{ whiteSpace: 'nowrap' }}>
      {dateText(of)}
    </time>
  );
}

/** The calendar date of a moment, in the partnership's time zone: 'YYYY-MM-DD'. */
export const dayIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant));

/** The day of a moment, in the partnership's time zone. */
export function DayText({ of, timeZone }: { of: string | null | undefined; timeZone: string }) {
  if (!of) return <>–</>;
  return <DateText of={dayIn(of, timeZone)} />;
}

/** A moment as people write it, in the partnership's time zone. */
export function InstantText({
  of,
  timeZone,
  none = '–',
}: {
  of: string | null | undefined;
  timeZone: string;
  none?: string;
}) {
  if (!of) return <>{none}</>;
  return <time dateTime={of}>{instantText(of, timeZone)}</time>;
}
