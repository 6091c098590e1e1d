import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useMay, usePartnership } from '../app/viewer.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import classes from './audit-sample.module.css';
import { DrawSample } from './draw-sample.js';
import { AUDIT_SAMPLES, type AuditSample } from './sample-queries.js';
import { monthText, rateText } from './sample-words.js';
import { SampledClaims } from './sampled-claims.js';

/** The internal auditor's page: the month's sample, each claim beside its evidence, and what was found. */
export function Component() {
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const { data, error, refetch } = useQuery(AUDIT_SAMPLES);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the audit samples" />;
  const { auditSamples: samples } = data;
  const open = (month: string): void => setParams({ month }, { replace: true, preventScrollReset: true });
  const sample = samples.find(({ month }) => month === params.get('month')) ?? samples[0];
  return (
    <>
      <PageHeader
        title="Audit sample"
        lead="A tenth of each month’s verified claims, drawn by chance, checked by somebody who did not verify them."
      />
      {may('drawAuditSample') ? (
        <DrawSample known={samples.map(({ month }) => month)} onDrawn={open} />
      ) : null}
      {sample ? (
        <div className={classes.page}>
          <NativeSelect
            label="Month"
            maw={240}
            value={sample.month}
            data={samples.map(({ month }) => ({ value: month, label: monthText(month) }))}
            onChange={(event) => open(event.currentTarget.value)}
          />
          <Drawn sample={sample} />
          <SampledClaims key={sample.id} sample={sample} />
        </div>
      ) : (
        <EmptyState title="No sample has been drawn yet">
          When a month is over, a tenth of the claims verified in it is drawn here by itself.
        </EmptyState>
      )}
    </>
  );
}

function Drawn({ sample }: { sample: AuditSample }) {
  const { slug, timeZone } = usePartnership();
  const filter = encodeURIComponent(JSON.stringify({ sample: sample.id }));
  return (
    <Panel title={monthText(sample.month)}>
      <p className={classes.rate}>{rateText(sample)}</p>
      <details className={classes.how}>
        <summary>How it was drawn, and how to repeat it</summary>
        <Facts
          of={[
            ['Drawn', <InstantText key="drawn" of={sample.drawnAt} timeZone={timeZone} />],
            ['By', sample.drawnBy?.name ?? 'The schedule'],
            [
              'Seed',
              <code key="seed" className={classes.seed}>
                {sample.seed}
              </code>,
            ],
          ]}
        />
        <p>
          Put the claims of the{' '}
          <a href={`/api/exports/audit-frame.csv?partnership=${slug}&filter=${filter}`} download>
            frame
          </a>{' '}
          in order by outcome, provider and the SHA-256 of “seed|claim”. With n a tenth of the N claims,
          rounded up, and u the SHA-256 of the seed modulo N, the claims at the places (u + kN) / n, rounded
          down, are the sample; places and k count from 0.
        </p>
      </details>
    </Panel>
  );
}
