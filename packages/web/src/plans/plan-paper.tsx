import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { DayText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import classes from './plan-paper.module.css';
import { PLAN, type Plan, type PlannedPerson } from './plan-queries.js';
import { goalsInOrder, stepDayText } from './plan-words.js';

/** A person's plan as a paper for themself: large, plain, in their own words, without codes. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(PLAN, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the plan" />;
  const person = data.participant;
  if (!person?.plan)
    return <EmptyState title="There is no plan to print">Write it together first, on their page.</EmptyState>;
  return (
    <>
      <PageHeader
        title={`The plan on paper, for ${nameOf(person)}`}
        lead="It is printed without anything around it. The second page is there when the first is full."
        back={{ to: to(`people/${id}`), label: nameOf(person) }}
        actions={<Button onClick={() => window.print()}>Print</Button>}
      />
      <Paper person={person} plan={person.plan} />
    </>
  );
}

function Paper({ person, plan }: { person: PlannedPerson; plan: Plan }) {
  const { timeZone } = usePartnership();
  const open = plan.goals.filter(({ state }) => state === 'OPEN');
  const behind = goalsInOrder(plan.goals).filter(({ state }) => state !== 'OPEN');
  return (
    <article className={classes.sheet} aria-label="The paper">
      <h2>My plan</h2>
      <p className={classes.whose}>{person.givenName ?? nameOf(person)}</p>
      {plan.strengths ? (
        <section>
          <h3>What I am good at</h3>
          <p className={classes.words}>{plan.strengths}</p>
        </section>
      ) : null}
      {plan.aspirations ? (
        <section>
          <h3>What I hope for</h3>
          <p className={classes.words}>{plan.aspirations}</p>
        </section>
      ) : null}
      {open.length > 0 ? (
        <section>
          <h3>What I want to do</h3>
          {open.map(({ key, words, steps }) => (
            <div key={key} className={classes.goal}>
              <h4>{words}</h4>
              {steps.length > 0 ? (
                <ul>
                  {steps.map((step) => (
                    <Step key={step.key} step={step} worker={person.linkWorker?.name ?? null} />
                  ))}
                </ul>
              ) : null}
            </div>
          ))}
        </section>
      ) : null}
      {behind.length > 0 ? (
        <section>
          <h3>What I have done, or let go</h3>
          <ul>
            {behind.map(({ key, words, state, endedWords }) => (
              <li key={key} data-done={state === 'REACHED'}>
                {words}
                {endedWords ? `: ${endedWords}` : state === 'REACHED' ? ': reached' : ': let go'}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className={classes.foot}>
        Written on <DayText of={plan.writtenAt} timeZone={timeZone} />
        {person.linkWorker ? `. I can talk about it with ${person.linkWorker.name}` : ''}
        {person.provider ? ` at ${person.provider.name}` : ''}.
      </p>
    </article>
  );
}

/** As the person reads it: I, the worker by name, somebody else by name. */
function Step({ step, worker }: { step: Plan['goals'][number]['steps'][number]; worker: string | null }) {
  const who =
    step.taker === 'PARTICIPANT'
      ? 'I'
      : step.taker === 'WORKER'
        ? (worker ?? 'My link worker')
        : (step.who ?? '');
  const day = stepDayText(step);
  return (
    <li data-done={step.doneOn != null}>
      {step.words}
      <span className={classes.who}>
        {who}
        {day ? `, ${day}` : ''}
      </span>
    </li>
  );
}
