import { HIDDEN_SIGN } from '@weft/shared';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import type { Measures, Seen, Spread } from './measures-queries.js';

/** Stands for a hidden count in tables, pictures and files; the head of the page says what it is. */
export const NOT_SHOWN = HIDDEN_SIGN;

/** A count in a table: rounded ones say so at the head of the page. */
export const countText = (number: number | null | undefined): string =>
  number == null ? NOT_SHOWN : number.toLocaleString('en-GB');

const days = (number: number): string => count(number, 'day');

/** '260 people', 'about 260 people', 'some people' */
export function people(number: number | null | undefined, isSuppressed: boolean): string {
  if (number == null) return 'some people';
  return `${isSuppressed && number > 0 ? 'about ' : ''}${count(number, 'person', 'people')}`;
}

export const betweenText = ({ from, to }: Pick<Measures, 'from' | 'to'>): string =>
  `between ${dateText(from)} and ${dateText(to)}`;

/** 'Half of them waited 21 days or less, nine of ten at most 64.' */
export function spreadText({ median, ninetieth }: Spread, did: string): string {
  if (median == null) return '';
  const most = ninetieth == null ? '' : `, nine of ten at most ${days(ninetieth)}`;
  return ` Half of them ${did} ${days(median)} or less${most}.`;
}

/** A change of less than this many days a month is no trend. */
const LEAST_CHANGE = 0.25;

function trendText(trend: number | null | undefined): string {
  if (trend == null) return '';
  if (Math.abs(trend) < LEAST_CHANGE) return ' Over these months the middle wait has stayed about the same.';
  const change = Math.abs(trend).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return ` Month by month the middle wait has ${trend > 0 ? 'grown' : 'fallen'} by about ${change} ${change === '1' ? 'day' : 'days'}.`;
}

export function startedSentence(measures: Measures): string {
  const { started, trend, isSuppressed } = measures;
  if (started.count === 0) return `Support started for nobody ${betweenText(measures)}.`;
  return `Support started for ${people(started.count, isSuppressed)} ${betweenText(measures)}.${spreadText(started, 'waited')}${trendText(trend)}`;
}

export function waitingSentence({ waiting, longestWait, isSuppressed }: Measures): string {
  const counts = waiting.map((band) => band.count);
  if (counts.every((one) => one === 0)) return 'Nobody waits today.';
  const all = counts.some((one) => one == null)
    ? null
    : counts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const longest = longestWait == null ? '' : ` Who has waited longest has waited ${days(longestWait)}.`;
  return `Today ${people(all, isSuppressed)} ${all === 1 ? 'waits' : 'wait'} for an answer or for support.${longest}`;
}

export function declinesSentence(measures: Measures): string {
  const { declinedBy, isSuppressed } = measures;
  if (declinedBy.length === 0) return `Nobody was declined ${betweenText(measures)}.`;
  const told = (by: 'HUB' | 'PROVIDER'): string => {
    const counts = declinedBy.filter((one) => one.by === by).map((one) => one.count);
    if (counts.some((one) => one == null)) return 'some';
    const sum = counts.reduce<number>((all, one) => all + (one ?? 0), 0);
    return `${isSuppressed && sum > 0 ? 'about ' : ''}${sum.toLocaleString('en-GB')}`;
  };
  return `${betweenText(measures).replace(/^b/, 'B')} providers declined ${told('PROVIDER')} ${told('PROVIDER') === '1' ? 'offer' : 'offers'}, and the hub ${told('HUB')} ${told('HUB') === '1' ? 'referral' : 'referrals'}.`;
}

export function beforeSentence(measures: Measures): string {
  const { referredBefore, received, isSuppressed } = measures;
  if (received === 0) return `Nobody was referred ${betweenText(measures)}.`;
  const again = referredBefore.filter(({ times }) => times > 0).map((one) => one.count);
  const came = again.some((one) => one == null)
    ? null
    : again.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const head = `${people(received, isSuppressed).replace(/^./, (first) => first.toUpperCase())} ${received === 1 ? 'was' : 'were'} referred ${betweenText(measures)}`;
  if (came === 0) return `${head}, each for the first time.`;
  return came == null
    ? `${head}.`
    : `${head}, ${came.toLocaleString('en-GB')} of them not for the first time.`;
}

export function supportSentence(measures: Measures): string {
  const { supportEnded, supportGoing, isSuppressed } = measures;
  const ended =
    supportEnded.count === 0
      ? `Support ended for nobody ${betweenText(measures)}.`
      : `Support ended for ${people(supportEnded.count, isSuppressed)} ${betweenText(measures)}.${spreadText(supportEnded, 'had it for')}`;
  const going =
    supportGoing.count === 0
      ? ''
      : ` It goes on for ${people(supportGoing.count, isSuppressed)}.${spreadText(supportGoing, 'have had it for')}`;
  return ended + going;
}

export function seenSentence({ seenGoing, seenEnded, isSuppressed }: Measures): string {
  const of = ({ spread, notSeen }: Seen, who: string): string => {
    const { count: all, median, ninetieth } = spread;
    if (all === 0) return '';
    const head = `Of ${people(all, isSuppressed)} ${who}`;
    const half = median == null ? '' : ` half were seen every ${days(median)} or more often`;
    const most = median == null || ninetieth == null ? '' : `, nine of ten every ${days(ninetieth)}`;
    const never =
      notSeen == null || (notSeen === 0 && half !== '')
        ? ''
        : `${half === '' ? '' : ', and'} ${count(notSeen, 'was', 'were')} not seen`;
    return half + never === '' ? '' : `${head}${half}${most}${never}. `;
  };
  const told = of(seenGoing, 'in active support today') + of(seenEnded, 'whose support ended in this time');
  return told === ''
    ? 'Nobody was in active support for four weeks of this time, and nobody’s support ended in it.'
    : told.trim();
}

/** '15 to 28 days', '92 days and more', or never: how long from one time somebody is seen to the next. */
export const everyText = ({ from, to }: { from: number | null; to?: number | null | undefined }): string =>
  from === null ? 'Not seen' : `Every ${from === 1 ? `${to} days or more often` : bandText({ from, to })}`;

/** '8 to 30 days', '183 days and more' */
export const bandText = ({ from, to }: { from: number; to?: number | null | undefined }): string =>
  to == null ? `${from} days and more` : from === 0 ? `Up to ${to} days` : `${from} to ${to} days`;

const TIMES = ['For the first time', 'For the second time', 'For the third time'];
export const timesText = (times: number): string => TIMES[times] ?? 'More often';

export { monthText } from '@weft/shared';
