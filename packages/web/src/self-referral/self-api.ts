import { SELF_REFERRAL_LIMITS, type SelfReferralInput } from '@weft/shared';
import { get, NOT_REACHED, problemOf, send } from '../app/http.js';
import type { RefusalLike } from '../ui/refusals.js';

/** What a partnership says to people who refer themselves. */
export interface PublicPage {
  readonly name: string;
  readonly welcome: string | null;
  readonly otherWay: string | null;
  /** what happens with what one writes, a sentence each */
  readonly told: readonly string[];
  /** in the partnership's time zone, YYYY-MM-DD */
  readonly today: string;
  /** given back with what is sent */
  readonly opened: string;
}

const addressOf = (slug: string): string => `/api/self-referral/${encodeURIComponent(slug)}`;

/** A page as it was opened here. */
export interface OpenedPage extends PublicPage {
  /** by this browser's own clock, in milliseconds */
  readonly since: number;
}

export async function openPage(slug: string): Promise<OpenedPage> {
  const page = await get<PublicPage>(addressOf(slug));
  return { ...page, since: performance.now() };
}

/** What came of it: nothing (it arrived), what is wrong with it, or that the page says something else by now. */
export type Came = { readonly refusals: readonly RefusalLike[]; readonly isOld?: boolean } | null;

/** Sends what somebody wrote; never sooner than a person could have written it, since that is taken for a machine's. */
export async function sendMyself(
  slug: string,
  { opened, since }: OpenedPage,
  wrote: SelfReferralInput,
  subject: string,
): Promise<Came> {
  const early = since + (SELF_REFERRAL_LIMITS.leastSeconds + 1) * 1000 - performance.now();
  if (early > 0) await new Promise((resolve) => window.setTimeout(resolve, early));
  const response = await send(addressOf(slug), { ...wrote, opened, subject });
  if (response === null) return { refusals: [{ message: NOT_REACHED }] };
  if (response.ok) return null;
  if (response.status === 422) return (await response.json()) as { refusals: RefusalLike[] };
  const { code, message } = await problemOf(response);
  if (response.status === 404)
    return { refusals: [{ message: 'This page is closed now. Your words were not sent.' }] };
  return {
    refusals: [{ message: message ?? 'Your words could not be sent. Try again in a few minutes.' }],
    isOld: code === 'PAGE_CHANGED',
  };
}
