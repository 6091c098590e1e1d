import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo } from 'react';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { useOutcomes } from '../rate-cards/use-outcomes.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { ChoiceFilter, ClearFilters, DateFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { currencyColumn, Money, moneyOrder } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { MOST } from './flow-layout.js';
import { MONEY_FLOWS, type MoneyFlow } from './flow-queries.js';
import { isLumpSum, providerName } from './flow-words.js';
import classes from './money.module.css';
import { PaidByOthers } from './paid-by-others.js';
import { type LinesBy, linesOf, type ShareLine } from './share-lines.js';
import { SharesPicture } from './shares-picture.js';

/** Who paid for which outcomes and whose work, by the date on which they were achieved; a funder sees its own share. */
export function Component() {
  const { contractFrom, today } = usePartnership();
  const may = useMay();
  const to = useTo();
  const { domainOf } = useOutcomes();
  const address = useListAddress(
    { from: 'date', to: 'date', funder: 'text', domain: 'text', provider: 'text' },
    { views: { lines: ['provider', 'both'] } },
  );
  const { data, previousData, loading, error, refetch } = useQuery(MONEY_FLOWS, {
    variables: { from: address.get('from') || contractFrom, to: address.get('to') || today },
  });
  const all = (data ?? previousData)?.moneyFlows;
  const funder = address.get('funder');
  const domain = address.get('domain');
  const provider = address.get('provider');
  const lines = address.get('lines') as LinesBy;
  const domainName = useCallback(
    (flow: MoneyFlow) => (isLumpSum(flow) ? flow.title : domainOf(flow.outcomeCode)),
    [domainOf],
  );
  const flows = useMemo(
    () =>
      all?.filter(
        (flow) =>
          (!funder || flow.funder.id === funder) &&
          (!provider || flow.provider?.id === provider) &&
          (!domain || (!isLumpSum(flow) && domainOf(flow.outcomeCode) === domain)),
      ),
    [all, funder, domain, provider, domainOf],
  );
  const rows = useMemo(() => flows && linesOf(flows, lines), [flows, lines]);
  // outcomes themselves, as long as they are few enough for the picture
  const byDomain = new Set(flows?.map(({ title }) => title)).size > MOST;
  const titleOf = useCallback(({ title }: MoneyFlow) => title, []);
  const own = !may('runs');
  const funders = [...new Map(all?.map((flow) => [flow.funder.id, flow.funder.name]))];
  const providers = [
    ...new Map(all?.flatMap((flow) => (flow.provider ? [[flow.provider.id, flow.provider.name]] : []))),
  ].sort(([, one], [, other]) => one.localeCompare(other));
  const domains = [
    ...new Set(all?.filter((flow) => !isLumpSum(flow)).map(({ outcomeCode }) => domainOf(outcomeCode))),
  ].sort();
  return (
    <>
      <PageHeader
        title={own ? 'My share' : 'Who paid for what'}
        lead={
          own
            ? 'What was billed to you for outcomes achieved between two days, less what was given back, and grants for periods that end between them. Sensitive outcomes show as the total of their domain, for whole months.'
            : 'What was billed for outcomes achieved between two days, less what was given back, and grants for periods that end between them. Funders see their own part, with sensitive outcomes as the total of their domain, for whole months.'
        }
        {...(own ? { back: { to: to('portfolio'), label: 'My partnerships' } } : {})}
      />
      {flows && flows.length > 0 ? (
        <div className={classes.above}>
          <SharesPicture
            flows={flows}
            nameOf={byDomain ? domainName : titleOf}
            byDomain={byDomain}
            own={own}
            sumsUpStatements={!address.filtered}
          />
        </div>
      ) : null}
      <DataTable
        caption={lines === 'provider' ? 'Shares by provider' : 'Shares by outcome'}
        columns={columnsOf({ lines, own, hasFunders: funders.length > 1, domainName })}
        rows={rows}
        rowKey={({ key }) => key}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['line', 'lines']}
        exportAs="shares"
        atFirst={20}
        defaultSort="-amount"
        address={address}
        filters={
          <>
            <DateFilter address={address} name="from" label="Achieved from" />
            <DateFilter address={address} name="to" label="Achieved to" />
            {funders.length > 1 ? (
              <ChoiceFilter
                address={address}
                name="funder"
                label="Funder"
                any="Every funder"
                choices={funders.map(([value, label]) => ({ value, label }))}
              />
            ) : null}
            {domains.length > 1 || domain ? (
              <ChoiceFilter
                address={address}
                name="domain"
                label="Domain"
                any="Every domain"
                choices={domains.map((name) => ({ value: name, label: name }))}
              />
            ) : null}
            {providers.length > 1 || provider ? (
              <ChoiceFilter
                address={address}
                name="provider"
                label="Provider"
                any="Every provider"
                choices={providers.map(([value, label]) => ({ value, label }))}
              />
            ) : null}
            <ChoiceFilter
              address={address}
              name="lines"
              label="Lines of the table"
              any="By outcome"
              choices={[
                { value: 'provider', label: 'By provider' },
                { value: 'both', label: 'By outcome and provider' },
              ]}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          <EmptyState title="Nothing was billed for these days">
            Choose other days, or wait for the next payment run.
          </EmptyState>
        }
      />
      {own && may('paidByOthers') ? (
        <div className={classes.below}>
          <PaidByOthers />
        </div>
      ) : null}
    </>
  );
}

/** The columns that the lines need: outcome and domain, provider, or all three; funders where there are several. */
function columnsOf({
  lines,
  own,
  hasFunders,
  domainName,
}: {
  lines: LinesBy;
  own: boolean;
  hasFunders: boolean;
  domainName: (flow: MoneyFlow) => string;
}): Column<ShareLine>[] {
  const text = (key: string, header: string, of: (flow: MoneyFlow) => string): Column<ShareLine> => ({
    key,
    header,
    primary: key === (lines === 'provider' ? 'provider' : 'outcome'),
    cell: ({ flow }) => of(flow),
    sortBy: ({ flow }) => of(flow),
  });
  return [
    ...(lines === 'provider'
      ? []
      : [
          text('outcome', 'Outcome', ({ title }) => title),
          text('domain', 'Domain', (flow) => (isLumpSum(flow) ? '–' : domainName(flow))),
        ]),
    ...(lines === '' ? [] : [text('provider', 'Provider', providerName)]),
    ...(hasFunders ? [text('funder', 'Funder', (flow) => flow.funder.name)] : []),
    {
      key: 'claims',
      header: 'Achieved',
      align: 'end',
      cell: ({ flow, claimCount }) => (isLumpSum(flow) ? '–' : claimCount.toLocaleString('en-GB')),
      sortBy: ({ claimCount }) => claimCount,
    },
    {
      key: 'amount',
      header: own ? 'My share' : 'Share',
      align: 'end',
      cell: ({ amount }) => <Money of={amount} />,
      sortBy: ({ amount }) => moneyOrder(amount),
      text: ({ amount }) => amount.amount,
    },
    currencyColumn(({ amount }) => amount),
  ];
}
