import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { DateText, DayText, InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { useWhileWorking } from '../ui/while-working.js';
import { EXTRACT, type ExtractFacts } from './extract-queries.js';
import { extractStateWords } from './extract-words.js';
import classes from './extracts.module.css';
import { fingerprintsOf } from './fingerprints-of.js';
import { Messages } from './messages.js';
import { Preview } from './preview.js';
import { Standing } from './standing.js';

/** One extract: how far it is, what was found in it, and how long it is kept. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { timeZone } = usePartnership();
  const asked = useQuery(EXTRACT, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, error, refetch } = asked;
  const extract = data?.extract;
  useWhileWorking(asked, extract?.state === 'CHECKING' && !extract.isBeingDeleted);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the extract" />;
  if (!extract)
    return (
      <PageHeader
        title="There is no such extract for you"
        lead="Only people whom its agreement names can see an extract."
        back={{ to: to('data/agreements'), label: 'Data matching' }}
      />
    );
  const { name, tone } = extractStateWords(extract);
  const isRead = !extract.isBeingDeleted && (extract.state === 'CHECKED' || extract.state === 'READY');
  return (
    <>
      <PageHeader
        title={`Extract ${extract.number}: ${extract.fileName}`}
        lead={
          <>
            Sent{extract.sentBy ? ` by ${extract.sentBy.name}` : ''} on{' '}
            <InstantText of={extract.sentAt} timeZone={timeZone} />
          </>
        }
        back={{
          to: to(`data/agreements/${extract.agreementId}`),
          label: `Agreement ${extract.agreementNumber}: ${extract.agreementTitle}`,
        }}
        beside={<StateBadge tone={tone}>{name}</StateBadge>}
      />
      <div className={classes.parts}>
        <div aria-live="polite">
          <Standing extract={extract} />
        </div>
        {isRead && extract.messages.length > 0 ? <Messages key={extract.state} extract={extract} /> : null}
        {isRead && extract.preview.rows.length > 0 ? <Preview extract={extract} /> : null}
        <Keeping extract={extract} />
      </div>
    </>
  );
}

/** What lies here of it, and until when. */
function Keeping({ extract }: { extract: ExtractFacts }) {
  const { timeZone } = usePartnership();
  const { state, isEncoded, isBeingDeleted, deletedAt, keptUntil, describesUntil, acceptedBy, acceptedAt } =
    extract;
  const rows = isEncoded
    ? 'The codes of the rows that can be matched.'
    : 'The rows that can be matched, with the columns that the agreement names.';
  const what = isBeingDeleted
    ? 'Nothing that can be matched: its agreement is over, and it is being deleted.'
    : state === 'READY'
      ? `${rows} The file as it came is deleted.`
      : 'The file as it came, until you accept it or give it up.';
  return (
    <Panel title="What is kept">
      <Facts
        of={[
          [
            'Kept',
            deletedAt ? 'Nothing. That the extract was here, and what people decided, stays known.' : what,
          ],
          [
            deletedAt ? 'Deleted on' : 'Kept until',
            deletedAt ? (
              <DayText key="day" of={deletedAt} timeZone={timeZone} />
            ) : isBeingDeleted ? null : (
              <DateText key="day" of={keptUntil} />
            ),
          ],
          ['Tells until', <DateText key="until" of={describesUntil} />],
          ['Accepted by', acceptedBy?.name ?? null],
          ['Accepted on', acceptedAt ? <DayText key="on" of={acceptedAt} timeZone={timeZone} /> : null],
          ...(state === 'READY' && isEncoded ? fingerprintsOf(extract) : []),
        ]}
      />
    </Panel>
  );
}
