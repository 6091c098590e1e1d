import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useSearchParams } from 'react-router';
import { NextStep } from '../app/next-step.js';
import { useMay, useTo } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { differenceOf, sumOf } from '../ui/decimal.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { moneyText } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import classes from './forecast.module.css';
import { FORECAST, type Forecast } from './forecast-queries.js';
import { FORECAST_KIND_WORDS, planText } from './forecast-words.js';
import { Limits } from './limits.js';
import { PlanChart } from './plan-chart.js';
import { PlanTable } from './plan-table.js';

/** Here the table is a stack of cards, which would keep what follows it out of sight. */
const NARROW = '(max-width: 48em)';

/** A plan beside what was billed, quarter by quarter, and what runs out when at the present pace. */
export function Component() {
  const may = useMay();
  const to = useTo();
  const [params, setParams] = useSearchParams();
  const planId = params.get('plan');
  const { data, previousData, error, refetch } = useQuery(FORECAST, { variables: { planId } });
  const forecast = (data ?? previousData)?.forecast;
  if (error && !forecast) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!forecast) return <Loading what="Loading the forecast" />;
  const seesPlans = may('forecastPlans');
  return (
    <>
      <PageHeader
        title="Forecast"
        lead={
          seesPlans
            ? 'What was expected beside what was billed, and what runs out at the present pace. Plans are alternatives: they are never added together.'
            : 'What is left of your caps, and when they run out at the present pace.'
        }
        actions={
          may('recordForecast') ? (
            <Button component={Link} to={to('money/forecast/new')}>
              Record a plan
            </Button>
          ) : undefined
        }
      />
      {seesPlans ? (
        <PlanPanel
          forecast={forecast}
          onChoose={(id) =>
            setParams(
              (before) => {
                const now = new URLSearchParams(before);
                now.set('plan', id);
                return now;
              },
              { replace: true, preventScrollReset: true },
            )
          }
        />
      ) : null}
      <Limits forecast={forecast} own={!seesPlans} />
    </>
  );
}

function PlanPanel({ forecast, onChoose }: { forecast: Forecast; onChoose: (id: string) => void }) {
  const { plans, plan, rows } = forecast;
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  return (
    <Panel title={plan ? 'Planned and billed, quarter by quarter' : 'Billed, quarter by quarter'}>
      <div className={classes.stack}>
        {plan ? (
          <NativeSelect
            label="Compare with"
            className="weft-form"
            value={plan.id}
            data={plans.map((one) => ({
              value: one.id,
              label: `${planText(one)}, from ${dateText(one.adoptedOn)}: ${moneyText(one.total)}`,
            }))}
            onChange={(event) => onChoose(event.currentTarget.value)}
          />
        ) : (
          <EmptyState title="No plan yet" action={<NextStep towards="plan" />}>
            When the backbone has recorded what it expects to be paid, it stands here beside what was billed.
          </EmptyState>
        )}
        <Sentence forecast={forecast} />
        <PlanChart rows={rows} planName={plan ? planText(plan) : null} />
        {plan ? <AboutPlan plan={plan} /> : null}
        <details className={classes.more} open={!narrow}>
          <summary>Quarter by quarter, as a table</summary>
          <PlanTable rows={rows} hasPlan={plan !== null} />
        </details>
      </div>
    </Panel>
  );
}

/** What the picture shows, in words. */
function Sentence({ forecast: { rows, plan, billedTo } }: { forecast: Forecast }) {
  const last = rows.findLast(({ isBilled }) => isBilled);
  if (!last || !billedTo) return <p>No payment run has been done yet.</p>;
  const billed = `By ${dateText(last.to)}, ${moneyText(last.actualToDate)} was billed`;
  if (!plan || !last.plannedToDate) return <p className={classes.sentence}>{billed}.</p>;
  const waits = sumOf(
    last.actual.currency,
    rows.map(({ waiting }) => waiting),
  );
  const alsoWaits = /[1-9]/.test(waits.amount)
    ? ` ${moneyText(waits)} is approved or verified and not billed.`
    : '';
  const difference = differenceOf(last.actualToDate, last.plannedToDate);
  const size = moneyText({ ...difference, amount: difference.amount.replace('-', '') });
  const than = `than the ${moneyText(last.plannedToDate)} that ${planText(plan)} expected by then`;
  if (!/[1-9]/.test(difference.amount))
    return (
      <p className={classes.sentence}>
        {billed}, <strong>just what {planText(plan)} expected</strong> by then.{alsoWaits}
      </p>
    );
  return (
    <p className={classes.sentence}>
      {billed},{' '}
      <strong>
        {size} {difference.amount.startsWith('-') ? 'less' : 'more'}
      </strong>{' '}
      {than}.{alsoWaits}
    </p>
  );
}

function AboutPlan({ plan }: { plan: NonNullable<Forecast['plan']> }) {
  return (
    <details className={classes.more}>
      <summary>About {planText(plan)}</summary>
      <Facts
        of={[
          ['Scenario', FORECAST_KIND_WORDS[plan.kind]],
          ['Holds from', dateText(plan.adoptedOn)],
          ['Comes to', moneyText(plan.total)],
          ['Note', plan.note],
          ['Recorded by', plan.recordedBy?.name ?? null],
        ]}
      />
    </details>
  );
}
