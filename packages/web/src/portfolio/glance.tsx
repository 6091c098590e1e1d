import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { Panel } from '../ui/panel.js';
import { PORTFOLIO } from './portfolio-queries.js';
import { Totals } from './totals.js';

/** What a funder comes for, on its first page: what was paid, what is still to come, and where to look closer. */
export function PortfolioGlance() {
  const to = useTo();
  const { data } = useQuery(PORTFOLIO);
  return (
    <Panel title="What you pay for">
      {data ? <Totals rows={data.portfolio} /> : null}
      <Group mt="md">
        <Button component={Link} to={to('portfolio')}>
          My partnerships
        </Button>
        <Button component={Link} to={to('money/shares')} variant="default">
          My share here
        </Button>
        <Button component={Link} to={to('money/statements')} variant="default">
          Statements
        </Button>
      </Group>
    </Panel>
  );
}
