import { Icon } from '../ui/icons.js';
import classes from './balance.module.css';
import type { ReadDraft } from './funding-draft.js';

/** Whether the contributions cover every price, said while one types. */
export function Balance({ of: { wrong, balance } }: { of: ReadDraft }) {
  const first = wrong[0];
  const state = first ? 'open' : balance ? 'off' : 'balanced';
  return (
    <div className={classes.balance} data-state={state} aria-live="polite">
      <Icon name={state === 'balanced' ? 'done' : state === 'off' ? 'alert' : 'wait'} />
      <div>
        <strong>
          {state === 'balanced'
            ? 'It balances'
            : state === 'off'
              ? 'It does not balance'
              : 'Not complete yet'}
        </strong>
        <p>
          {state === 'balanced'
            ? 'Every price is paid whole, for every outcome, anchor organisation and cohort. Caps are not counted here.'
            : (balance?.message ?? first?.message)}
        </p>
      </div>
    </div>
  );
}
