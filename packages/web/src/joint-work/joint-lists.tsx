import { useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../between-providers/between-providers.module.css';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { More } from '../ui/more.js';
import { behind } from '../ui/next-page.js';
import { Panel } from '../ui/panel.js';
import { DeclineJoint, EndJoint, WithdrawJoint } from './end-joint.js';
import { JointItem } from './joint-item.js';
import { JOINT_WORKS, type JointWork } from './joint-queries.js';
import { isOver } from './joint-words.js';
import { Agree, NameAnother } from './name-worker.js';

const AT_ONCE = 50;

/** Where another provider works beside the one that supports somebody: what waits for an answer, what goes on, what is over. */
export function JointLists() {
  const variables = { first: AT_ONCE, after: null };
  const { data, error, refetch, fetchMore, loading } = useQuery(JOINT_WORKS, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the joint work" />;
  const works = data.jointWorks.edges.map(({ node }) => node);
  const waiting = works.filter(({ state }) => state === 'ASKED');
  return (
    <>
      <List title="You are asked to work jointly" of={waiting.filter(({ side }) => side === 'BESIDE')}>
        {(work) => (
          <>
            <Agree work={work} />
            <DeclineJoint work={work} />
          </>
        )}
      </List>
      <List title="Joint work that waits for an answer" of={waiting.filter(({ side }) => side !== 'BESIDE')}>
        {(work) => <WithdrawJoint work={work} />}
      </List>
      <List title="Joint work" of={works.filter(({ state }) => state === 'AGREED')}>
        {(work) => (
          <>
            {work.side === 'BESIDE' ? <NameAnother work={work} /> : null}
            <EndJoint work={work} />
          </>
        )}
      </List>
      <List title="Joint work that is over" of={works.filter(isOver)} />
      <More
        says="Show more joint work"
        pageInfo={data.jointWorks.pageInfo}
        loading={loading}
        onMore={(after) =>
          void fetchMore({ variables: { ...variables, after }, updateQuery: behind('jointWorks') })
        }
      />
    </>
  );
}

function List({
  title,
  of,
  children,
}: {
  title: string;
  of: readonly JointWork[];
  children?: (work: JointWork) => ReactNode;
}) {
  if (of.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={classes.list}>
        {of.map((work) => (
          <JointItem key={work.id} work={work}>
            {children ? <Group gap="xs">{children(work)}</Group> : null}
          </JointItem>
        ))}
      </ul>
    </Panel>
  );
}
