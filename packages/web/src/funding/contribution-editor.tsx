import { Button, Group, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import type { ContributionKind } from '@weft/shared';
import { memo } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { MoneyField } from '../ui/fields.js';
import classes from './contribution-editor.module.css';
import type { DraftContribution } from './funding-draft.js';
import type { FundingNames } from './use-funding-names.js';

const KINDS: readonly { value: ContributionKind; label: string }[] = [
  { value: 'PERCENT', label: 'A percentage of the price' },
  { value: 'FIXED', label: 'A fixed amount a claim' },
  { value: 'RESIDUAL', label: 'What is left' },
];

interface ContributionEditorProps {
  one: DraftContribution;
  index: number;
  last: boolean;
  currency: string;
  names: FundingNames;
  /** Messages by the field's path; those of all contributions. */
  errors: Readonly<Record<string, string>>;
  onChange: (index: number, change: Partial<DraftContribution>) => void;
  /** Changes places with the one before (-1) or after (1). */
  onMove: (index: number, by: -1 | 1) => void;
  onRemove: (index: number) => void;
}

/** One funder's terms in the editor of an agreement. */
export const ContributionEditor = memo(function ContributionEditor(props: ContributionEditorProps) {
  const { one, index, last, currency, names, errors, onChange, onMove, onRemove } = props;
  const at = (field: string) => ({
    id: `contributions.${index}.${field}`,
    error: errors[`contributions.${index}.${field}`],
  });
  const set = (change: Partial<DraftContribution>): void => onChange(index, change);
  const title = one.label || `Contribution ${index + 1}`;
  return (
    <fieldset className={classes.one}>
      <legend>
        {index + 1}. {title}
      </legend>
      <div className={classes.fields}>
        <TextInput
          {...at('label')}
          label="Label"
          description="The same in every version"
          value={one.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        <NativeSelect
          label="Paid by"
          description="A school pays for its own pupils, say"
          value={one.anchorPays ? 'ANCHOR' : 'FUNDER'}
          data={[
            { value: 'FUNDER', label: 'A funder' },
            { value: 'ANCHOR', label: 'The anchor organisation' },
          ]}
          onChange={(event) => set({ anchorPays: event.currentTarget.value === 'ANCHOR' })}
        />
        {one.anchorPays ? null : (
          <OrganisationPicker
            {...at('funderId')}
            label="Funder"
            description="Who is sent the statement"
            kind="FUNDER"
            value={one.funderId}
            chosenName={one.funderName ?? undefined}
            onChange={(funderId, funderName) => set({ funderId, funderName })}
          />
        )}
        <NativeSelect
          {...at('kind')}
          label="Pays"
          description="Of each claim’s price"
          value={one.kind}
          data={[...KINDS]}
          onChange={(event) => {
            const kind = KINDS.find(({ value }) => value === event.currentTarget.value);
            if (kind) set({ kind: kind.value });
          }}
        />
        {one.kind === 'PERCENT' ? (
          <TextInput
            {...at('percent')}
            label="Percentage"
            description="At most two decimals"
            inputMode="decimal"
            autoComplete="off"
            rightSection={<span>%</span>}
            value={one.percent}
            onChange={(event) => set({ percent: event.currentTarget.value })}
          />
        ) : null}
        {one.kind === 'FIXED' ? (
          <MoneyField
            {...at('amount')}
            label="Amount a claim"
            description="At most what is there"
            currency={currency}
            maw="100%"
            value={one.amount}
            onChange={(event) => set({ amount: event.currentTarget.value })}
          />
        ) : null}
        <MoneyField
          {...at('cap')}
          label="Cap, in all (optional)"
          description="It then pays no more than this"
          currency={currency}
          maw="100%"
          value={one.cap}
          onChange={(event) => set({ cap: event.currentTarget.value })}
        />
      </div>
      <details
        className={classes.restriction}
        open={one.outcomeCodes.length + one.anchorIds.length > 0 || one.cohort !== ''}
      >
        <summary>Only for some claims</summary>
        <div className={classes.fields}>
          <MultiSelect
            {...at('outcomeCodes')}
            className={classes.wide}
            size="md"
            label="Only these outcomes"
            placeholder={one.outcomeCodes.length === 0 ? 'Every outcome' : ''}
            searchable
            clearable
            value={[...one.outcomeCodes]}
            data={choices(names.outcomes, one.outcomeCodes)}
            onChange={(outcomeCodes) => set({ outcomeCodes })}
          />
          {names.anchors.length > 0 || one.anchorIds.length > 0 ? (
            <MultiSelect
              {...at('anchorIds')}
              className={classes.wide}
              size="md"
              label="Only these anchor organisations"
              placeholder={one.anchorIds.length === 0 ? 'Every anchor organisation' : ''}
              searchable
              clearable
              value={[...one.anchorIds]}
              data={choices(names.anchors, one.anchorIds)}
              onChange={(anchorIds) => set({ anchorIds })}
            />
          ) : null}
          <NativeSelect
            {...at('cohort')}
            label="Only this cohort"
            value={one.cohort}
            data={[
              { value: '', label: 'Everyone' },
              { value: 'NEW', label: 'New participants' },
              { value: 'HISTORIC', label: 'Historic participants' },
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              set({ cohort: value === 'NEW' || value === 'HISTORIC' ? value : '' });
            }}
          />
        </div>
      </details>
      <Group mt="md" gap="xs">
        <Button
          variant="default"
          size="compact-md"
          data-disabled={index === 0 || undefined}
          aria-disabled={index === 0}
          onClick={() => onMove(index, -1)}
          aria-label={`Move ${title} up`}
        >
          Up
        </Button>
        <Button
          variant="default"
          size="compact-md"
          data-disabled={last || undefined}
          aria-disabled={last}
          onClick={() => onMove(index, 1)}
          aria-label={`Move ${title} down`}
        >
          Down
        </Button>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => onRemove(index)}
          aria-label={`Remove ${title}`}
        >
          Remove
        </Button>
      </Group>
    </fieldset>
  );
});

/** What can be chosen, with what is chosen already even where no rate card has it any more. */
function choices(
  known: readonly { id: string; name: string }[],
  chosen: readonly string[],
): { value: string; label: string }[] {
  const ids = new Set(known.map(({ id }) => id));
  return [
    ...known.map(({ id, name }) => ({ value: id, label: name })),
    ...chosen.filter((id) => !ids.has(id)).map((id) => ({ value: id, label: id })),
  ];
}
