import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ANCHOR_FIELD_IN_WORDS } from '@weft/shared';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { OWN_PEOPLE_WORDS, PHASE_WORDS } from '../app/words.js';
import type { Phase } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { DayText, dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { HowHidden, ShownCount } from '../ui/shown-count.js';
import { useKeepsCandidates } from './anchor-words.js';
import classes from './anchors.module.css';
import { Candidates } from './candidates.js';
import { OwnPeople } from './own-people.js';
import { OWN_ANCHORS, type OwnAnchor } from './own-queries.js';
import { PromiseList } from './promises.js';

/** An anchor’s own page: its own people as far as the agreement on data says, and one action to put somebody forward. */
export function Component() {
  const { template } = usePartnership();
  const { data, error, refetch } = useQuery(OWN_ANCHORS);
  const title = OWN_PEOPLE_WORDS[template];
  return (
    <>
      <PageHeader
        title={title}
        lead="Who is supported, and how they are getting on, as far as the agreement on data says."
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={`Loading: ${title}`} /> : null}
      {data?.ownAnchors.length === 0 ? (
        <EmptyState title="You act for no anchor here">The backbone says for whom you act.</EmptyState>
      ) : null}
      <div className={classes.stack}>
        {data?.ownAnchors.map((anchor) => (
          <Own key={anchor.id} anchor={anchor} named={data.ownAnchors.length > 1} />
        ))}
        {data?.ownAnchors.some(({ figures }) => figures.some(({ count: of }) => of == null)) ? (
          <HowHidden {...data.suppressionRules} />
        ) : null}
      </div>
    </>
  );
}

function Own({ anchor, named }: { anchor: OwnAnchor; named: boolean }) {
  const { template, timeZone } = usePartnership();
  const to = useTo();
  const keepsCandidates = useKeepsCandidates();
  return (
    <>
      {named ? <h2>{anchor.name}</h2> : null}
      <Panel
        title="Supported now"
        actions={
          template === 'SCHOOL_ZONE' ? undefined : (
            <Button component={Link} to={to('referrals/new')} leftSection={<Icon name="add" />}>
              Refer somebody
            </Button>
          )
        }
      >
        <Figures anchor={anchor} />
        <p className={`${classes.soft} ${classes.after}`}>
          {anchor.fields.length > 0
            ? `The agreement on data lets you see: ${new Intl.ListFormat('en-GB').format(anchor.fields.map((field) => ANCHOR_FIELD_IN_WORDS[field].name.toLowerCase()))}.`
            : 'No agreement on data lets you see more than a number. Ask the backbone if you need to.'}
          {anchor.agreedAt ? (
            <>
              {' '}
              Set on <DayText of={anchor.agreedAt} timeZone={timeZone} />.
            </>
          ) : null}
        </p>
      </Panel>
      {keepsCandidates ? <Candidates anchorId={anchor.id} /> : null}
      {anchor.people.length > 0 ? <OwnPeople anchor={anchor} /> : null}
      {anchor.payments ? <Payments payments={anchor.payments} /> : null}
      {anchor.promises.length > 0 ? (
        <Panel title="Promised at the reviews">
          <PromiseList promises={anchor.promises} name={anchor.name} />
        </Panel>
      ) : null}
    </>
  );
}

function Figures({ anchor }: { anchor: OwnAnchor }) {
  const { figures, places } = anchor;
  const supported = figures.find(({ kind }) => kind === 'SUPPORTED');
  const phases = figures.filter(({ kind }) => kind === 'PHASE');
  const outcomes = figures.filter(({ kind }) => kind === 'OUTCOME');
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>Active or monitoring</dt>
          <dd>
            <ShownCount of={supported?.count} />
          </dd>
        </div>
        {places ? (
          <div>
            <dt>Places agreed to {dateText(places.to)}</dt>
            <dd>{places.places}</dd>
          </div>
        ) : null}
        {phases.map(({ label, count }) => (
          <div key={label}>
            <dt>{PHASE_WORDS[label as Phase].name}</dt>
            <dd>
              <ShownCount of={count} />
            </dd>
          </div>
        ))}
      </dl>
      {outcomes.length > 0 ? (
        <OutcomeCounts caption="Outcomes reached and verified" outcomes={outcomes.slice(0, MOST_OUTCOMES)} />
      ) : null}
      {outcomes.length > MOST_OUTCOMES ? (
        <details className={classes.details}>
          <summary>{count(outcomes.length - MOST_OUTCOMES, 'more outcome')}</summary>
          <OutcomeCounts caption="More outcomes reached" outcomes={outcomes.slice(MOST_OUTCOMES)} />
        </details>
      ) : null}
    </>
  );
}

/** What a school's or a practice's card holds; a housing card has thirty. */
const MOST_OUTCOMES = 8;

function OutcomeCounts({ caption, outcomes }: { caption: string; outcomes: OwnAnchor['figures'] }) {
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <tbody>
        {outcomes.map(({ label, count: reached }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-align="end">
              <ShownCount of={reached} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Payments({ payments }: { payments: NonNullable<OwnAnchor['payments']> }) {
  return (
    <Panel title="What we pay">
      {payments.length === 0 ? (
        <p className={classes.soft}>Nothing so far.</p>
      ) : (
        <table className={classes.table}>
          <caption className="weft-visually-hidden">What we pay for our own people, run by run</caption>
          <tbody>
            {payments.map(({ periodEnd, amount }) => (
              <tr key={periodEnd}>
                <th scope="row">Run to {dateText(periodEnd)}</th>
                <td data-align="end">{amount ? <Money of={amount} /> : <ShownCount of={null} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
