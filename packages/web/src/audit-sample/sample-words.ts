import { count } from '../ui/count.js';
import type { AuditSample } from './sample-queries.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** 'October 2026' from the first day of a month. */
export const monthText = (month: string): string => MONTH.format(new Date(`${month}T00:00:00Z`));

/** What the findings say of the month, in a sentence. */
export function rateText({ rate, claims }: AuditSample): string {
  const { verified, examined, failed, interval } = rate;
  const drawn = `${claims.length.toLocaleString('en-GB')} of ${count(verified, 'verified claim')} drawn`;
  if (!interval) return `${drawn}; none looked at yet.`;
  const share = ((failed / examined) * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  const found = `${drawn}, ${examined} looked at, ${failed === 0 ? 'none failed' : `${failed} failed: ${share} %`}.`;
  if (examined === verified) return `${found} Every verified claim was looked at.`;
  return `${found} Of all ${count(verified, 'verified claim')}, between ${interval.fewest} and ${interval.most} would fail (95 % confidence).`;
}
