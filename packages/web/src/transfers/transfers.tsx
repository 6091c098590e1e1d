import { useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../between-providers/between-providers.module.css';
import { JointLists } from '../joint-work/joint-lists.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { More } from '../ui/more.js';
import { behind } from '../ui/next-page.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { DeclineTransfer, WithdrawTransfer } from './end-transfer.js';
import { TakeOn } from './take-on.js';
import { TransferItem } from './transfer-item.js';
import { TRANSFERS, type Transfer } from './transfer-queries.js';

const AT_ONCE = 50;

/** From one provider to another: what waits for an answer, ours first, and what was decided. */
export function Component() {
  const variables = { first: AT_ONCE, after: null };
  const { data, error, refetch, fetchMore, loading } = useQuery(TRANSFERS, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const transfers = data?.transfers.edges.map(({ node }) => node) ?? [];
  return (
    <>
      <PageHeader
        title="Transfers and joint work"
        lead="When somebody goes on with another provider, or one works with them beside the provider that supports them. They have agreed to it, and nothing changes until the other provider agrees."
      />
      {error && !data ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading what="Loading the transfers" />
      ) : transfers.length === 0 ? (
        <EmptyState title="No transfers yet">
          Ask for one on the person’s page, under “Other providers”; for joint work, under “Joint work”.
        </EmptyState>
      ) : (
        <Waiting transfers={transfers} />
      )}
      <JointLists />
      <List title="Transfers that are decided" of={transfers.filter(({ state }) => state !== 'ASKED')} />
      <More
        says="Show more transfers"
        pageInfo={data?.transfers.pageInfo}
        loading={loading}
        onMore={(after) =>
          void fetchMore({ variables: { ...variables, after }, updateQuery: behind('transfers') })
        }
      />
    </>
  );
}

function Waiting({ transfers }: { transfers: readonly Transfer[] }) {
  const waiting = transfers.filter(({ state }) => state === 'ASKED');
  const ofSide = (side: Transfer['side']) => waiting.filter((one) => one.side === side);
  return (
    <>
      <List title="You are asked" of={ofSide('IS_ASKED')}>
        {(transfer) => (
          <Group gap="xs">
            <TakeOn transfer={transfer} />
            <DeclineTransfer transfer={transfer} />
          </Group>
        )}
      </List>
      <List title="You asked" of={ofSide('ASKS')}>
        {(transfer) => (
          <Group>
            <WithdrawTransfer transfer={transfer} />
          </Group>
        )}
      </List>
      <List title="Transfers that wait for an answer" of={ofSide('HUB')}>
        {(transfer) => (
          <Group>
            <WithdrawTransfer transfer={transfer} />
          </Group>
        )}
      </List>
    </>
  );
}

function List({
  title,
  of,
  children,
}: {
  title: string;
  of: readonly Transfer[];
  children?: (transfer: Transfer) => ReactNode;
}) {
  if (of.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={classes.list}>
        {of.map((transfer) => (
          <TransferItem key={transfer.id} transfer={transfer}>
            {children?.(transfer)}
          </TransferItem>
        ))}
      </ul>
    </Panel>
  );
}
