import { JOB_STATE_WORDS } from '../app/words.js';
import { StateBadge } from '../ui/state-badge.js';
import type { RunFacts } from './run-queries.js';

/** Where a run stands: at work, then waiting for the commissioner, then authorised. */
export function RunState({ run }: { run: RunFacts }) {
  if (run.state !== 'DONE')
    return <StateBadge tone={JOB_STATE_WORDS[run.state].tone}>{JOB_STATE_WORDS[run.state].name}</StateBadge>;
  if (run.kind === 'OPENING') return <StateBadge tone="good">Paid before</StateBadge>;
  return run.authorisedAt ? (
    <StateBadge tone="good">Authorised</StateBadge>
  ) : (
    <StateBadge tone="needs">To authorise</StateBadge>
  );
}
