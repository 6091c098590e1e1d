import { Link } from 'react-router';
import classes from './refer.module.css';
import type { FormStep } from './use-steps.js';

interface StepListProps {
  steps: readonly FormStep[];
  at: number;
  reached: number;
  addressOf: (key: string) => string;
}

/** The steps of a form beside it: those that were come to can be gone back to. */
export function StepList({ steps, at, reached, addressOf }: StepListProps) {
  const isAnswered = reached === steps.length - 1;
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map(({ key, name }, nth) => (
        <li key={key} aria-current={nth === at ? 'step' : undefined} data-done={nth < at || isAnswered}>
          {nth !== at && nth <= reached ? <Link to={{ search: addressOf(key) }}>{name}</Link> : name}
        </li>
      ))}
    </ol>
  );
}
