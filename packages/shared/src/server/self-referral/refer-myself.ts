import {
  type CalendarDate,
  checkSelfReferral,
  type Refusal,
  type SelfReferralInput,
  type SelfReferralPage,
  whatHappensWithWords,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { announce } from '../outbox/index.js';
import { writeAgreements } from '../referrals/record-agreement.js';
import { writeReferrals } from '../referrals/write-referrals.js';
import { type Tenant, withTenant } from '../tenancy/index.js';
import { readSelfReferralPage } from './self-referral-page.js';

/** A partnership's page as somebody without an account sees it: what it says, and nothing else of it. */
export interface PublicPage {
  readonly name: string;
  readonly welcome: string | null;
  readonly otherWay: string | null;
  /** what happens with what one writes, a sentence each */
  readonly told: readonly string[];
  /** in the partnership's time zone */
  readonly today: CalendarDate;
  /** by the database's clock */
  readonly now: Date;
}

/** The open page of a partnership. @throws Fault NOT_FOUND for one that is closed or not there: the same answer. */
export function publicPage(slug: string): Promise<PublicPage> {
  return withTenant({ visits: slug }, async (tenant) => {
    const { welcome, otherWay, ...page } = await openPage(tenant);
    const { name } = tenant.partnership;
    return {
      name,
      today: tenant.today,
      welcome,
      otherWay,
      told: whatHappensWithWords(name, { welcome, otherWay, ...page }),
      now: tenant.now,
    };
  });
}

async function openPage(tenant: Tenant): Promise<SelfReferralPage> {
  const page = await readSelfReferralPage(tenant);
  if (!page) throw notFound();
  return page;
}

export interface ReferMyselfInput {
  readonly slug: string;
  readonly wrote: SelfReferralInput;
  /** by which the same message is known when it is sent again */
  readonly senderKey: string;
  /** What a machine sent is answered like anybody's, and not kept. */
  readonly isMachine: boolean;
}

/** What holds back who sends too much: asked once what was written can be kept. */
export interface SelfReferralHolds {
  /** whether this sender, and this partnership, have a message left */
  mayKeep(partnershipId: string): Promise<boolean>;
  /** whether a mailbox, where an e-mail is the safe way, is told that the message arrived */
  mayMail(mailbox: string): Promise<boolean>;
}

/**
 * Somebody refers themself. What it answers is the same whether the partnership knows them or not: nothing is looked up.
 * @returns everything that is wrong with it; HELD when too many came; KEPT also for what was sent before.
 * @throws Fault NOT_FOUND for a page that is closed or not there
 */
export function referMyself(
  { slug, wrote, senderKey, isMachine }: ReferMyselfInput,
  holds: SelfReferralHolds,
): Promise<Refusal[] | 'KEPT' | 'HELD'> {
  return withTenant({ visits: slug }, async (tenant) => {
    tenant.names('referMyself');
    const page = await openPage(tenant);
    const { partnership, today } = tenant;
    const draft = checkSelfReferral(wrote, {
      today,
      lawfulBasis: page.lawfulBasis,
      told: whatHappensWithWords(partnership.name, page),
    });
    if (Array.isArray(draft)) return draft;
    if (!(await holds.mayKeep(partnership.id))) return 'HELD';
    if (isMachine) return 'KEPT';
    const { referral, takesPart } = draft;
    const system = await tenant.continueAsSystem();
    if (await wasSent(system, senderKey)) return 'KEPT';
    const [sent] = await writeReferrals(system, { source: null, channel: 'SELF', by: null }, [
      { draft: referral, senderKey },
    ]);
    if (!sent) throw new Error('What was not sent before is new.');
    if (takesPart === 'YES')
      await writeAgreements(system, [{ referralId: sent.id, kind: 'AGREED', on: today, how: 'ONLINE' }]);
    const { safeWay, email } = referral;
    if (safeWay === 'EMAIL' && email !== null && (await holds.mayMail(email)))
      await announce(system, { kind: 'mail.referral', referralId: sent.id });
    return 'KEPT';
  });
}

/** Whether this very message was kept before; who sends it twice at once does so one after the other. */
async function wasSent(system: Tenant, senderKey: string): Promise<boolean> {
  await system.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [senderKey]);
  const row = await system.row(
    'SELECT FROM referral WHERE partnership_id = $1 AND source_id IS NULL AND sender_key = $2',
    [system.partnership.id, senderKey],
  );
  return row !== undefined;
}
