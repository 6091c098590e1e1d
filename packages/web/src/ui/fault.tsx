import { Button } from '@mantine/core';
import { faultText, isForbidden } from './fault-text.js';
import classes from './states.module.css';

/** Something that should have worked did not: says so in words and offers to try again. */
export function Fault({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (isForbidden(error)) {
    return (
      <div className={classes.fault} role="alert">
        <p>
          <strong>This is for other roles.</strong>
        </p>
        <p>Nothing is wrong. Ask the backbone organisation if it is your work.</p>
      </div>
    );
  }
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
