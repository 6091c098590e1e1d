import { Button, CopyButton } from '@mantine/core';
import { Fragment } from 'react';
import classes from './encoding.module.css';

/** A command to be typed, or copied; a long one goes on in the next line before an option, never within one. */
export function Command({ text, what }: { text: string; what: string }) {
  return (
    <div className={classes.command}>
      <pre>
        <code>
          {text.split(/ (?=--)/).map((part, nth) => (
            <Fragment key={part}>
              {nth > 0 ? ' ' : ''}
              <span>{part}</span>
            </Fragment>
          ))}
        </code>
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-sm"
            onClick={copy}
            aria-label={`${copied ? 'Copied' : 'Copy'}: ${what}`}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
