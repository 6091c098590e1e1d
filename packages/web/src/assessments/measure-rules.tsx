import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import { ErrorSummary, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import {
  AGREE_RULE,
  DISCARD_RULE,
  type InstrumentFacts,
  MEASURE_RULES,
  type MeasureRuleFacts,
} from './assessment-queries.js';
import { ruleText } from './assessment-words.js';
import classes from './instruments.module.css';
import { ProposeRule } from './propose-rule.js';

/** What evidence of the kind Assessment has to show for an outcome: proposed by the backbone, agreed by the commissioner. */
export function MeasureRules({ instruments }: { instruments: readonly InstrumentFacts[] }) {
  const may = useMay();
  const [proposing, setProposing] = useState(false);
  const { data, error, refetch } = useQuery(MEASURE_RULES);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const used = instruments.filter(({ state }) => state !== 'DRAFT');
  return (
    <Panel
      title="What a measure has to show"
      actions={
        may('proposeMeasureRule') && used.length > 0 && !proposing ? (
          <Button variant="default" onClick={() => setProposing(true)}>
            Propose for an outcome
          </Button>
        ) : undefined
      }
    >
      {proposing ? <ProposeRule instruments={used} onDone={() => setProposing(false)} /> : null}
      {data.measureRules.length === 0 ? (
        <EmptyState title="Nothing is agreed">
          Until something is, any scored assessment, or words about one, can be the evidence of an outcome
          whose price asks for an assessment.
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {data.measureRules.map((rule) => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Rule({ rule }: { rule: MeasureRuleFacts }) {
  const may = useMay();
  const say = useSay();
  const refusals = useRefusals();
  const [agree, { loading }] = useMutation(AGREE_RULE, { refetchQueries: ['MeasureRules', 'Today'] });
  const [discard, discarding] = useMutation(DISCARD_RULE, { refetchQueries: ['MeasureRules', 'Today'] });
  const { agreedAt, agreedBy, proposedBy } = rule;
  const go = async (): Promise<void> => {
    const result = (await agree({ variables: { id: rule.id } })).data?.agreeMeasureRule;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else say(`Agreed: it holds for “${rule.outcomeTitle}” from ${dateText(rule.effectiveFrom)} on.`);
  };
  const takeBack = async (): Promise<void> => {
    const result = (await discard({ variables: { id: rule.id } })).data?.discardMeasureRule;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else say(`The proposal for “${rule.outcomeTitle}” is taken back.`);
  };
  return (
    <li>
      <span className={classes.head}>
        <strong>{rule.outcomeTitle}</strong>
        <StateBadge tone={agreedAt ? 'good' : 'needs'}>{agreedAt ? 'Agreed' : 'To be agreed'}</StateBadge>
      </span>
      <span>{ruleText(rule)}</span>
      <span className={classes.soft}>
        For what is achieved from {dateText(rule.effectiveFrom)} on.
        {proposedBy ? ` Proposed by ${proposedBy.name}` : ' Proposed'}
        {agreedBy ? `, agreed by ${agreedBy.name}.` : '.'}
      </span>
      <ErrorSummary of={refusals} />
      {may('agreeMeasureRule') && !agreedAt ? (
        <div>
          <Button
            loading={loading}
            onClick={() => void go()}
            aria-label={`Agree to it for ${rule.outcomeTitle}`}
          >
            Agree
          </Button>
        </div>
      ) : null}
      {may('discardMeasureRule') && !agreedAt ? (
        <div>
          <Button
            variant="default"
            loading={discarding.loading}
            onClick={() => void takeBack()}
            aria-label={`Take back the proposal for ${rule.outcomeTitle}`}
          >
            Take back
          </Button>
        </div>
      ) : null}
    </li>
  );
}
