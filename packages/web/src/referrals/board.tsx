import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import type { ReferralState } from '@weft/shared';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTo } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import { count } from '../ui/count.js';
import { Fault } from '../ui/fault.js';
import type { ListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { TableTools } from '../ui/table-tools.js';
import classes from './board.module.css';
import { filterIn, statesIn } from './hub-address.js';
import { REFERRALS, type ReferralLine } from './referral-queries.js';
import { waitedText } from './referral-words.js';
import { SafeMark } from './safe-way.js';

/** As many cards as one looks through; the others are in the list. */
const CARDS = 12;

/** As many columns as stand beside each other on a desk; of more, the next one is to be seen coming. */
const FIT = 5;

interface BoardProps {
  address: ListAddress;
  atHub: boolean;
  filters: ReactNode;
}

/** The referrals by where they stand: a column for each state, on a phone one at a time. */
export function Board({ address, atHub, filters }: BoardProps) {
  const states = statesIn(address, atHub);
  const chosen = states.find((state) => state === address.get('column')) ?? states[0];
  return (
    <>
      <TableTools
        caption="Board of referrals"
        columns={[]}
        rows={[]}
        order={null}
        onOrder={() => undefined}
        filters={filters}
        active={address.filters}
        exportLink={undefined}
        exportAs={undefined}
      />
      {states.length > 1 ? (
        <nav aria-label="Columns of the board" className={classes.chooser}>
          {states.map((state) => (
            <Choose key={state} state={state} address={address} current={state === chosen} />
          ))}
        </nav>
      ) : null}
      <div className={classes.board} data-many={states.length > FIT}>
        {states.map((state) => (
          <Column key={state} state={state} address={address} chosen={state === chosen} atHub={atHub} />
        ))}
      </div>
    </>
  );
}

/** One column's referrals, asked for once however often they are shown. */
function useColumn(state: ReferralState, address: ListAddress) {
  const { data, previousData, error, refetch } = useQuery(REFERRALS, {
    variables: {
      first: CARDS,
      after: null,
      filter: filterIn(address, [state]),
      sort: { by: 'RECEIVED', descending: false },
    },
  });
  return { column: (data ?? previousData)?.referrals, error, retry: () => void refetch() };
}

function Choose({
  state,
  address,
  current,
}: {
  state: ReferralState;
  address: ListAddress;
  current: boolean;
}) {
  const [params] = useSearchParams();
  const { column } = useColumn(state, address);
  const there = new URLSearchParams(params);
  there.set('column', state);
  return (
    <Button
      component={Link}
      to={{ search: there.toString() }}
      replace
      preventScrollReset
      variant="default"
      size="compact-md"
      className={classes.choice}
      aria-current={current ? 'true' : undefined}
    >
      {REFERRAL_STATE_WORDS[state].name}
      {column ? ` ${(column.totalCount ?? 0).toLocaleString('en-GB')}` : ''}
    </Button>
  );
}

interface ColumnProps {
  state: ReferralState;
  address: ListAddress;
  chosen: boolean;
  atHub: boolean;
}

function Column({ state, address, chosen, atHub }: ColumnProps) {
  const to = useTo();
  const [params] = useSearchParams();
  const { column, error, retry } = useColumn(state, address);
  const { name, tone } = REFERRAL_STATE_WORDS[state];
  const cards = column?.edges.map(({ node }) => node) ?? [];
  const total = column?.totalCount ?? cards.length;
  const list = new URLSearchParams(params);
  for (const one of ['as', 'column', 'after']) list.delete(one);
  list.set('state', state);
  return (
    <section
      className={classes.column}
      data-chosen={chosen}
      data-tone={tone}
      aria-labelledby={`column-${state}`}
    >
      <h2 id={`column-${state}`} className={classes.head}>
        {name} {column ? <span className={classes.count}>{total.toLocaleString('en-GB')}</span> : null}
      </h2>
      {error && !column ? <Fault error={error} onRetry={retry} /> : null}
      {!column && !error ? <Loading what={`Loading: ${name}`} /> : null}
      {column && cards.length === 0 ? <p className={classes.nobody}>Nobody</p> : null}
      <ol className={classes.cards}>
        {cards.map((referral) => (
          <Card key={referral.id} referral={referral} atHub={atHub} />
        ))}
      </ol>
      {total > cards.length ? (
        <Link to={to(`referrals?${list}`)} className={classes.more}>
          All {count(total, 'referral')}
        </Link>
      ) : null}
    </section>
  );
}

function Card({ referral, atHub }: { referral: ReferralLine; atHub: boolean }) {
  const to = useTo();
  const { id, daysWaited, source, provider, safeWay, safeNote } = referral;
  return (
    <li className={classes.card}>
      <p className={classes.name}>
        <Link to={to(`referrals/${id}`)}>{nameOf(referral)}</Link>
      </p>
      {daysWaited === null || daysWaited === undefined ? null : (
        <p className={classes.waited}>Waited {waitedText(daysWaited)}</p>
      )}
      {atHub && provider ? <p>{provider.name}</p> : null}
      <p className={classes.soft}>{source ? `From ${source.name}` : 'Referred themself'}</p>
      <p className={classes.safe}>
        <SafeMark way={safeWay} note={safeNote} />
      </p>
    </li>
  );
}
