import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { INSTRUMENTS, instrumentOf } from './assessment-queries.js';
import { areasOf, INSTRUMENT_STATE_WORDS } from './assessment-words.js';
import classes from './instruments.module.css';
import { MeasureRules } from './measure-rules.js';

/** The partnership's questionnaires with their versions, and what they have to show for an outcome. */
export function Component() {
  const may = useMay();
  const to = useTo();
  const { data, error, refetch } = useQuery(INSTRUMENTS);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the instruments" />;
  return (
    <>
      <PageHeader
        title="Instruments"
        lead="What people are asked about how they are, and how their answers are scored."
        actions={
          may('draftInstrument') ? (
            <Button component={Link} to={to('settings/instruments/new')} leftSection={<Icon name="add" />}>
              Draft an instrument
            </Button>
          ) : undefined
        }
      />
      <Panel title="Questionnaires">
        {data.instruments.length === 0 ? (
          <EmptyState title="No instruments yet">
            An instrument holds questions, the answers offered and how they are scored. Type one, or import it
            from a file.
          </EmptyState>
        ) : (
          <ul className={classes.list}>
            {data.instruments.map((one) => {
              const instrument = instrumentOf(one);
              const state = INSTRUMENT_STATE_WORDS[one.state];
              return (
                <li key={one.id}>
                  <span className={classes.head}>
                    <Link to={to(`settings/instruments/${one.id}`)}>{one.title}</Link>
                    <span className={classes.soft}>version {one.version}</span>
                    <StateBadge tone={state.tone}>{state.name}</StateBadge>
                  </span>
                  <span className={classes.soft}>
                    {count(instrument.items.length, 'question')}, {count(areasOf(instrument).length, 'area')}
                    {instrument.total ? ' and a figure for the whole' : ''}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
      <MeasureRules instruments={data.instruments} />
    </>
  );
}
