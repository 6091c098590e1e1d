import { Checkbox, Group, NativeSelect } from '@mantine/core';
import {
  type ContributionTerms,
  explainSplit,
  formatMoney,
  isRefusal,
  parseMoney,
  splitClaim,
} from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import type { Cohort } from '../gql/graphql.js';
import { SplitBar } from '../money/split-bar.js';
import { MoneyField } from '../ui/fields.js';
import { Panel } from '../ui/panel.js';
import { paidByLabel } from './agreed-terms.js';
import type { Agreement } from './funding-queries.js';
import type { FundingNames } from './use-funding-names.js';
import classes from './worked-example.module.css';

const SAMPLE = '1000';

/** Splits one price by the terms, the way a payment run does it, and says how in sentences. */
export function WorkedExample({
  terms,
  paid,
  names,
}: {
  terms: readonly ContributionTerms[];
  /** The newest version, whose labels have been billed something; null: as if nothing was billed yet. */
  paid: Agreement | null;
  names: FundingNames;
}) {
  const { currency } = usePartnership();
  const [chosen, setChosen] = useState<string | null>(null);
  const [cohort, setCohort] = useState<Cohort>('NEW');
  const [anchor, setAnchor] = useState<string | null>(null);
  const [counting, setCounting] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const outcome = chosen ?? names.prices[0]?.outcomeCode ?? '';
  const anchorId = anchor === null ? (names.anchors[0]?.id ?? null) : anchor || null;
  const priced =
    names.prices.find((line) => line.outcomeCode === outcome && line.cohort === cohort) ??
    names.prices.find((line) => line.outcomeCode === outcome);
  const text = typed ?? priced?.price.amount ?? SAMPLE;
  const price = parseMoney(text.trim(), currency);
  const split =
    isRefusal(price) || price === 0n
      ? null
      : splitClaim(
          terms,
          { id: 'example', outcomeCode: outcome || null, cohort, anchorId, price },
          {
            streamTotals: new Map(),
            paidByLabel: paidByLabel(counting ? paid : null),
            caps: new Map(terms.map(({ label, cap }) => [label, cap ?? null])),
            contractHeadroom: null,
          },
        );
  const asksForAnchor = terms.some((one) => one.anchorPays || one.anchorIds);
  const outcomes = new Map(names.prices.map((line) => [line.outcomeCode, line.title]));
  return (
    <Panel title="A worked example">
      <Group align="flex-end" gap="md">
        {outcomes.size > 0 ? (
          <NativeSelect
            label="Outcome"
            maw="100%"
            value={outcome}
            data={[...outcomes].map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              setTyped(null);
            }}
          />
        ) : null}
        <NativeSelect
          label="Participant"
          value={cohort}
          data={[
            { value: 'NEW', label: 'New' },
            { value: 'HISTORIC', label: 'Historic' },
          ]}
          onChange={(event) => setCohort(event.currentTarget.value === 'HISTORIC' ? 'HISTORIC' : 'NEW')}
        />
        {asksForAnchor && names.anchors.length > 0 ? (
          <NativeSelect
            label="Anchor organisation"
            maw="100%"
            value={anchorId ?? ''}
            data={[
              ...names.anchors.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: 'None' },
            ]}
            onChange={(event) => setAnchor(event.currentTarget.value)}
          />
        ) : null}
        <MoneyField
          label="Price"
          currency={currency}
          value={text}
          error={isRefusal(price) ? price.message : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      {paid && terms.some(({ cap }) => cap) ? (
        <Checkbox
          mt="md"
          label="Count what was billed already, so that caps leave what they leave today"
          checked={counting}
          onChange={(event) => setCounting(event.currentTarget.checked)}
        />
      ) : null}
      {split && !isRefusal(price) ? (
        <div aria-live="polite" className={classes.result}>
          {split.unfunded ? null : (
            <SplitBar
              parts={split.shares.map(({ label, amount }) => ({
                key: label,
                label,
                amount,
                text: formatMoney(amount, currency),
              }))}
              whole={price}
            />
          )}
          <h3>How it is worked out</h3>
          <ol className={classes.sentences}>
            {explainSplit(split, price, currency).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <p>
            {split.unfunded
              ? 'Nobody pays this claim until that changes; it stays in sight as unfunded.'
              : `Together ${formatMoney(price, currency)}: the whole price.`}
          </p>
        </div>
      ) : null}
    </Panel>
  );
}
