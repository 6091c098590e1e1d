import { say } from './say.mjs';

/** Says where Weft is and, in demonstration mode, who may sign in. */
export function announce(address, { demonstration = false, accounts = [], password = '' }) {
  say();
  say(`Weft is ready: ${address}`);
  if (demonstration && accounts.length > 0) {
    say();
    say(`Demonstration accounts (password: ${password})`);
    const width = Math.max(...accounts.map(({ email }) => email.length));
    let partnership = null;
    for (const account of accounts) {
      if (account.partnership !== partnership) say(`  ${account.partnership ?? 'No partnership'}`);
      partnership = account.partnership;
      say(`    ${account.email.padEnd(width)}  ${(account.roles ?? []).join(', ')}`);
    }
  }
  say();
  say('Ctrl C stops everything.');
}
