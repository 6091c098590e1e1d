import { useQuery } from '@apollo/client/react';
import { Button, Modal } from '@mantine/core';
import { circumstanceKind } from '@weft/shared';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { DateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import classes from './changes.module.css';
import { CircumstanceForm, type Sustained } from './circumstance-form.js';
import { CIRCUMSTANCES, type Circumstance } from './circumstance-queries.js';

interface ChangesPanelProps {
  participantId: string;
  /** whether the viewer works with them now */
  goesOn: boolean;
  milestones: readonly {
    readonly after: string;
    readonly afterTitle: string;
    readonly countsHours: boolean;
  }[];
}

/** What changed in somebody's life, and a quick entry of what changes now. */
export function ChangesPanel(props: ChangesPanelProps) {
  const may = useMay();
  return may('circumstances') ? <Changes {...props} /> : null;
}

const titleOf = ({ kind }: Circumstance): string => circumstanceKind(kind)?.title ?? kind;

function Changes({ participantId, goesOn, milestones }: ChangesPanelProps) {
  const may = useMay();
  const [open, setOpen] = useState<Circumstance | 'new' | null>(null);
  const { data, error, refetch } = useQuery(CIRCUMSTANCES, { variables: { participantId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const writes = may('recordCircumstance') && goesOn;
  const changes = data.circumstances;
  if (changes.length === 0 && !writes) return null;
  return (
    <Panel
      title="Changes in their life"
      folded={changes.length === 0 ? 'none' : String(changes.length)}
      actions={
        writes ? (
          <Button variant="default" size="compact-md" onClick={() => setOpen('new')}>
            Something changed
          </Button>
        ) : undefined
      }
    >
      {changes.length === 0 ? (
        <p className={classes.soft}>A move, a job, school, custody: what changes stands here with its day.</p>
      ) : (
        <ul className={classes.list}>
          {changes.map((change) => (
            <li key={change.id}>
              <span>
                {titleOf(change)}, <DateText of={change.on} />
              </span>
              {change.words ? <span className={classes.soft}>{change.words}</span> : null}
              {writes ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Correct: ${titleOf(change)}, ${change.on}`}
                  onClick={() => setOpen(change)}
                >
                  Correct
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? 'Something changed' : 'Correct what changed'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? (
          <CircumstanceForm
            participantId={participantId}
            sustains={sustainedOf(milestones)}
            corrects={open === 'new' ? null : open}
            onDone={() => setOpen(null)}
          />
        ) : null}
      </Modal>
    </Panel>
  );
}

/** The outcomes that the milestones count from, each once. */
const sustainedOf = (milestones: ChangesPanelProps['milestones']): Sustained[] =>
  [...new Set(milestones.map(({ after }) => after))].map((code) => {
    const own = milestones.filter(({ after }) => after === code);
    return {
      code,
      title: own[0]?.afterTitle ?? code,
      countsHours: own.some(({ countsHours }) => countsHours),
    };
  });
