import { useId } from 'react';
import { count } from './count.js';
import classes from './states.module.css';

interface ProgressBarProps {
  done: number;
  total: number;
  /** What is going on: 'Splitting claims'. */
  label: string;
  /** What is counted: 'claim'. */
  unit?: string;
}

/** How far a long job is; what it shows comes from the server, so it survives a reload. */
export function ProgressBar({ done, total, label, unit = 'step' }: ProgressBarProps) {
  const id = useId();
  return (
    <div className={classes.progress}>
      <div className={classes.progressWords}>
        <label htmlFor={id}>{label}</label>
        <span>
          {total === 0 ? 'Getting ready' : `${done.toLocaleString('en-GB')} of ${count(total, unit)}`}
        </span>
      </div>
      {total === 0 ? <progress id={id} /> : <progress id={id} value={done} max={total} />}
    </div>
  );
}
