import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { DateText, DayText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './plan.module.css';
import { PLAN, type Plan, type PlannedPerson } from './plan-queries.js';
import { PlanVersions } from './plan-versions.js';
import { GOAL_STATE_WORDS, goalsInOrder, stepDayText, takerText } from './plan-words.js';

/** What a person's page opens with: what they are good at, what they hope for and what they plan, in their own words. */
export function PlanPanel({
  participantId,
  withVersions = true,
}: {
  participantId: string;
  /** whether what it said before is for the viewer too */
  withVersions?: boolean;
}) {
  const may = useMay();
  const to = useTo();
  const { data, error, refetch } = useQuery(PLAN, { variables: { id: participantId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the plan" />;
  const person = data.participant;
  // whoever only knows the name has no part in the plan
  if (!person || (!person.provider && !person.plan)) return null;
  const edit = may('writePlan') && person.provider ? to(`people/${participantId}/plan`) : null;
  const { plan } = person;
  return (
    <Panel
      title="In their own words"
      actions={
        plan ? (
          <>
            <Button
              component={Link}
              to={to(`people/${participantId}/plan/paper`)}
              variant="subtle"
              size="compact-md"
            >
              Print it for them
            </Button>
            {edit ? (
              <Button component={Link} to={edit} variant="default" size="compact-md">
                Write on
              </Button>
            ) : null}
          </>
        ) : undefined
      }
    >
      {plan ? (
        <>
          <Words person={person} plan={plan} />
          {withVersions ? <PlanVersions participantId={participantId} version={plan.version} /> : null}
        </>
      ) : (
        <div className={classes.none}>
          <p>
            What are they good at, what do they hope for, and what would they like to do next? It belongs here
            first, as they say it.
          </p>
          {edit ? (
            <Button component={Link} to={edit}>
              Write the plan together
            </Button>
          ) : null}
        </div>
      )}
    </Panel>
  );
}

function Words({ person, plan }: { person: PlannedPerson; plan: Plan }) {
  const { timeZone } = usePartnership();
  return (
    <>
      <Said title="Strengths" words={plan.strengths} />
      <Said title="Hopes" words={plan.aspirations} />
      {plan.goals.length > 0 ? (
        <>
          <h3>Goals</h3>
          <ul className={classes.goals}>
            {goalsInOrder(plan.goals).map((goal) => (
              <GoalItem key={goal.key} goal={goal} person={person} />
            ))}
          </ul>
        </>
      ) : null}
      <p className={classes.soft}>
        Written down on <DayText of={plan.writtenAt} timeZone={timeZone} />
        {plan.writtenBy ? ` by ${plan.writtenBy.name}` : ''}
      </p>
    </>
  );
}

function Said({ title, words }: { title: string; words: string }) {
  return (
    <>
      <h3>{title}</h3>
      {words === '' ? (
        <p className={classes.soft}>Not said yet</p>
      ) : (
        <blockquote className={classes.said}>{words}</blockquote>
      )}
    </>
  );
}

function GoalItem({ goal, person }: { goal: Plan['goals'][number]; person: PlannedPerson }) {
  const { today } = usePartnership();
  const name = person.givenName ?? nameOf(person);
  const worker = person.linkWorker?.name ?? 'Their link worker';
  const { name: state, tone } = GOAL_STATE_WORDS[goal.state];
  return (
    <li>
      <div className={classes.goal}>
        <span className={classes.goalWords}>{goal.words}</span>
        {goal.state === 'OPEN' ? null : <StateBadge tone={tone}>{state}</StateBadge>}
      </div>
      {goal.state === 'OPEN' ? null : (
        <p className={classes.soft}>
          {state} on <DateText of={goal.endedOn} />
          {goal.endedWords ? `: “${goal.endedWords}”` : ''}
        </p>
      )}
      {goal.steps.length > 0 ? (
        <ul className={classes.steps}>
          {goal.steps.map((step) => {
            const day = stepDayText(step);
            const late = goal.state === 'OPEN' && !step.doneOn && step.dueOn != null && step.dueOn < today;
            return (
              <li key={step.key} data-done={step.doneOn != null}>
                <div>
                  <div>{step.words}</div>
                  <div className={classes.stepFacts}>
                    <span>
                      {takerText({ taker: step.taker, who: step.who ?? null }, name, worker)}
                      {day ? `, ${day}` : ''}
                    </span>
                    {late ? <StateBadge tone="needs">Past its day</StateBadge> : null}
                  </div>
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
    </li>
  );
}
