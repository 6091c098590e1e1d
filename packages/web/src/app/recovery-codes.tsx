import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../ui/icons.js';
import classes from './recovery-codes.module.css';

const HEADING = 'Recovery codes for Weft';

/** The codes for when the telephone is lost: shown once, to be kept elsewhere. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const download = (): void => {
    const words = `${HEADING}\r\nEach works once, in place of a code from the app.\r\n\r\n${codes.join('\r\n')}\r\n`;
    const address = URL.createObjectURL(new Blob([words], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'weft-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Stack>
      <p ref={title} tabIndex={-1} style={{ outline: 'none' }}>
        <strong>Keep these recovery codes now: they are not shown again.</strong> Each works once, when you do
        not have your telephone. Keep them away from it, on paper or with your passwords.
      </p>
      <div className={classes.sheet}>
        <h2 className={classes.heading}>{HEADING}</h2>
        <ul className={classes.list} aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <Group>
        <Button variant="default" leftSection={<Icon name="download" />} onClick={download}>
          Download
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
      </Group>
      <div>
        <Button onClick={onKept}>I have kept them</Button>
      </div>
    </Stack>
  );
}
