import { Checkbox, Modal } from '@mantine/core';
import type { KeyOf } from './keys.js';
import classes from './verification.module.css';

interface KeysHelpProps {
  keys: readonly KeyOf[];
  opened: boolean;
  onClose: () => void;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

/** The keys of a queue, and the switch that turns them off. */
export function KeysHelp({ keys, opened, onClose, on, onSwitch }: KeysHelpProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={classes.keys}>
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((part) => (
                <kbd key={part} className={classes.key}>
                  {part}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="Use these keys"
        description="They do nothing while you type"
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </Modal>
  );
}
