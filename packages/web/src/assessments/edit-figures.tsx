import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { type Item, type Scoring, TOTAL } from '@weft/shared';
import type { Refusals } from '../ui/refusals.js';
import type { EditPartProps } from './edit-questions.js';
import { type FigureForm, newFigure, nextCode } from './instrument-form.js';
import classes from './instruments.module.css';

const WAYS: readonly { value: Scoring['by']; label: string }[] = [
  { value: 'SUM', label: 'Add the answers up' },
  { value: 'MEAN', label: 'Their mean' },
  { value: 'CONVERSION', label: 'Look the sum up in a published table' },
];

/** A field for a number, under a label as long as it needs to be. */
const SHORT = { input: { maxWidth: 160 } } as const;

/** The figures that the answers come to: areas, and the whole. */
export function EditFigures({ form, refusals, onChange }: EditPartProps) {
  const { domains, total, items } = form;
  return (
    <>
      {domains.map((figure, nth) => (
        <Figure
          key={figure.code}
          at={`domains.${nth}`}
          name={`Area ${nth + 1}`}
          figure={figure}
          items={items}
          refusals={refusals}
          onChange={(part) =>
            onChange({ domains: domains.map((one, at) => (at === nth ? { ...one, ...part } : one)) })
          }
          onRemove={() => onChange({ domains: domains.filter((one) => one !== figure) })}
        />
      ))}
      {total ? (
        <Figure
          at="total"
          name="The whole"
          figure={total}
          items={items}
          refusals={refusals}
          onChange={(part) => onChange({ total: { ...total, ...part } })}
          onRemove={() => onChange({ total: null })}
        />
      ) : null}
      <div id="domains" tabIndex={-1} className={classes.buttons}>
        <Button
          variant="default"
          onClick={() => onChange({ domains: [...domains, newFigure(nextCode('AREA_', domains), '', [])] })}
        >
          Add an area
        </Button>
        {total ? null : (
          <Button
            variant="default"
            onClick={() =>
              onChange({
                total: newFigure(
                  TOTAL,
                  'All questions',
                  items.map(({ code }) => code),
                ),
              })
            }
          >
            Add a figure for the whole
          </Button>
        )}
      </div>
    </>
  );
}

interface FigureProps {
  /** Its path: "domains.2", "total". */
  at: string;
  name: string;
  figure: FigureForm;
  items: readonly Item[];
  refusals: Refusals;
  onChange: (part: Partial<FigureForm>) => void;
  onRemove: () => void;
}

function Figure({ at, name, figure, items, refusals, onChange, onRemove }: FigureProps) {
  const field = (part: string) => refusals.field(`${at}.${part}`);
  // in the order of the questions, whichever was ticked first
  const count = (codes: readonly string[]): void =>
    onChange({ items: items.map(({ code }) => code).filter((code) => codes.includes(code)) });
  return (
    <fieldset className={classes.part}>
      <legend>{name}</legend>
      <TextInput
        {...field('title')}
        label="Called"
        value={figure.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Checkbox.Group
        {...field('items')}
        label="Questions that count"
        value={[...figure.items]}
        onChange={count}
      >
        <div className={classes.choices}>
          {items.map(({ code, text }, nth) => (
            <Checkbox
              key={code}
              value={code}
              label={
                <>
                  {nth + 1}
                  <span className="weft-visually-hidden">: {text}</span>
                </>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label="Scored by"
        maw={360}
        value={figure.by}
        data={[...WAYS]}
        onChange={(event) => onChange({ by: event.currentTarget.value as Scoring['by'] })}
      />
      {figure.by === 'CONVERSION' ? (
        <Textarea
          {...field('scoring.table')}
          label="Table"
          description="One line for every sum: the sum, then its score, such as “7 7” and “8 9.51”."
          autosize
          minRows={4}
          maxRows={12}
          value={figure.table}
          onChange={(event) => onChange({ table: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        {...field('minimumAnswers')}
        label="Answers that are needed for a score"
        inputMode="numeric"
        styles={SHORT}
        value={figure.minimumAnswers}
        onChange={(event) => onChange({ minimumAnswers: event.currentTarget.value })}
      />
      <TextInput
        {...field('smallestChange')}
        label="Smallest difference that counts as a change, in points"
        inputMode="decimal"
        styles={SHORT}
        value={figure.smallestChange}
        onChange={(event) => onChange({ smallestChange: event.currentTarget.value })}
      />
      <Radio.Group
        label="Better for the person is"
        value={figure.higherIsBetter ? 'more' : 'less'}
        onChange={(value) => onChange({ higherIsBetter: value === 'more' })}
      >
        <div className={classes.choices}>
          <Radio value="more" label="a higher score" />
          <Radio value="less" label="a lower score" />
        </div>
      </Radio.Group>
      <div>
        <Button variant="default" size="compact-md" onClick={onRemove}>
          Remove<span className="weft-visually-hidden"> {name}</span>
        </Button>
      </div>
    </fieldset>
  );
}
