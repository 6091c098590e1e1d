import { Checkbox, Modal } from '@mantine/core';
import classes from './desk.module.css';
import type { Keys } from './use-keys.js';

/** The keys of a desk, and the switch that turns them off. */
export function KeysHelp({ of }: { of: Keys }) {
  return (
    <Modal
      opened={of.helps}
      onClose={() => of.help(false)}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className={classes.keys}>
        {of.list.map(({ key, does }) => (
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
        checked={of.on}
        onChange={(event) => of.switchTo(event.currentTarget.checked)}
      />
    </Modal>
  );
}
