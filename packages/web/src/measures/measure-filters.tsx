import { useQuery } from '@apollo/client/react';
import { REFERRAL_FILTER_CHOICES } from '../referrals/referral-queries.js';
import { ChoiceFilter, ClearFilters, DateFilter } from '../ui/filter-bar.js';
import type { ListAddress } from '../ui/list-address.js';
import classes from './measures.module.css';

type Named = { edges: readonly { node: { id: string; name: string } }[] } | undefined;

const choices = (...of: Named[]) =>
  [...new Map(of.flatMap((one) => one?.edges.map(({ node }) => [node.id, node.name] as const) ?? []))]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));

/** Of which days and of whom the figures are. */
export function MeasureFilters({ address }: { address: ListAddress }) {
  const { data } = useQuery(REFERRAL_FILTER_CHOICES);
  return (
    <search className={classes.filters} aria-label="Of whom the figures are">
      <DateFilter address={address} name="from" label="From" />
      <DateFilter address={address} name="to" label="To" />
      <ChoiceFilter
        address={address}
        name="source"
        label="Referred by"
        any="Anybody"
        choices={choices(data?.referrers, data?.anchors, data?.providers)}
      />
      <ChoiceFilter
        address={address}
        name="provider"
        label="Provider"
        any="Any or none"
        choices={choices(data?.providers)}
      />
      {data && data.anchors.edges.length > 0 ? (
        <ChoiceFilter
          address={address}
          name="anchor"
          label="Anchor organisation"
          any="Any or none"
          choices={choices(data.anchors)}
        />
      ) : null}
      <ChoiceFilter
        address={address}
        name="cohort"
        label="Cohort"
        any="Everybody"
        choices={[
          { value: 'NEW', label: 'New' },
          { value: 'HISTORIC', label: 'Historic' },
        ]}
      />
      <ClearFilters address={address} />
    </search>
  );
}
