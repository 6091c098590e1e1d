import { Button } from '@mantine/core';
import { formatLoad } from '@weft/shared';
import { type Column, DataTable } from '../ui/data-table.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { STRAIN_WORDS } from './caseload-words.js';
import classes from './caseloads.module.css';
import type { Trial } from './guide-queries.js';

type Row = Trial['workers'][number];
type Standing = Row['before'];

const standing = ({ load, room, percent, level }: Standing) => (
  <>
    <span className={classes.load}>
      {formatLoad(load)} of {formatLoad(room)}
      {percent === null || percent === undefined ? '' : `, ${percent}\u00a0%`}
    </span>
    <StateBadge tone={STRAIN_WORDS[level].tone}>{STRAIN_WORDS[level].name}</StateBadge>
  </>
);

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'worker',
    header: 'Link worker',
    primary: true,
    cell: ({ worker }) => worker.name,
    sortBy: ({ worker }) => worker.name,
    sorts: 'text',
  },
  { key: 'provider', header: 'Provider', cell: ({ provider }) => provider.name },
  {
    key: 'before',
    header: 'By the guide now',
    cell: ({ before }) => standing(before),
    sortBy: ({ before }) => before.percent ?? -1,
    sorts: 'figures',
  },
  {
    key: 'after',
    header: 'By the changed one',
    cell: ({ after }) => standing(after),
    sortBy: ({ after }) => after.percent ?? -1,
    sorts: 'figures',
  },
];

interface GuideTrialProps {
  trial: Trial;
  saving: boolean;
  onSave: () => Promise<void>;
}

/** What the changed guide would say of the present workers; those whose share or standing it changes stand in the table. */
export function GuideTrial({ trial, saving, onSave }: GuideTrialProps) {
  const changed = trial.workers.filter(
    ({ before, after }) => before.level !== after.level || before.percent !== after.percent,
  );
  return (
    <Panel title="Tried on present figures">
      <p className={classes.summary} role="status">
        {trial.sentence} Nothing is saved yet.
      </p>
      {changed.length > 0 ? (
        <DataTable
          caption="Now and by the changed guide"
          columns={COLUMNS}
          rows={changed}
          rowKey={({ worker, provider }) => `${provider.id} ${worker.id}`}
          sortName="tried"
          unit={['link worker', 'link workers']}
          empty={null}
        />
      ) : null}
      <Button loading={saving} onClick={() => void onSave()} mt="md">
        Save this guide
      </Button>
    </Panel>
  );
}
