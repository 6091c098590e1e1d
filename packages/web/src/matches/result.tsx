import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { exportLink } from '../ui/export-link.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { saveFile } from '../ui/save-file.js';
import classes from './matches.module.css';
import type { RunFacts } from './run-queries.js';
import { STAGE_WORDS, tookText, wholeText } from './run-words.js';

/** What came of a run: how many are matches, how many somebody has to look at, and what should be known of it. */
export function ResultOf({ run }: { run: RunFacts }) {
  const { slug } = usePartnership();
  const all = run.stages.reduce((sum, { took }) => sum + took, 0);
  return (
    <Panel
      title="What was found"
      tone={(run.isInForce && run.toReview > 0) || run.doubts.length > 0 ? 'warm' : 'plain'}
    >
      <ul className={classes.tally}>
        <li>
          <strong>{wholeText(run.matches)}</strong> {run.matches === 1 ? 'match' : 'matches'}
        </li>
        <li>
          <strong>{wholeText(run.toReview)}</strong> {run.toReview === 1 ? 'pair' : 'pairs'} for somebody to
          look at
        </li>
      </ul>
      <p className={classes.soft}>
        {count(run.people ?? 0, 'participant')} and {count(run.records ?? 0, 'record')} took part, and{' '}
        {wholeText(run.compared ?? 0)} pairs were compared.
      </p>
      {run.doubts.length > 0 ? (
        <ul className={classes.doubts}>
          {run.doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      ) : null}
      {run.isInForce ? null : <p>The agreement is over, so its pairs are not shown any more.</p>}
      <Group mt="md">
        {run.isInForce ? <ToPairs run={run} /> : null}
        {run.ourFileName == null || run.matches === 0 || !run.isInForce ? null : (
          <Button
            component="a"
            href={exportLink('matched-codes', slug, { run: run.id })}
            download
            variant="default"
            leftSection={<Icon name="download" size={18} />}
          >
            Codes for the other party
          </Button>
        )}
        {run.settings == null ? null : (
          <Button
            variant="default"
            leftSection={<Icon name="download" size={18} />}
            onClick={() => saveFile(`run-${run.number}.json`, run.settings ?? '', 'application/json')}
          >
            Settings and model
          </Button>
        )}
      </Group>
      <details className={classes.more}>
        <summary>It took {tookText(all)}: see each step</summary>
        <dl className={classes.steps}>
          {run.stages.map(({ stage, took }) => (
            <div key={stage}>
              <dt>{STAGE_WORDS[stage]}</dt>
              <dd>{tookText(took)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  );
}

function ToPairs({ run }: { run: RunFacts }) {
  const to = useTo();
  return (
    <Button
      component={Link}
      // with nothing to decide, the matches are what there is to look at
      to={to(`data/runs/${run.id}/review${run.toReview > 0 ? '' : '?show=MATCHES'}`)}
      variant={run.toReview > 0 ? 'filled' : 'default'}
    >
      {run.toReview > 0 ? `Look at ${count(run.toReview, 'pair')}` : 'Look at the pairs'}
    </Button>
  );
}
