import { USUAL_EXPERTISE } from '../../rules/index.js';
import { writeProviderOffers } from '../caseloads/record-provider-offer.js';
import { writeSupportWorkers } from '../caseloads/record-support-worker.js';
import { type Tenant, withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import { TODAY } from './paperwork.js';
import type { FrontDoor } from './plan-referrals.js';
import { type Dice, diceFrom } from './random.js';
import { linkWorkersOf } from './staff.js';
import type { StaffMember, Stage } from './stage.js';

type Member = Pick<StaffMember, 'email' | 'organisation' | 'roles'>;

const KNOWS = USUAL_EXPERTISE.filter(({ kind }) => kind === 'KNOWS').map(({ code }) => code);
/** In hundredths of an hour: most work a whole week. */
const WEEKS = [3700, 3700, 3700, 2960, 2220] as const;

/** Who supports people today, for how many hours, what they know and where; and in which phase their people are. */
export async function enactSupport(stage: Stage, door: FrontDoor, members: readonly Member[]): Promise<void> {
  const dice = diceFrom(`${door.seed} support`);
  await withTenant(stage.actor('backbone', instant(TODAY, 17)), async (tenant) => {
    tenant.must('recordSupportWorker');
    await partPhases(tenant);
    const offers = door.providers.map((name) => ({
      providerId: stage.organisation(name),
      agreed: null,
      offers: dice.percent(50) ? [dice.pick(['VISITS', 'GROUPS'])] : [],
      areas: [],
    }));
    await writeProviderOffers(tenant, offers);
    const workers = door.providers.flatMap((name) =>
      linkWorkersOf(name, members).map((email) => workerOf(stage, door, name, email, dice)),
    );
    await writeSupportWorkers(tenant, workers);
    if (door.template === 'SCHOOL_ZONE')
      await tenant.execute(
        `INSERT INTO hub_guide (partnership_id, age_bands, triage_days, answer_days) VALUES ($1, '{5,8,11,14}', 7, 14)`,
        [tenant.partnership.id],
      );
  });
}

function workerOf(stage: Stage, door: FrontDoor, provider: string, email: string, dice: Dice) {
  const hours = dice.pick(WEEKS);
  const who = dice.percent(70) ? 'WOMAN' : 'MAN';
  return {
    providerId: stage.organisation(provider),
    personId: stage.person(email),
    hours,
    peopleHours: Math.round((hours * dice.between(42, 58)) / 100),
    offers: [...dice.shuffled(KNOWS).slice(0, dice.between(2, 5)), who],
    areas: dice.percent(70) ? dice.shuffled(door.districts).slice(0, 2) : [],
  };
}

/**
 * Of each worker's people the latest are in active support, those before them are monitored, and the rest have gone on
 * with their lives: as many as somebody carries, one more here and fewer there.
 */
const partPhases = (tenant: Tenant): Promise<number> =>
  tenant.execute(
    `UPDATE participant p SET phase = CASE WHEN x.place <= 18 THEN 'MONITORING' ELSE 'CLOSED' END
     FROM (
       SELECT id, row_number() OVER w AS place,
         5 + 2 * (dense_rank() OVER (ORDER BY link_worker_id) % 6) AS active
       FROM participant WHERE partnership_id = $1 AND phase = 'ACTIVE'
       WINDOW w AS (PARTITION BY link_worker_id ORDER BY enrolled_on DESC, reference DESC)
     ) x WHERE p.partnership_id = $1 AND p.id = x.id AND x.place > x.active`,
    [tenant.partnership.id],
  );
