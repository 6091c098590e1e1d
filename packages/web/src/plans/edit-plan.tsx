import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { calendarDate, checkPlan, joinPlans, type PlanContent, type PlanGoal, tidyPlan } from '@weft/shared';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { WordsField } from '../language/words-field.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form, FormButtons } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { LeaveWarning } from '../ui/leave-warning.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { GoalFields } from './goal-fields.js';
import { halfTypedDays } from './half-typed-days.js';
import { Meanwhile, type WrittenMeanwhile } from './meanwhile.js';
import { contentOf, newKey, PLAN, type PlannedPerson, WRITE_PLAN } from './plan-queries.js';

/** Writes a person's plan together with them. */
export function Component() {
  const { id = '' } = useParams();
  // whoever writes on begins with what is written now
  const { data, error, refetch } = useQuery(PLAN, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the plan" />;
  const person = data.participant;
  if (!person?.provider)
    return (
      <EmptyState title="There is no such participant">They may be supported by somebody else.</EmptyState>
    );
  const reload = async () => (await refetch()).data?.participant?.plan ?? null;
  return <EditPlan person={person} reload={reload} />;
}

interface EditPlanProps {
  person: PlannedPerson;
  reload: () => Promise<PlannedPerson['plan']>;
}

/**
 * What is typed names a person, so it is not kept on the device. Somebody else who saved meanwhile is joined in: both
 * are kept, and where both changed the same words they are shown beside each other.
 */
function EditPlan({ person, reload }: EditPlanProps) {
  const { today } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const unsaved = useRef(false);
  const back = to(`people/${person.id}`);
  const name = person.givenName ?? nameOf(person);
  const [base, setBase] = useState({ version: person.plan?.version ?? 0, content: contentOf(person.plan) });
  const [plan, setPlan] = useState<PlanContent>(base.content);
  const [meanwhile, setMeanwhile] = useState<WrittenMeanwhile | null>(null);
  const [write, { loading }] = useMutation(WRITE_PLAN, { refetchQueries: ['PersonPlan', 'PlanVersions'] });

  const set = (change: Partial<PlanContent>): void => {
    unsaved.current = true;
    setPlan((before) => ({ ...before, ...change }));
  };
  const setGoal = (nth: number, change: Partial<PlanGoal>): void =>
    set({ goals: plan.goals.map((goal, place) => (place === nth ? { ...goal, ...change } : goal)) });

  const join = async (message: string): Promise<void> => {
    const theirs = await reload();
    if (!theirs) return;
    const joined = joinPlans(base.content, plan, contentOf(theirs));
    setPlan(joined.plan);
    setBase({ version: theirs.version, content: contentOf(theirs) });
    setMeanwhile({ message, clashes: joined.clashes });
    refusals.clear();
  };
  const save = async (): Promise<void> => {
    const tidy = tidyPlan(plan);
    const faults = [...halfTypedDays(plan), ...checkPlan(tidy, calendarDate(today))];
    if (faults.length > 0) {
      refusals.show(faults);
      return;
    }
    const input = { ...tidy, goals: [...tidy.goals].map((goal) => ({ ...goal, steps: [...goal.steps] })) };
    const { data } = await write({
      variables: { input: { ...input, participantId: person.id, basedOn: base.version } },
    });
    const result = data?.writePlan;
    if (result?.__typename === 'Refusal') {
      if (result.field === 'basedOn') await join(result.message);
      else refusals.show([result]);
    } else if (result) {
      unsaved.current = false;
      say('The plan is saved. What it said before is kept.');
      await navigate(back);
    }
  };

  return (
    <>
      <PageHeader
        title={`The plan of ${nameOf(person)}`}
        lead="Write it down together, in their own words. They can have it on paper."
        back={{ to: back, label: nameOf(person) }}
      />
      <LeaveWarning unsaved={unsaved} />
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={save}>
          {meanwhile ? <Meanwhile of={meanwhile} /> : null}
          <Stack>
            <WordsField
              {...refusals.field('strengths')}
              label="Strengths"
              description={`What is ${name} good at, what goes well, and who stands by them?`}
              minRows={3}
              value={plan.strengths}
              onChange={(strengths) => set({ strengths })}
            />
            <WordsField
              {...refusals.field('aspirations')}
              label="Hopes"
              description="What would they like life to be like?"
              minRows={3}
              value={plan.aspirations}
              onChange={(aspirations) => set({ aspirations })}
            />
            <div id="goals">
              {plan.goals.map((goal, nth) => (
                <GoalFields
                  key={goal.key}
                  at={`goals.${nth}`}
                  title={`Goal ${nth + 1}`}
                  goal={goal}
                  name={name}
                  refusals={refusals}
                  onChange={(change) => setGoal(nth, change)}
                  onRemove={
                    base.content.goals.some(({ key }) => key === goal.key)
                      ? null
                      : () => set({ goals: plan.goals.filter(({ key }) => key !== goal.key) })
                  }
                />
              ))}
              <Button
                variant="default"
                leftSection={<Icon name="add" />}
                onClick={() =>
                  set({
                    goals: [
                      ...plan.goals,
                      { key: newKey(), words: '', state: 'OPEN', endedOn: null, endedWords: null, steps: [] },
                    ],
                  })
                }
              >
                Add a goal
              </Button>
            </div>
            <FormButtons
              send="Save the plan"
              sending={loading}
              cancelTo={back}
              onCancel={() => {
                unsaved.current = false;
              }}
            />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
