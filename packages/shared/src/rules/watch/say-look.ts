import type { JudgedLook } from './judge-look.js';
import type { WatchCount } from './rows.js';

/** What a manager would say of one look: what was seen, what it would be elsewhere, and whether chance explains it. */
export function sayLook(look: JudgedLook, isMarked: boolean): string {
  const verdict = isMarked
    ? 'Chance does not explain the difference.'
    : 'Chance alone can make a difference of this size.';
  return [`${saySeen(look)}.`, verdict, sayNotCompared(look)].filter((one) => one !== '').join(' ');
}

function saySeen(look: JudgedLook): string {
  const { subject, question, count, people, seen } = look;
  const elsewhere = about(look.expected);
  const all = peopleIn(people, question === 'COMPLEX');
  if (subject.kind === 'HUB')
    return `The hub declined ${number(seen)} of the ${all} who were referred; had it declined them as it did others of the same age and source, it would have been ${elsewhere}`;
  if (question === 'COMPLEX_SHARE')
    return `Of the ${peopleIn(people, false)} that ${subject.kind === 'PROVIDER' ? subject.provider.name : subject.source.name} declined, ${number(seen)} had complex circumstances; if it chose as the other providers do, it would have been ${elsewhere}`;
  if (subject.kind === 'PROVIDER')
    return count === 'declined'
      ? `${subject.provider.name} declined ${number(seen)} of the ${all} it was offered; the other providers would have declined ${elsewhere} of people like these`
      : `Of the ${all} offered to ${subject.provider.name}, ${number(seen)} ${DID[count]}; with the other providers ${elsewhere} of people like these would have`;
  const who = `the ${all} whom ${subject.source.name} referred`;
  if (subject.kind === 'SOURCE_AT_HUB' && count === 'declined')
    return `The hub declined ${number(seen)} of ${who}; of people like these from elsewhere it would have declined ${elsewhere}`;
  const where = subject.kind === 'SOURCE_AT_HUB' ? '' : ' and who were offered to providers';
  return count === 'declined'
    ? `Providers declined ${number(seen)} of ${who}${where}; of people like these from elsewhere they would have declined ${elsewhere}`
    : `Of ${who}${where}, ${number(seen)} ${DID[count]}; of people like these from elsewhere ${elsewhere} would have`;
}

const DID: Record<Exclude<WatchCount, 'declined'>, string> = {
  waited: 'waited longer than the guide',
  started: 'started',
};

const about = (expected: number): string =>
  expected === 0 ? 'none' : expected < 1 ? 'fewer than 1' : `about ${number(Math.round(expected))}`;

const NUMBER = new Intl.NumberFormat('en-GB');
const number = (count: number): string => NUMBER.format(count);

const peopleIn = (count: number, areComplex: boolean): string =>
  `${number(count)} ${count === 1 ? 'person' : 'people'}${areComplex ? ' with complex circumstances' : ''}`;

function sayNotCompared({ notCompared, question }: JudgedLook): string {
  if (notCompared === 0) return '';
  const who =
    question === 'COMPLEX_SHARE' ? `${number(notCompared)} more declined` : `${number(notCompared)} more`;
  return `${who} could not be compared, since there was nobody like them elsewhere.`;
}
