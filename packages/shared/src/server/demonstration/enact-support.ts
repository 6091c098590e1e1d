import { USUAL_EXPERTISE } from '../../rules/index.js';
import { writeProviderOffers } from '../caseloads/record-provider-offer.js';
import { writeSupportWorkers } from '../caseloads/record-support-worker.js';
import { type Tenant, withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import { TODAY } from './paperwork.js';
import type { FrontDoor } from './plan-referrals.js';
import { type Dice, diceFrom } from './random.js';
import type { StaffMember, Stage } from './stage.js';

type Member = Pick<StaffMember, 'email' | 'name' | 'organisation' | 'roles'>;

const KNOWS = USUAL_EXPERTISE.filter(({ kind }) => kind === 'KNOWS').map(({ code }) => code);
/** Names of whom people who ask for a woman or a man may be told: where a name leaves it open, nothing is said. */
const WOMEN = new Set(
  `Aisha Aleksandra Amelia Amy Anita Anna Ayesha Barbara Brenda Carol Christine Claire Deborah Diane Donna Dorota Eileen
Elaine Emily Emma Fatima Fiona Gemma Grace Hannah Heather Helen Iwona Jacqueline Jennifer Jodie Julie Karen Katie Laura
Leah Linda Lisa Lynn Maria Mariam Mary Megan Melanie Michelle Monika Nadia Naomi Natalie Niamh Nicola Nina Olena Patricia
Pauline Rachel Rebecca Ruth Sandra Sarah Sharon Sheila Shirley Sophie Sunita Susan Tracey Valerie Victoria Wendy Yasmin Zainab
Zoë Zofia`.split(/\s+/),
);
const MEN = new Set(
  `Adam Alan Amir Anthony Anwar Asif Ben Bilal Brian Callum Craig Daniel Darren David Derek Duncan Gareth Gary Gavin Graham
Harry Hassan Ibrahim Imran James Jason John Karl Keith Kevin Kwame Łukasz Mark Martin Matthew Mehmet Michael Mohammed Muhammad
Neil Oliver Oscar Patryk Paul Peter Philip Piotr Rajesh Richard Robert Ryan Scott Sean Simon Stephen Steven Tariq Thomas Tomasz
Umar Wayne William Yusuf`.split(/\s+/),
);
/** In hundredths of an hour: most work a whole week. */
const WEEKS = [3700, 3700, 3700, 2960, 2220] as const;

/** Who supports people today, for how many hours, what they know and where. */
export async function enactSupport(stage: Stage, door: FrontDoor, members: readonly Member[]): Promise<void> {
  const dice = diceFrom(`${door.seed} support`);
  await withTenant(stage.actor('backbone', instant(TODAY, 17)), async (tenant) => {
    tenant.must('recordSupportWorker');
    const offers = door.providers.map((name) => ({
      providerId: stage.organisation(name),
      agreed: null,
      offers: dice.percent(50) ? [dice.pick(['VISITS', 'GROUPS'])] : [],
      areas: [],
    }));
    await writeProviderOffers(tenant, offers);
    await nobodyMore(tenant, offers);
    const workers = door.providers.flatMap((name) =>
      members
        .filter(({ organisation, roles }) => organisation === name && roles.includes('LINK_WORKER'))
        .map((member) => workerOf(stage, door, member, dice)),
    );
    await writeSupportWorkers(tenant, workers);
    if (door.template === 'SCHOOL_ZONE')
      await tenant.execute(
        `INSERT INTO hub_guide (partnership_id, age_bands, triage_days, answer_days) VALUES ($1, '{5,8,11,14}', 7, 14)`,
        [tenant.partnership.id],
      );
  });
}

function workerOf(stage: Stage, door: FrontDoor, { email, name, organisation }: Member, dice: Dice) {
  const hours = dice.pick(WEEKS);
  const first = name.split(' ')[0] ?? '';
  const who = WOMEN.has(first) ? ['WOMAN'] : MEN.has(first) ? ['MAN'] : [];
  return {
    providerId: stage.organisation(organisation),
    personId: stage.person(email),
    hours,
    peopleHours: 50 * Math.round((hours * dice.between(42, 58)) / 5000),
    offers: [...dice.shuffled(KNOWS).slice(0, dice.between(2, 5)), ...who],
    areas: dice.percent(70) ? dice.shuffled(door.districts).slice(0, 2) : [],
  };
}

/** Providers that have left are offered nobody. */
const nobodyMore = (tenant: Tenant, offers: readonly { readonly providerId: string }[]): Promise<number> =>
  tenant.execute(
    `INSERT INTO provider_offer (partnership_id, provider_id, agreed)
     SELECT o.partnership_id, o.id, 0 FROM organisation o
     WHERE o.partnership_id = $1 AND 'PROVIDER' = ANY (o.kinds) AND o.id <> ALL ($2::uuid[])`,
    [tenant.partnership.id, offers.map(({ providerId }) => providerId)],
  );
