import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icons.js';
import classes from './desk.module.css';

interface DeskProps {
  narrow: boolean;
  /** The list, and what belongs to it; on a narrow screen it is left for what is looked at. */
  side: ReactNode;
  onOpen: (id: string | null) => void;
  onStep: (by: 1 | -1) => void;
  /** What is looked at; null while nothing is open. */
  children: ReactNode;
}

/** A list that people work through, and what they look at beside it. */
export function Desk({ narrow, side, onOpen, onStep, children }: DeskProps) {
  return (
    <div className={classes.desk}>
      {narrow && children ? null : <div className={classes.side}>{side}</div>}
      {children ? (
        <div className={classes.main}>
          {narrow ? <Steps onOpen={onOpen} onStep={onStep} /> : null}
          {children}
        </div>
      ) : null}
    </div>
  );
}

/** Where there is no list beside it and no keyboard. */
function Steps({ onOpen, onStep }: Pick<DeskProps, 'onOpen' | 'onStep'>) {
  return (
    <Group justify="space-between" mb="md" gap="xs">
      <Button variant="default" leftSection={<Icon name="back" size={16} />} onClick={() => onOpen(null)}>
        All
      </Button>
      <Group gap="xs">
        <Button variant="default" leftSection={<Icon name="previous" size={16} />} onClick={() => onStep(-1)}>
          Previous
        </Button>
        <Button variant="default" rightSection={<Icon name="next" size={16} />} onClick={() => onStep(1)}>
          Next
        </Button>
      </Group>
    </Group>
  );
}
