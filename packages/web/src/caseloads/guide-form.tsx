import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Stack, TextInput } from '@mantine/core';
import { type CaseloadGuide, checkCaseloadGuide } from '@weft/shared';
import { useState } from 'react';
import { PHASE_WORDS } from '../app/words.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { type Refusals, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './caseloads.module.css';
import { GuideBands } from './guide-bands.js';
import { SET_GUIDE, TRY_GUIDE, type Trial } from './guide-queries.js';
import { GuideTrial } from './guide-trial.js';
import { guideTyped, type TypedGuide, typedOf } from './guide-typed.js';

const PHASES = ['WAITING', 'ACTIVE', 'MONITORING'] as const;

interface Tried {
  readonly guide: CaseloadGuide;
  readonly trial: Trial;
}

/** Changes the guide in two steps: it is tried on the present workers, and then saved as it was tried. */
export function GuideForm({ guide }: { guide: CaseloadGuide }) {
  const client = useApolloClient();
  const say = useSay();
  const refusals = useRefusals();
  const [typed, setTyped] = useState(() => typedOf(guide));
  const [tried, setTried] = useState<Tried | null>(null);
  const [save, saving] = useMutation(SET_GUIDE, {
    refetchQueries: ['CaseloadGuide'],
    awaitRefetchQueries: true,
  });
  const set = (change: Partial<TypedGuide>): void => {
    setTyped((before) => ({ ...before, ...change }));
    // what was tried is no longer what is typed
    setTried(null);
  };
  const tryIt = async (): Promise<void> => {
    const wanted = guideTyped(typed);
    const wrong = checkCaseloadGuide(wanted);
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data, error } = await client.query({
      query: TRY_GUIDE,
      variables: { guide: forSending(wanted) },
      fetchPolicy: 'network-only',
    });
    if (error) throw error;
    const answer = data?.caseloadTrial;
    if (answer?.__typename === 'Refusal') refusals.show([answer]);
    else if (answer) {
      refusals.clear();
      setTried({ guide: wanted, trial: answer });
    }
  };
  const keep = async ({ guide: wanted }: Tried): Promise<void> => {
    const { data } = await save({ variables: { guide: forSending(wanted) } });
    const answer = data?.setCaseloadGuide;
    if (answer?.__typename === 'Refusal') refusals.show([answer]);
    else if (answer) say('The guide is saved. Caseloads are shown by it from now on.');
  };
  return (
    <div className={classes.stack}>
      <Panel title="The guide">
        <Form refusals={refusals} onSubmit={tryIt}>
          <Stack gap="xl">
            <Weights typed={typed} set={set} refusals={refusals} />
            <GuideBands
              bands={typed.measures}
              refusals={refusals}
              onChange={(measures) => set({ measures })}
            />
            <Limits typed={typed} set={set} refusals={refusals} />
            <div>
              <Button type="submit" variant={tried ? 'default' : 'filled'}>
                Try it on present figures
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
      {tried ? <GuideTrial trial={tried.trial} saving={saving.loading} onSave={() => keep(tried)} /> : null}
    </div>
  );
}

/** The API takes lists that may be changed. */
const forSending = (guide: CaseloadGuide) => ({
  ...guide,
  weights: { ...guide.weights },
  seenWithin: { ...guide.seenWithin },
  measures: guide.measures.map((band) => ({ ...band })),
});

interface PartProps {
  typed: TypedGuide;
  set: (change: Partial<TypedGuide>) => void;
  refusals: Refusals;
}

function Weights({ typed, set, refusals }: PartProps) {
  return (
    <>
      <fieldset className={classes.section}>
        <legend>What somebody weighs</legend>
        <p className={classes.soft}>Beside one person in active support, for example 0.3.</p>
        <div className={classes.fields}>
          {PHASES.map((phase) => (
            <TextInput
              key={phase}
              {...refusals.field(`weights.${phase}`)}
              label={PHASE_WORDS[phase].name}
              inputMode="decimal"
              value={typed.weights[phase]}
              onChange={({ currentTarget: { value } }) =>
                set({ weights: { ...typed.weights, [phase]: value } })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.section}>
        <legend>How often people are seen</legend>
        <p className={classes.soft}>
          Within so many days. Left empty, people in this phase are seen as they wish.
        </p>
        <div className={classes.fields}>
          {PHASES.map((phase) => (
            <TextInput
              key={phase}
              {...refusals.field(`seenWithin.${phase}`)}
              label={`${PHASE_WORDS[phase].name}, days`}
              inputMode="numeric"
              value={typed.seenWithin[phase]}
              onChange={({ currentTarget: { value } }) =>
                set({ seenWithin: { ...typed.seenWithin, [phase]: value } })
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

const KNOBS = {
  carry: [
    ['fullLoad', 'A full caseload', 'People in active support whom a full-time worker can carry.'],
    ['fullTimeHours', 'A full-time week, hours', 'Who works less carries less.'],
    ['jointShare', 'Joint work, %', 'Of somebody, for whoever works beside another provider.'],
  ],
  tell: [
    ['earlyAt', 'Close to full at, %', 'Of what a worker can carry.'],
    ['weeksAhead', 'Growing towards it within, weeks', 'If a caseload goes on growing as it did.'],
    ['unseenAt', 'Not seen in time, %', 'Of those who are to be seen.'],
    ['timeWithPeople', 'Time with people below, %', 'Of the hours worked.'],
  ],
} as const;

function Limits({ typed, set, refusals }: PartProps) {
  const fields = (knobs: (typeof KNOBS)[keyof typeof KNOBS]) => (
    <div className={classes.fields}>
      {knobs.map(([name, label, description]) => (
        <TextInput
          key={name}
          {...refusals.field(name)}
          label={label}
          description={description}
          inputMode="decimal"
          value={typed[name]}
          onChange={({ currentTarget: { value } }) => set({ [name]: value })}
        />
      ))}
    </div>
  );
  return (
    <>
      <fieldset className={classes.section}>
        <legend>What a worker can carry</legend>
        <p className={classes.soft}>By the hours that each worker has.</p>
        {fields(KNOBS.carry)}
      </fieldset>
      <fieldset className={classes.section}>
        <legend>When strain is told of</legend>
        <p className={classes.soft}>
          One of these is an early sign; several at once, or more than full, are strain.
        </p>
        {fields(KNOBS.tell)}
      </fieldset>
    </>
  );
}
