import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { PHASE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import { useOutcomes } from '../rate-cards/use-outcomes.js';
import { dateText } from '../ui/date-text.js';
import type { Refusals } from '../ui/refusals.js';
import classes from './merging.module.css';
import type { MergeRecord, Preview } from './merging-queries.js';

/** Of each value, the id of the record whose counts. */
export interface Choices {
  kept: string;
  name: string;
  birthDate: string;
  postcode: string;
  support: string;
  /** by outcome */
  baselines: Readonly<Record<string, string>>;
}

/** The longer known record stays, what one of them does not know comes from the other, and the later support goes on. */
export function startingChoices({ one, other, baselines }: Preview): Choices {
  const kept = one.reference <= other.reference ? one : other;
  const merged = kept === one ? other : one;
  const later = merged.enrolledOn > kept.enrolledOn ? merged : kept;
  return {
    kept: kept.id,
    name: kept.id,
    birthDate: kept.birthDate ? kept.id : merged.id,
    postcode: later.postcode ? later.id : kept.id,
    support: later.id,
    baselines: Object.fromEntries(baselines.map(({ outcomeCode }) => [outcomeCode, kept.id])),
  };
}

interface ChooseProps {
  preview: Preview;
  choices: Choices;
  refusals: Refusals;
  onChange: (choices: Choices) => void;
}

/** One question for each value in which the two records differ; beside one another, or one under the other where it is narrow. */
export function Choose({ preview, choices, refusals, onChange }: ChooseProps) {
  const { titleOf } = useOutcomes();
  const { one, other, baselines } = preview;
  const both = [one, other] as const;
  const set = (change: Partial<Choices>): void => {
    refusals.clear();
    onChange({ ...choices, ...change });
  };
  return (
    <>
      <Question
        name="keptId"
        title="The reference that stays"
        both={both}
        say={({ reference, enrolledOn }) => `${reference}, enrolled on ${dateText(enrolledOn)}`}
        chosen={choices.kept}
        error={refusals.field('keptId').error}
        onChoose={(kept) => set({ kept })}
      />
      <Question
        name="nameFrom"
        title="Name"
        both={both}
        say={nameOf}
        chosen={choices.name}
        onChoose={(name) => set({ name })}
      />
      <Question
        name="birthDateFrom"
        title="Date of birth"
        both={both}
        say={({ birthDate }) => (birthDate ? dateText(birthDate) : 'Not known')}
        chosen={choices.birthDate}
        onChoose={(birthDate) => set({ birthDate })}
      />
      <Question
        name="postcodeFrom"
        title="Postcode"
        both={both}
        say={({ postcode }) => postcode ?? 'Not known'}
        chosen={choices.postcode}
        onChoose={(postcode) => set({ postcode })}
      />
      <Question
        name="supportFrom"
        title="Support that goes on"
        both={both}
        say={supportText}
        chosen={choices.support}
        error={refusals.field('supportFrom').error}
        onChoose={(support) => set({ support })}
      />
      {baselines.map(({ outcomeCode, kept, merged }) => (
        <Question
          key={outcomeCode}
          name={`baselines ${outcomeCode}`}
          title={`${titleOf(outcomeCode)}, achieved before`}
          both={both}
          say={(record) => dateText(record === one ? kept : merged)}
          chosen={choices.baselines[outcomeCode] ?? ''}
          onChoose={(id) => set({ baselines: { ...choices.baselines, [outcomeCode]: id } })}
        />
      ))}
    </>
  );
}

function supportText({ provider, linkWorker, anchor, phase, enrolledOn, cohort }: MergeRecord): string {
  const by = provider?.name ?? 'No provider';
  return [
    `${by} since ${dateText(enrolledOn)}`,
    linkWorker?.name ?? 'no link worker',
    ...(anchor ? [anchor.name] : []),
    PHASE_WORDS[phase].name.toLowerCase(),
    cohort === 'NEW' ? 'new cohort' : 'historic cohort',
  ].join(', ');
}

interface QuestionProps {
  name: string;
  title: string;
  both: readonly [MergeRecord, MergeRecord];
  say: (record: MergeRecord) => ReactNode;
  chosen: string;
  error?: string | undefined;
  onChoose: (id: string) => void;
}

/** What both say alike is told, and nothing is asked. */
function Question({ name, title, both, say, chosen, error, onChoose }: QuestionProps) {
  const [one, other] = both;
  if (say(one) === say(other))
    return (
      <div className={classes.choice}>
        <strong>{title}</strong>
        <p className={classes.same}>{say(one)}, on both</p>
      </div>
    );
  return (
    <div className={classes.choice} id={name}>
      <Radio.Group label={title} value={chosen} onChange={onChoose} error={error}>
        <div className={classes.two}>
          {both.map((record) => (
            <Radio
              key={record.id}
              value={record.id}
              label={say(record)}
              description={name === 'keptId' ? undefined : record.reference}
            />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
