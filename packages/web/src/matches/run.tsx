import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { EffectsOfRun } from '../matched-evidence/of-run.js';
import { InstantText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { useWhileWorking } from '../ui/while-working.js';
import { BeforeTheRun } from './before-the-run.js';
import { CancelRun } from './cancel-run.js';
import classes from './matches.module.css';
import { ModelOf } from './model.js';
import { ResultOf } from './result.js';
import { RunAgain } from './run-again.js';
import { MATCH_RUN, type RunFacts } from './run-queries.js';
import { RUN_STATE_WORDS, STAGE_WORDS } from './run-words.js';
import { Thresholds } from './thresholds.js';

/** One run of matching: what it would compare, how far it is, and what came of it. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { timeZone } = usePartnership();
  const asked = useQuery(MATCH_RUN, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, error, refetch } = asked;
  const run = data?.matchRun;
  useWhileWorking(
    asked,
    run?.state === 'ESTIMATING' || run?.state === 'RUNNING' || run?.takingEffect === true,
  );
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the run" />;
  if (!run)
    return (
      <PageHeader
        title="There is no such run"
        lead="Only people whom its agreement names can see a run."
        back={{ to: to('data/agreements'), label: 'Data matching' }}
      />
    );
  const { name, tone } = RUN_STATE_WORDS[run.state];
  return (
    <>
      <PageHeader
        title={`Run ${run.number}`}
        lead={
          <>
            Extract {run.extractNumber} ({run.fileName})
            {run.ourFileName == null ? '' : `, compared with ours (${run.ourFileName})`}, asked for
            {run.askedBy ? ` by ${run.askedBy.name}` : ''} on{' '}
            <InstantText of={run.askedAt} timeZone={timeZone} />
            {run.goesOnFrom == null ? '' : `; goes on from run ${run.goesOnFrom}`}
          </>
        }
        back={{ to: to(`data/agreements/${run.agreementId}`), label: run.agreementTitle }}
        beside={<StateBadge tone={tone}>{name}</StateBadge>}
      />
      <div className={classes.parts}>
        <div aria-live="polite">
          <Standing run={run} />
        </div>
        {run.state === 'DONE' ? (
          <>
            <EffectsOfRun runId={run.id} takingEffect={run.takingEffect} />
            {run.isInForce ? <Thresholds key={`${run.matchFrom} ${run.reviewFrom}`} run={run} /> : null}
            {run.model ? <ModelOf model={run.model} /> : null}
          </>
        ) : null}
      </div>
    </>
  );
}

function Standing({ run }: { run: RunFacts }) {
  switch (run.state) {
    case 'ESTIMATING':
    case 'RUNNING':
      return <UnderWay run={run} />;
    case 'ESTIMATED':
      return <BeforeTheRun run={run} />;
    case 'DONE':
      return <ResultOf run={run} />;
    case 'REFUSED':
    case 'FAILED':
      return (
        <Panel title={run.state === 'REFUSED' ? 'This cannot be run' : 'It stopped'} tone="warm">
          <p>{run.problem}</p>
          <RunAgain run={run} />
        </Panel>
      );
    case 'CANCELLED':
      return (
        <Panel title="This run was cancelled">
          <p>
            {run.problem ??
              'Nothing of it was kept. As long as the extract is kept, it can be matched again.'}
          </p>
          <RunAgain run={run} />
        </Panel>
      );
  }
}

const WHOLE = 100;

function UnderWay({ run }: { run: RunFacts }) {
  const at = Math.floor(WHOLE * run.fraction);
  const words = run.stage == null ? 'Getting ready' : STAGE_WORDS[run.stage];
  return (
    <Panel title={run.state === 'ESTIMATING' ? 'Counting what would be compared' : 'Matching'}>
      <label className={classes.progress}>
        <span className={classes.progressWords}>
          <span>{words}</span>
          <span>{at} %</span>
        </span>
        <progress value={at} max={WHOLE} />
      </label>
      <p className={classes.soft}>You may leave this page: it goes on by itself.</p>
      <CancelRun run={run} />
    </Panel>
  );
}
