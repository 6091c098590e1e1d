import { Progress } from '@mantine/core';
import { StateBadge } from '../ui/state-badge.js';
import type { MilestoneFacts } from './milestone-queries.js';
import { MILESTONE_STATE_WORDS } from './milestone-words.js';
import classes from './milestones.module.css';

const UNITS = { DAYS: 'days', FULL_TIME_WEEKS: 'full-time weeks' } as const;
const COUNTING = ['RUNNING', 'PAUSED', 'DUE'];

/**
 * Where a milestone stands, why (unless the step before has said it), and how much of it is done; of one that is
 * claimed, only what speaks against it.
 */
export function Standing({ milestone, saysWhy }: { milestone: MilestoneFacts; saysWhy: boolean }) {
  const { state, reason, doubt, progress, title } = milestone;
  if (state === 'CLAIMED') return doubt ? <span className={classes.doubt}>{doubt}</span> : null;
  const { name, tone } = MILESTONE_STATE_WORDS[state];
  const [done, whole] = [Number(progress.done), Number(progress.of)];
  const words = `${progress.done} of ${progress.of} ${UNITS[progress.unit]}`;
  return (
    <span className={classes.standing}>
      <span>
        <StateBadge tone={tone}>{name}</StateBadge>
      </span>
      {saysWhy ? <span>{reason}</span> : null}
      {COUNTING.includes(state) && whole > 0 ? (
        <span className={classes.progress}>
          <Progress
            value={(100 * done) / whole}
            className={classes.bar ?? ''}
            aria-label={`${title}: ${words}`}
          />
          <span>{words}</span>
        </span>
      ) : null}
    </span>
  );
}
