import type { CalendarDate } from '../../rules/index.js';
import { recognisePerson } from '../recognising/index.js';
import { moveReferral, type PlainReferralVerb, recordAgreement, startSupport } from '../referrals/index.js';
import { writeReferrals } from '../referrals/write-referrals.js';
import { withTenant } from '../tenancy/index.js';
import { dateOf, dayOf, instant } from './days.js';
import { TODAY } from './paperwork.js';
import { draftOf, type FrontDoor } from './plan-referrals.js';
import { diceFrom } from './random.js';
import { WITHDRAWN_WORDS } from './referral-stories.js';
import { type DatedActor, granted, type StaffMember, type Stage } from './stage.js';

/** Somebody whose support was closed a while ago. */
interface Returning {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly postcode: string;
  readonly providerId: string;
}

/** How many are referred again, and how long ago their support was closed at least. */
const SOME = 4;
const CLOSED_FOR = 35;

type Member = Pick<StaffMember, 'email' | 'organisation' | 'roles'>;

/**
 * Some whose support was closed are referred again, and the hub recognises them: one withdrew and comes a second time, one
 * has begun again with another provider where the contract goes on, one is offered, and of one the hub has still to say so.
 */
export async function enactReturns(
  stage: Stage,
  door: FrontDoor,
  members: readonly Member[],
  contractTo: string,
): Promise<void> {
  const dice = diceFrom(`${door.seed} returns`);
  const people = await closedPeople(stage);
  const refer = (who: Returning, daysAgo: number): Promise<string> =>
    referAgain(stage, door, who, daysAgo, dice);
  const hub = (daysAgo: number, hour: number): DatedActor => stage.actor('assessor', when(daysAgo, hour));
  const move = async (
    id: string,
    verb: PlainReferralVerb,
    daysAgo: number,
    hour: number,
    given: object = {},
  ) => granted(await moveReferral(hub(daysAgo, hour), verb, { id, ...given }));
  const recognised = async (who: Returning, daysAgo: number): Promise<string> => {
    const id = await refer(who, daysAgo);
    granted(await recognisePerson(hub(daysAgo - 1, 10), { referralId: id, participantId: who.id }));
    await move(id, 'triageReferral', daysAgo - 1, 11);
    return id;
  };
  const offered = async (
    who: Returning,
    daysAgo: number,
    toTheShown: boolean,
  ): Promise<{ id: string; worker: string }> => {
    const id = await recognised(who, daysAgo);
    const { email, organisation } = workerFor(stage, door, members, who.providerId, toTheShown);
    const on = dateOf(dayOf(TODAY) - daysAgo + 2);
    granted(
      await recordAgreement(hub(daysAgo - 2, 12), { referralId: id, kind: 'AGREED', on, how: 'SPOKEN' }),
    );
    await move(id, 'acceptReferral', daysAgo - 2, 13);
    await move(id, 'offerReferral', daysAgo - 3, 10, { providerId: stage.organisation(organisation) });
    return { id, worker: email };
  };
  const [twice, begins, waits, unsaid] = people;
  if (!twice || !begins || !waits || !unsaid)
    throw new RangeError('Too few people have had their support closed.');
  const first = await recognised(twice, 26);
  await move(first, 'withdrawReferral', 20, 10, { words: dice.pick(WITHDRAWN_WORDS) });
  await recognised(twice, 5);
  const { id, worker } = await offered(begins, 18, false);
  if (contractTo >= TODAY)
    granted(await startSupport(stage.actor(worker, when(9, 15)), { id, on: dateOf(dayOf(TODAY) - 9) }));
  await offered(waits, 9, true);
  await refer(unsaid, 2);
}

const when = (daysAgo: number, hour: number): Date => instant(dateOf(dayOf(TODAY) - daysAgo), hour);

/** The latest of those who can be told apart by their birth date. */
const closedPeople = (stage: Stage): Promise<Returning[]> =>
  withTenant(stage.actor('backbone', instant(TODAY, 17)), (tenant) => {
    tenant.must('participants');
    return tenant.rows<Returning>(
      `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", d.birth_date AS "birthDate", d.postcode,
         p.provider_id AS "providerId"
       FROM participant p
       JOIN participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
       JOIN enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id AND e.enrolled_on = p.enrolled_on
       WHERE p.partnership_id = $1 AND p.phase = 'CLOSED' AND p.cohort = 'NEW' AND d.birth_date IS NOT NULL
         AND d.postcode IS NOT NULL AND e.ended_on <= $2::date - ${CLOSED_FOR}
       ORDER BY p.reference DESC LIMIT ${SOME}`,
      [tenant.partnership.id, TODAY],
    );
  });

/** Refers somebody in the name of an agency, which does not know that they are known. */
const referAgain = (
  stage: Stage,
  door: FrontDoor,
  who: Returning,
  daysAgo: number,
  dice: ReturnType<typeof diceFrom>,
): Promise<string> =>
  withTenant(stage.actor('assessor', when(daysAgo, 9)), async (tenant) => {
    tenant.must('refer');
    const day = dayOf(TODAY) - daysAgo;
    const [written] = await writeReferrals(
      await tenant.continueAsSystem(),
      { source: stage.organisation(dice.pick(door.sources)), channel: 'FORM', by: tenant.personId },
      [{ draft: draftOf(door, who, day, false, dice), senderKey: null }],
    );
    if (!written) throw new Error('A referral of the demonstration was not written.');
    return written.id;
  });

/**
 * Who takes somebody on: where there is one, a link worker of another provider than before. Who begins goes to none of the
 * team that is shown as it is, so that its workers carry what they carry; who waits for an answer is offered to that team.
 */
function workerFor(
  stage: Stage,
  { providers }: FrontDoor,
  members: readonly Member[],
  providerId: string,
  isForTheShown: boolean,
): Member {
  const shown = members.find(({ roles }) => roles.includes('PROVIDER_MANAGER'))?.organisation;
  const fitting = members.filter(
    ({ organisation, roles }) =>
      roles.includes('LINK_WORKER') &&
      providers.includes(organisation) &&
      (organisation === shown) === isForTheShown,
  );
  const worker =
    fitting.find(({ organisation }) => stage.organisation(organisation) !== providerId) ?? fitting[0];
  if (!worker) throw new RangeError('The demonstration has no link worker for them.');
  return worker;
}
