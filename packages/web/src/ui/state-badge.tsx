import { Icon, type IconName } from './icons.js';
import classes from './state-badge.module.css';

/** needs = somebody must act; going = on its way; good = done; stopped = ended badly; quiet = nothing to do. */
export type Tone = 'needs' | 'going' | 'good' | 'stopped' | 'quiet';

const SIGNS: Record<Tone, IconName> = {
  needs: 'alert',
  going: 'wait',
  good: 'done',
  stopped: 'stop',
  quiet: 'dash',
};

/** A state in words, with a sign and a tint: never by colour alone. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon name={SIGNS[tone]} size={15} strokeWidth={2.25} />
      {children}
    </span>
  );
}
