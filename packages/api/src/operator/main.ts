import { text } from 'node:stream/consumers';
import {
  asOwner,
  BackupError,
  DemonstrationError,
  ensureRoles,
  InstallationError,
  MatchingError,
  migrate,
  migrationState,
  passwordsOf,
  readSettings,
  type Settings,
  SettingsError,
} from '@weft/shared/server';
import { addUser } from './add-user.js';
import { backUp, restore } from './back-up.js';
import { loadDemo } from './load-demo.js';
import { match } from './match.js';
import { OperatorError } from './operator-error.js';
import { readAddUser } from './read-add-user.js';
import { readResetSecondFactor, resetSecondFactor } from './reset-second-factor.js';
import { readExpected, verifyAudits } from './verify-audits.js';
import { verifyLedgers } from './verify-ledgers.js';

const HELP = `npm run weft -- <command>

  add-user --email ADDRESS --name NAME [--password-stdin] [--operator]
           [--partnership SLUG --organisation NAME --role ROLE ...]
      Adds a person who can sign in at once. Makes the organisation where the partnership has none of that
      name. An address that has an account gains the membership and keeps its password.
      The password is read from standard input: printf %s "$PASSWORD" | npm run weft -- add-user ...
  reset-second-factor --email ADDRESS
      Takes away the second factor and the recovery codes of somebody who has lost both, and ends their sessions.
      First make sure that it is them who asks.
  migrate
      Brings the database up to this version.
  demo load
      Loads the demonstration partnerships into an empty database.
  backup FILE
      Writes every row and every evidence file, as of now, to one new file. Weft may go on running.
  restore FILE
      Makes an empty database what it was when the backup was made, and brings it up to this version.
  verify-ledger
      Adds up anew what was billed, paid and split in every partnership, and says what does not balance.
  verify-audit [--expect SLUG:NUMBER:HASH ...]
      Works out every partnership's audit trail anew and says what was altered, removed or put elsewhere. Prints
      the number and hash of each last entry: kept elsewhere, and expected the next time, they show that nothing
      was taken off the end.
  match --left A.csv [--right B.csv] --id COLUMN --settings FILE|auto --out pairs.csv
      Finds the same people in two files, or people who stand twice in one, without a database. COLUMN tells one row
      from another. auto chooses by what the columns are called and hold; what was used is written beside the pairs
      (pairs.settings.json), to be changed and given back. Files that weft-encode wrote are taken as they are, without
      --id: see docs/encoding.md.
`;

type Command = (
  settings: Settings & { readonly databaseUrl: string },
  args: readonly string[],
) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  'add-user': async (settings, args) => {
    const input = readAddUser(args);
    await mustBeMigrated(settings.databaseUrl);
    // A line's end is what the terminal or echo put there.
    const password = input.passwordFromStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : null;
    const { email, isNew, organisation } = await addUser(settings, input, password);
    const made =
      organisation === 'MADE' ? ` The organisation ${input.membership?.organisation} was made.` : '';
    say(`${email} ${isNew ? 'can sign in now' : 'had an account, which stays as it was'}.${made}`);
  },
  'reset-second-factor': async (settings, args) => {
    const email = readResetSecondFactor(args);
    await mustBeMigrated(settings.databaseUrl);
    const had = await resetSecondFactor(settings, email);
    say(
      had
        ? `${email} has no second factor now, and is signed out everywhere.`
        : `${email} had no second factor. Signed out everywhere all the same.`,
    );
  },
  migrate: async (settings) => {
    await ensureRoles(settings.databaseUrl, passwordsOf(settings));
    const ran = await migrate(settings.databaseUrl);
    say(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}.`);
  },
  demo: async (settings, [what, ...rest]) => {
    if (what !== 'load' || rest.length > 0) throw new OperatorError('It is called "demo load".');
    await mustBeMigrated(settings.databaseUrl);
    await loadDemo(settings, say);
  },
  backup: async (settings, args) => {
    if (!(await backUp(settings, args, say))) process.exitCode = 1;
  },
  restore: async (settings, args) => {
    await ensureRoles(settings.databaseUrl, passwordsOf(settings));
    await restore(settings, args, say);
  },
  'verify-ledger': async (settings) => {
    await mustBeMigrated(settings.databaseUrl);
    if (!(await verifyLedgers(settings, say))) process.exitCode = 1;
  },
  'verify-audit': async (settings, args) => {
    const expected = readExpected(args);
    await mustBeMigrated(settings.databaseUrl);
    if (!(await verifyAudits(settings, expected, say))) process.exitCode = 1;
  },
};

async function mustBeMigrated(ownerUrl: string): Promise<void> {
  const state = await asOwner(ownerUrl, (client) => migrationState(client));
  if (state === 'BEHIND') throw new OperatorError('The database is not up to date: npm run weft -- migrate.');
  if (state === 'NEWER') throw new OperatorError('The database was made by a newer version of Weft.');
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || [name, ...args].some((word) => word === '--help' || word === '-h'))
    return say(HELP);
  if (name === 'match') return match(args, say);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw new OperatorError(`There is no command "${name}"; see npm run weft -- --help.`);
  const settings = readSettings();
  const { databaseUrl } = settings;
  if (databaseUrl === null)
    throw new OperatorError('DATABASE_URL is missing: start this through npm run weft.');
  await command({ ...settings, databaseUrl }, args);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((fault: unknown) => {
  const isKnown = [
    OperatorError,
    BackupError,
    DemonstrationError,
    InstallationError,
    MatchingError,
    SettingsError,
  ].some((kind) => fault instanceof kind);
  const line = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(`Weft: ${isKnown ? line : `it did not work: ${line.split('\n')[0]}`}\n`);
  process.exitCode = 1;
});
