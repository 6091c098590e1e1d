import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { EVIDENCE_KINDS, type EvidenceKind } from '@weft/shared';
import { memo } from 'react';
import { EVIDENCE_KIND_WORDS } from '../app/words.js';
import { MoneyField } from '../ui/fields.js';
import type { DraftLine } from './draft-state.js';
import classes from './line-editor.module.css';

interface LineEditorProps {
  line: DraftLine;
  index: number;
  currency: string;
  /** Outcomes that may come before this one: a list of code and title, as JSON. */
  outcomes: string;
  /** The message of the field with this path, by path; only those of this line. */
  errors: Readonly<Record<string, string>>;
  onChange: (index: number, change: Partial<DraftLine>) => void;
  onCopy: (index: number) => void;
  onRemove: (index: number) => void;
}

/** One outcome's line in the editor of a rate card. */
export const LineEditor = memo(function LineEditor(props: LineEditorProps) {
  const { line, index, currency, outcomes, errors, onChange, onCopy, onRemove } = props;
  const at = (field: string) => ({
    id: `tariffs.${index}.${field}`,
    error: errors[`tariffs.${index}.${field}`],
  });
  const set = (change: Partial<DraftLine>): void => onChange(index, change);
  const toggle = (kind: EvidenceKind, on: boolean): void =>
    set({ evidence: on ? [...line.evidence, kind] : line.evidence.filter((one) => one !== kind) });
  return (
    <fieldset className={classes.line}>
      <legend>{line.title || `Line ${index + 1}`}</legend>
      <div className={classes.fields}>
        <TextInput
          {...at('title')}
          label="Outcome"
          value={line.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          {...at('outcomeCode')}
          label="Code"
          value={line.outcomeCode}
          onChange={(event) => set({ outcomeCode: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          {...at('domain')}
          label="Domain"
          value={line.domain}
          onChange={(event) => set({ domain: event.currentTarget.value })}
        />
        <MoneyField
          {...at('price')}
          currency={currency}
          label="Price"
          maw="100%"
          value={line.price}
          onChange={(event) => set({ price: event.currentTarget.value })}
        />
        <NativeSelect
          {...at('cohort')}
          label="Cohort"
          value={line.cohort}
          data={[
            { value: 'NEW', label: 'New' },
            { value: 'HISTORIC', label: 'Historic' },
          ]}
          onChange={(event) => set({ cohort: event.currentTarget.value === 'HISTORIC' ? 'HISTORIC' : 'NEW' })}
        />
        <NativeSelect
          {...at('after')}
          label="Comes after"
          value={line.after}
          data={[{ value: '', label: 'Nothing has to come before' }, ...choicesOf(outcomes, line)]}
          onChange={(event) =>
            set({
              after: event.currentTarget.value,
              ...(event.currentTarget.value === '' ? { sustainUnit: '' as const } : {}),
            })
          }
        />
        {line.after ? (
          <NativeSelect
            {...at('sustain.unit')}
            label="Sustained for"
            value={line.sustainUnit}
            data={[
              { value: '', label: 'No set time' },
              { value: 'MONTHS', label: 'Calendar months' },
              { value: 'WEEKS', label: 'Weeks' },
              { value: 'FTE_WEEKS', label: 'Full-time-equivalent weeks' },
            ]}
            onChange={(event) => set({ sustainUnit: event.currentTarget.value as DraftLine['sustainUnit'] })}
          />
        ) : null}
        {line.after && line.sustainUnit ? (
          <>
            <TextInput
              {...at('sustain.length')}
              label="How many"
              inputMode="decimal"
              value={line.sustainLength}
              onChange={(event) => set({ sustainLength: event.currentTarget.value })}
            />
            <TextInput
              {...at('sustain.breakDays')}
              label="Longest break, in days"
              inputMode="numeric"
              value={line.breakDays}
              onChange={(event) => set({ breakDays: event.currentTarget.value })}
            />
            <Checkbox
              label="A longer break starts the clock anew"
              checked={line.breakRestarts}
              onChange={(event) => set({ breakRestarts: event.currentTarget.checked })}
            />
          </>
        ) : null}
        <TextInput
          {...at('maximumPaid')}
          label="At most, in all (optional)"
          inputMode="numeric"
          value={line.maximumPaid}
          onChange={(event) => set({ maximumPaid: event.currentTarget.value })}
        />
        <TextInput
          {...at('maximumPaidPerYear')}
          label="At most, a year (optional)"
          inputMode="numeric"
          value={line.maximumPaidPerYear}
          onChange={(event) => set({ maximumPaidPerYear: event.currentTarget.value })}
        />
        <Checkbox.Group
          {...at('evidence')}
          className={classes.wide}
          label="Evidence: any one of"
          value={[...line.evidence]}
        >
          <div className={classes.kinds}>
            {EVIDENCE_KINDS.map((kind) => (
              <Checkbox
                key={kind}
                value={kind}
                label={EVIDENCE_KIND_WORDS[kind]}
                onChange={(event) => toggle(kind, event.currentTarget.checked)}
              />
            ))}
          </div>
        </Checkbox.Group>
      </div>
      <Group mt="md" gap="xs">
        <Button
          variant="default"
          size="compact-md"
          onClick={() => onCopy(index)}
          aria-label={`Copy line ${index + 1}`}
        >
          Copy
        </Button>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => onRemove(index)}
          aria-label={`Remove line ${index + 1}`}
        >
          Remove
        </Button>
      </Group>
    </fieldset>
  );
});

/** Each outcome by its title and code; one that the card has no longer keeps its place, so that it can be seen. */
function choicesOf(outcomes: string, line: DraftLine): { value: string; label: string }[] {
  const all = JSON.parse(outcomes) as [code: string, title: string][];
  const choices = all
    .filter(([code]) => code !== line.outcomeCode)
    .map(([code, title]) => ({ value: code, label: title ? `${title} (${code})` : code }));
  return line.after === '' || choices.some(({ value }) => value === line.after)
    ? choices
    : [...choices, { value: line.after, label: `${line.after} (not on this card)` }];
}
