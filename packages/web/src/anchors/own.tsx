import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { ANCHOR_FIELD_IN_WORDS } from '@weft/shared';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import type { Phase } from '../gql/graphql.js';
import { DayText, dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { Money } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { PEOPLE_OF, sessionsText, useKeepsCandidates } from './anchor-words.js';
import classes from './anchors.module.css';
import { Candidates } from './candidates.js';
import { Closed } from './closed.js';
import { OWN_ANCHORS, type OwnAnchor, type OwnPerson } from './own-queries.js';
import { PromiseList } from './promises.js';

/** An anchor’s own page: its own people as far as the agreement on data says, and one action to put somebody forward. */
export function Component() {
  const { template } = usePartnership();
  const { data, error, refetch } = useQuery(OWN_ANCHORS);
  const title = PEOPLE_OF[template] ?? 'Our people';
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
      {anchor.people.length > 0 ? <People anchor={anchor} /> : null}
      {anchor.payments ? <Payments payments={anchor.payments} /> : null}
      {anchor.promises.length > 0 ? (
        <Panel title="Promised at the reviews">
          <PromiseList promises={anchor.promises} name={anchor.name} />
        </Panel>
      ) : null}
    </>
  );
}

const shown = (count: number | null | undefined): string =>
  count === null || count === undefined ? 'under 8' : String(count);

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
          <dd>{shown(supported?.count)}</dd>
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
            <dd>{shown(count)}</dd>
          </div>
        ))}
      </dl>
      {outcomes.length > 0 ? (
        <table className={classes.table}>
          <caption>Outcomes reached and verified</caption>
          <tbody>
            {outcomes.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-align="end">{shown(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}

/** A day that may break before its year, so that seven columns stand beside each other. */
const agreedDay = (of: string | null | undefined): string => (of ? dateText(of).replace(' ', '\u00a0') : '–');

/** Columns only of what is agreed. */
function People({ anchor }: { anchor: OwnAnchor }) {
  const { fields, people, attendanceSince } = anchor;
  const columns: readonly (readonly [string, (person: OwnPerson) => ReactNode])[] = [
    ...(fields.includes('STARTED')
      ? [['First day', ({ startedOn }: OwnPerson) => agreedDay(startedOn)] as const]
      : []),
    ...(fields.includes('PHASE')
      ? [['Phase', ({ phase }: OwnPerson) => <PhaseMark of={phase} />] as const]
      : []),
    ...(fields.includes('LINK_WORKER')
      ? [['Link worker', ({ linkWorker }: OwnPerson) => linkWorker ?? '–'] as const]
      : []),
    ...(fields.includes('LAST_SEEN')
      ? [['Last seen', ({ lastSeenOn }: OwnPerson) => agreedDay(lastSeenOn)] as const]
      : []),
    ...(attendanceSince
      ? [
          [
            `Sessions since ${dateText(attendanceSince)}`,
            ({ attendance }: OwnPerson) => sessionsText(attendance),
          ] as const,
        ]
      : []),
    ...(fields.includes('OUTCOMES')
      ? [
          [
            'Reached',
            ({ outcomes }: OwnPerson) =>
              outcomes && outcomes.length > 0 ? (
                <span className={classes.reached}>{outcomes.map(({ title }) => title).join(', ')}</span>
              ) : (
                '–'
              ),
          ] as const,
        ]
      : []),
  ];
  const closed = people.filter(({ phase }) => phase === 'CLOSED');
  const table = (caption: string, shown: readonly OwnPerson[]) =>
    shown.length === 0 ? null : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keyboard too
      <section className={classes.scroll} tabIndex={0} aria-label={caption}>
        <table className={classes.table}>
          <caption className="weft-visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              {columns.map(([header]) => (
                <th scope="col" key={header}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((person, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an anchor's view has no ids, and two may bear one name
              <tr key={nth}>
                <th scope="row">{person.name}</th>
                {columns.map(([header, cell]) => (
                  <td key={header}>{cell(person)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  return (
    <Panel title="Who they are">
      {table(
        'Who is supported',
        people.filter(({ phase }) => phase !== 'CLOSED'),
      )}
      <Closed count={closed.length}>{table('Whose support is closed', closed)}</Closed>
    </Panel>
  );
}

const PhaseMark = ({ of }: { of: Phase | null | undefined }) =>
  of ? <StateBadge tone={PHASE_WORDS[of].tone}>{PHASE_WORDS[of].name}</StateBadge> : <>–</>;

function Payments({ payments }: { payments: NonNullable<OwnAnchor['payments']> }) {
  return (
    <Panel title="What we pay">
      {payments.length === 0 ? <p className={classes.soft}>Nothing so far.</p> : null}
      <table className={classes.table}>
        <caption className="weft-visually-hidden">What we pay for our own people, run by run</caption>
        <tbody>
          {payments.map(({ periodEnd, amount }) => (
            <tr key={periodEnd}>
              <th scope="row">Run to {dateText(periodEnd)}</th>
              <td data-align="end">
                <Money of={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
