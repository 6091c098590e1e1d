import { Button, CopyButton } from '@mantine/core';
import classes from './encoding.module.css';

/** A command to be typed, or copied. */
export function Command({ text, what }: { text: string; what: string }) {
  return (
    <div className={classes.command}>
      <pre>
        <code>{text}</code>
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" size="compact-sm" onClick={copy} aria-label={`Copy: ${what}`}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
