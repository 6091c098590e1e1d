import { describeUnseen, notSeen, parseDate } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { useCaseloadGuide } from '../caseloads/use-guide.js';
import type { PersonFactsFragment } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { DateText } from '../ui/date-text.js';
import classes from './contacts.module.css';

type Listed = PersonFactsFragment & { readonly lastSeenOn?: string | null };

/** When somebody was last seen, and whether that is longer ago than the partnership's guide says for their phase. */
export function LastSeen({ of }: { of: Listed }) {
  const { today } = usePartnership();
  const guide = useCaseloadGuide();
  const [now, since] = [parseDate(today), parseDate(of.enrolledOn ?? '')];
  if (!of.phase || !now || !since) return <>–</>;
  const person = {
    id: of.id,
    phase: of.phase,
    since,
    lastSeenOn: parseDate(of.lastSeenOn ?? ''),
    scores: [],
    share: 100,
  };
  const unseen = guide ? notSeen([person], now, guide)[0] : undefined;
  const over = unseen?.over ?? 0;
  return (
    <span className={classes.head} title={unseen ? (describeUnseen(unseen) ?? undefined) : undefined}>
      {of.lastSeenOn ? <DateText of={of.lastSeenOn} /> : 'Not yet'}
      {over > 0 ? <span className={classes.over}>{count(over, 'day')} over</span> : null}
    </span>
  );
}
