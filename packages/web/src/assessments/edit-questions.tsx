import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Item } from '@weft/shared';
import type { Refusals } from '../ui/refusals.js';
import { type InstrumentForm, nextCode, type ScaleForm } from './instrument-form.js';
import classes from './instruments.module.css';

export interface EditPartProps {
  form: InstrumentForm;
  refusals: Refusals;
  onChange: (part: Partial<InstrumentForm>) => void;
}

/** The answers that are offered, and the questions. */
export function EditQuestions({ form, refusals, onChange }: EditPartProps) {
  const { scales, items, domains, total } = form;
  const changeScale = (nth: number, part: Partial<ScaleForm>): void =>
    onChange({ scales: scales.map((one, at) => (at === nth ? { ...one, ...part } : one)) });
  const changeItem = (nth: number, part: Partial<Item>): void =>
    onChange({ items: items.map((one, at) => (at === nth ? { ...one, ...part } : one)) });
  const nameOf = (nth: number): string => (scales.length > 1 ? `Answers ${nth + 1}` : 'Answers');
  const addItem = (): void => {
    const code = nextCode('Q', items);
    onChange({
      items: [
        ...items,
        { code, text: '', scale: items.at(-1)?.scale ?? scales[0]?.code ?? '', reverse: false },
      ],
      // a new question counts for the whole until somebody says otherwise
      total: total && { ...total, items: [...total.items, code] },
    });
  };
  const dropItem = ({ code }: Item): void => {
    const without = <F extends { readonly items: readonly string[] }>(figure: F): F => ({
      ...figure,
      items: figure.items.filter((one) => one !== code),
    });
    onChange({
      items: items.filter((one) => one.code !== code),
      domains: domains.map(without),
      total: total && without(total),
    });
  };
  return (
    <>
      {scales.map((scale, nth) => (
        <fieldset key={scale.code} className={classes.part}>
          <legend>{nameOf(nth)}</legend>
          <Textarea
            {...refusals.field(`scales.${nth}.options`)}
            label="What may be answered"
            description="One answer a line, lowest first."
            autosize
            minRows={3}
            value={scale.answers}
            onChange={(event) => changeScale(nth, { answers: event.currentTarget.value })}
          />
          <TextInput
            label="The first one counts"
            inputMode="numeric"
            styles={{ input: { maxWidth: 160 } }}
            value={scale.lowest}
            onChange={(event) => changeScale(nth, { lowest: event.currentTarget.value })}
          />
          {scales.length > 1 && !items.some((item) => item.scale === scale.code) ? (
            <div>
              <Button
                variant="default"
                onClick={() => onChange({ scales: scales.filter((one) => one !== scale) })}
              >
                Remove these answers
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() =>
            onChange({ scales: [...scales, { code: nextCode('SCALE_', scales), answers: '', lowest: '1' }] })
          }
        >
          Add other answers
        </Button>
      </div>
      {items.map((item, nth) => (
        <fieldset key={item.code} className={classes.part}>
          <legend>Question {nth + 1}</legend>
          <Textarea
            {...refusals.field(`items.${nth}.text`)}
            label="What is asked"
            autosize
            value={item.text}
            onChange={(event) => changeItem(nth, { text: event.currentTarget.value })}
          />
          {scales.length > 1 ? (
            <NativeSelect
              {...refusals.field(`items.${nth}.scale`)}
              label="Answered with"
              maw={320}
              value={item.scale}
              data={scales.map(({ code }, at) => ({ value: code, label: nameOf(at) }))}
              onChange={(event) => changeItem(nth, { scale: event.currentTarget.value })}
            />
          ) : null}
          <Checkbox
            label="Asked the other way round: the lowest answer counts as the highest"
            checked={item.reverse}
            onChange={(event) => changeItem(nth, { reverse: event.currentTarget.checked })}
          />
          {items.length > 1 ? (
            <div>
              <Button variant="default" size="compact-md" onClick={() => dropItem(item)}>
                Remove<span className="weft-visually-hidden"> question {nth + 1}</span>
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div id="items" tabIndex={-1}>
        <Button variant="default" onClick={addItem}>
          Add a question
        </Button>
      </div>
    </>
  );
}
