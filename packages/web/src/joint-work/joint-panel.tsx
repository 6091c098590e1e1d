import { useQuery } from '@apollo/client/react';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useMay, usePlace, useViewer } from '../app/viewer.js';
import classes from '../between-providers/between-providers.module.css';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import { AskForJointWork } from './ask-joint.js';
import { EndJoint, WithdrawJoint } from './end-joint.js';
import { JointItem } from './joint-item.js';
import { PARTICIPANT_JOINT_WORKS } from './joint-queries.js';
import { isOver } from './joint-words.js';

interface JointPanelProps {
  participantId: string;
  /** whether the viewer works with them now, and support goes on */
  goesOn: boolean;
  providerId: string | null;
  linkWorkerId: string | null;
}

/** Who works with this person beside the provider that supports them; and asking another provider to. */
export function JointPanel(props: JointPanelProps) {
  const may = useMay();
  return may('participantJointWorks') ? <JointWorks {...props} /> : null;
}

function JointWorks({ participantId, goesOn, providerId, linkWorkerId }: JointPanelProps) {
  const may = useMay();
  const { held } = usePlace();
  const { viewer } = useViewer();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(PARTICIPANT_JOINT_WORKS, { variables: { participantId } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const works = data.participantJointWorks;
  const manages = held.some(
    ({ role, organisationId }) => role === 'PROVIDER_MANAGER' && organisationId === providerId,
  );
  const isTheirs = manages || linkWorkerId === viewer.id;
  const asks = may('askForJointWork') && goesOn && isTheirs;
  if (works.length === 0 && !asks) return null;
  const over = works.filter(isOver);
  const going = works.filter((work) => !isOver(work));
  return (
    <Panel
      title="Joint work"
      folded={going.some(({ state }) => state === 'ASKED') ? undefined : String(going.length || 'none')}
      actions={
        asks ? (
          <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
            Ask another provider to join
          </Button>
        ) : undefined
      }
    >
      {works.length === 0 ? (
        <p className={classes.soft}>Nobody of another provider works with them beside yours.</p>
      ) : null}
      {going.length > 0 ? (
        <ul className={classes.list}>
          {going.map((work) => (
            <JointItem key={work.id} work={work} nameless>
              <span>{work.state === 'ASKED' ? <WithdrawJoint work={work} /> : <EndJoint work={work} />}</span>
            </JointItem>
          ))}
        </ul>
      ) : null}
      {over.length > 0 ? (
        <details>
          <summary>Joint work that is over</summary>
          <ul className={classes.list}>
            {over.map((work) => (
              <JointItem key={work.id} work={work} nameless />
            ))}
          </ul>
        </details>
      ) : null}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Ask another provider to join"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? (
          <AskForJointWork
            participantId={participantId}
            providerId={providerId}
            onDone={() => setOpen(false)}
          />
        ) : null}
      </Modal>
    </Panel>
  );
}
