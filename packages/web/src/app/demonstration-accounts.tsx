import { parseRole } from '@weft/shared';
import type { DemonstrationAccount } from './auth.js';
import classes from './demonstration-accounts.module.css';
import { rolesText } from './words.js';

interface DemonstrationAccountsProps {
  of: readonly DemonstrationAccount[];
  /** The email address that stands in the form. */
  chosen: string;
  onChoose: (account: DemonstrationAccount) => void;
}

/** The demonstration's people, grouped by partnership; all invented. */
export function DemonstrationAccounts({ of, chosen, onChoose }: DemonstrationAccountsProps) {
  const groups = new Map<string, DemonstrationAccount[]>();
  for (const account of of) {
    const name = account.partnership ?? 'The installation';
    groups.set(name, [...(groups.get(name) ?? []), account]);
  }
  return (
    <section className={classes.accounts} aria-labelledby="demonstration">
      <h2 id="demonstration">Demonstration accounts</h2>
      <p className={classes.lead}>
        Choose who to be; it fills in the form. The people and records are invented.
      </p>
      {[...groups].map(([partnership, accounts]) => (
        <div key={partnership} className={classes.group}>
          <h3>{partnership}</h3>
          <ul>
            {accounts.map((account) => (
              <li key={account.email}>
                <button
                  type="button"
                  aria-pressed={account.email === chosen}
                  onClick={() => onChoose(account)}
                >
                  <span className={classes.role}>{whatOf(account)}</span>
                  <span className={classes.name}>{account.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function whatOf({ roles }: DemonstrationAccount): string {
  const known = roles.map(parseRole).filter((role) => role !== null);
  return known.length > 0 ? rolesText(known) : 'Operator';
}
