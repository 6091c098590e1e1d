import { useMutation } from '@apollo/client/react';
import { Button, MultiSelect, Stack, TextInput } from '@mantine/core';
import { type AllocationPart, type AllocationRule, faultsOfAllocationRule } from '@weft/shared';
import { useState } from 'react';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './allocation.module.css';
import { type RuleVersion, SAVE_RULE } from './rule-queries.js';
import { PARTS } from './rule-words.js';

interface RuleFormProps {
  rule: RuleVersion['rule'];
  expertise: readonly { code: string; title: string }[];
}

/** As it is typed: figures are texts until they are sent. */
interface Typed {
  readonly weights: Readonly<Record<AllocationPart, string>>;
  readonly fullAt: string;
  readonly farKm: string;
  readonly unknown: string;
  readonly longDays: string;
  readonly longRoom: string;
  readonly essential: readonly string[];
}

/** What is no number is refused as no whole number. */
const whole = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const typedOf = ({ weights, longWait, ...rule }: RuleVersion['rule']): Typed => ({
  weights: {
    expertise: String(weights.expertise),
    wishes: String(weights.wishes),
    room: String(weights.room),
    travel: String(weights.travel),
    anchor: String(weights.anchor),
  },
  fullAt: String(rule.fullAt),
  farKm: String(rule.farKm),
  unknown: String(rule.unknown),
  longDays: longWait ? String(longWait.days) : '',
  longRoom: longWait ? String(longWait.room) : '',
  essential: rule.essential,
});

const ruleOf = ({ weights, longDays, longRoom, essential, ...typed }: Typed): AllocationRule => ({
  weights: {
    expertise: whole(weights.expertise),
    wishes: whole(weights.wishes),
    room: whole(weights.room),
    travel: whole(weights.travel),
    anchor: whole(weights.anchor),
  },
  fullAt: whole(typed.fullAt),
  farKm: whole(typed.farKm),
  unknown: whole(typed.unknown),
  essential,
  longWait:
    longDays.trim() === '' && longRoom.trim() === ''
      ? null
      : { days: whole(longDays), room: whole(longRoom) },
});

/** Drafts a changed rule; saving it decides nothing, and shows who would go elsewhere. */
export function RuleForm({ rule, expertise }: RuleFormProps) {
  const refusals = useRefusals();
  const say = useSay();
  const [typed, setTyped] = useState(() => typedOf(rule));
  const [save, { loading }] = useMutation(SAVE_RULE, {
    refetchQueries: ['AllocationRules', 'AllocationTrial'],
    awaitRefetchQueries: true,
  });
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }));
  const go = async (): Promise<void> => {
    const changed = ruleOf(typed);
    const wrong = faultsOfAllocationRule(
      changed,
      expertise.map(({ code }) => code),
    );
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data } = await save({ variables: { rule: { ...changed, essential: [...changed.essential] } } });
    const answer = data?.saveAllocationRule;
    if (answer?.__typename === 'Refusal') refusals.show([answer]);
    else if (answer) {
      refusals.clear();
      say('The draft is saved and tried on the waiting list. Nothing has changed for anybody.');
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack>
        <p className={classes.soft} id="weights">
          Each counts against the others, from 0 to 100.
        </p>
        <div className={classes.weights}>
          {PARTS.map(({ part, label, description }) => (
            <TextInput
              key={part}
              {...refusals.field(`weights.${part}`)}
              label={label}
              description={description}
              inputMode="numeric"
              value={typed.weights[part]}
              onChange={({ currentTarget: { value } }) =>
                set({ weights: { ...typed.weights, [part]: value } })
              }
            />
          ))}
        </div>
        <MultiSelect
          {...refusals.field('essential')}
          label="Never without"
          description="Whoever wants one of these is suggested nobody who does not know it."
          data={expertise.map(({ code, title }) => ({ value: code, label: title }))}
          value={[...typed.essential]}
          onChange={(essential) => set({ essential })}
          searchable
        />
        <div className={classes.weights}>
          <TextInput
            {...refusals.field('fullAt')}
            label="A worker is full at, %"
            description="Of what they can carry by the caseload guide."
            inputMode="numeric"
            value={typed.fullAt}
            onChange={({ currentTarget: { value } }) => set({ fullAt: value })}
          />
          <TextInput
            {...refusals.field('farKm')}
            label="Too far to count, km"
            description="Where both places are known."
            inputMode="numeric"
            value={typed.farKm}
            onChange={({ currentTarget: { value } }) => set({ farKm: value })}
          />
          <TextInput
            {...refusals.field('unknown')}
            label="Where nothing is known, %"
            description="How much distance or room counts then."
            inputMode="numeric"
            value={typed.unknown}
            onChange={({ currentTarget: { value } }) => set({ unknown: value })}
          />
          <TextInput
            {...refusals.field('longWait.days')}
            label="A long wait, days"
            description="Leave both empty: nothing changes."
            inputMode="numeric"
            value={typed.longDays}
            onChange={({ currentTarget: { value } }) => set({ longDays: value })}
          />
          <TextInput
            {...refusals.field('longWait.room')}
            label="Room after a long wait"
            description="How much it counts from then on."
            inputMode="numeric"
            value={typed.longRoom}
            onChange={({ currentTarget: { value } }) => set({ longRoom: value })}
          />
        </div>
        <Button type="submit" loading={loading} style={{ justifySelf: 'start', alignSelf: 'start' }}>
          Save as draft and try it
        </Button>
      </Stack>
    </Form>
  );
}
