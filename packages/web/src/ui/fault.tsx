import { Button } from '@mantine/core';
import { faultText } from './fault-text.js';
import classes from './states.module.css';

/** Something that should have worked did not: says so in words and offers to try again. */
export function Fault({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const message = faultText(error);
  return (
    <div className={classes.fault} role="alert">
      <p>
        <strong>This could not be loaded.</strong>
      </p>
      <p>{message}</p>
      {onRetry ? (
        <Button variant="default" mt="sm" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
