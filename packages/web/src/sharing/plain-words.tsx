import { byTitle } from '../ui/by-title.js';
import { DateText } from '../ui/date-text.js';
import classes from './sharing.module.css';
import type { Agreement } from './sharing-queries.js';
import {
  BASIS_WORDS,
  daysInWords,
  FORM_WORDS,
  fieldsInWords,
  kindInWords,
  PROOF_WORDS,
} from './sharing-words.js';

/** An agreement as one would tell it to somebody whom it is about. */
export function PlainWords({ agreement }: { agreement: Agreement }) {
  const { parties, people, evidence } = agreement;
  const givers = parties.filter(({ supplies }) => supplies).map(({ name }) => name);
  const named = people.filter(({ endedAt }) => endedAt === null).length;
  return (
    <dl className={classes.told}>
      <dt>Why</dt>
      <dd className={classes.typed}>{agreement.purpose}</dd>
      <dt>What is shared</dt>
      <dd>
        <p>
          {kindInWords(agreement.kind, agreement.form)} {inWords(givers)}{' '}
          {givers.length === 1 ? 'sends' : 'send'} them. {FORM_WORDS[agreement.form].help}
        </p>
        <p>People are recognised by: {fieldsInWords(agreement.compares).toLowerCase()}.</p>
        <p>
          {agreement.receives.length > 0
            ? `Of a record we take in: ${fieldsInWords(agreement.receives).toLowerCase()}. Nothing else of it is kept.`
            : agreement.form === 'ENCODED'
              ? 'Of a record nothing comes in but its codes.'
              : 'Of a record we take in nothing else.'}
        </p>
      </dd>
      <dt>Under which law</dt>
      <dd>
        <p>{agreement.legalGateway}</p>
        <p>{BASIS_WORDS[agreement.lawfulBasis]}.</p>
      </dd>
      <dt>Who sees it</dt>
      <dd>
        {named === 0
          ? 'Nobody is named to look at what is matched.'
          : `${named === 1 ? 'One person' : `${named} people`} of this partnership, by name. Each look is written down.`}{' '}
        Only people who were told of it are matched, and nobody who took it back.
      </dd>
      <dt>Until when</dt>
      <dd>
        From <DateText of={agreement.startsOn} /> to <DateText of={agreement.expiresOn} />, that day included.
      </dd>
      <dt>What it proves</dt>
      <dd>
        {evidence.length === 0 ? (
          'No outcome is claimed because of it.'
        ) : (
          <ul>
            {byTitle(evidence).map(({ outcomeCode, title, proves }) => (
              <li key={outcomeCode}>
                {title}: {PROOF_WORDS[proves]}. The provider decides whether to claim it.
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>What happens afterwards</dt>
      <dd>
        Each file is deleted {daysInWords(agreement.keepDays)} after it came, and all of them when the
        agreement is over. What was claimed because of it stays with the claim.
      </dd>
    </dl>
  );
}

/** 'The tax office and the council' */
function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? 'Nobody';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
