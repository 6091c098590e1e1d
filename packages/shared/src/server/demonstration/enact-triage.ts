import { USUAL_COMPLEXITY_BANDS } from '../../rules/index.js';
import { withTenant } from '../tenancy/index.js';
import { type TriageInput, writeTriages } from '../triage/record-triage.js';
import { instant } from './days.js';
import { TODAY } from './paperwork.js';
import type { FrontDoor, PlannedReferral } from './plan-referrals.js';
import { type Dice, diceFrom } from './random.js';
import type { StoriedTemplate } from './referral-stories.js';
import type { Stage } from './stage.js';

/** What people want somebody to know, by the kind of partnership: each as often as it says. */
const WANTS: Readonly<Record<StoriedTemplate, readonly (readonly [code: string, weight: number])[]>> = {
  HOUSING_SUPPORT: [
    ['HOUSING', 40],
    ['MONEY', 22],
    ['RECOVERY', 12],
    ['MENTAL_HEALTH', 12],
    ['CUSTODY', 8],
    ['DOMESTIC_ABUSE', 6],
  ],
  SCHOOL_ZONE: [
    ['FAMILIES', 60],
    ['NEURODIVERSITY', 22],
    ['MENTAL_HEALTH', 18],
  ],
  SOCIAL_PRESCRIBING: [
    ['LONG_TERM_CONDITIONS', 44],
    ['MENTAL_HEALTH', 24],
    ['MONEY', 18],
    ['WORK', 14],
  ],
};

/** What somebody's own words about whom they prefer come to. */
const MEANT: readonly (readonly [words: RegExp, code: string])[] = [
  [/^A woman/, 'WOMAN'],
  [/^A man/, 'MAN'],
  [/Punjabi/, 'PUNJABI'],
  [/comes to them/, 'VISITS'],
  [/[Gg]roups/, 'GROUPS'],
];

const [LIGHT = '', REGULAR = '', ALL_AROUND = ''] = USUAL_COMPLEXITY_BANDS.map(({ code }) => code);

/** Triage of everybody whom the hub has looked at, by the use case's set-based half. */
export async function enactTriage(
  stage: Stage,
  door: FrontDoor,
  referred: readonly { readonly id: string; readonly plan: PlannedReferral; readonly state: string }[],
): Promise<void> {
  const dice = diceFrom(`${door.seed} triage`);
  const seen = referred.filter(
    ({ state }) => state !== 'RECEIVED' && (state !== 'IN_TRIAGE' || dice.percent(40)),
  );
  await withTenant(stage.actor('assessor', instant(TODAY, 17)), async (tenant) => {
    tenant.must('recordTriage');
    await writeTriages(
      await tenant.continueAsSystem(),
      seen.map(({ id, plan }) => triageOf(stage, door, id, plan, dice)),
    );
  });
}

function triageOf(
  stage: Stage,
  door: FrontDoor,
  referralId: string,
  plan: PlannedReferral,
  dice: Dice,
): TriageInput {
  const wants = WANTS[door.template];
  const codes = [dice.weighted(wants.map(([, weight]) => weight)), dice.between(0, wants.length * 3)];
  const { prefers } = plan.draft;
  const meant = MEANT.filter(([words]) => words.test(prefers ?? '')).map(([, code]) => code);
  const offered = plan.moves.flatMap(({ verb, provider }) => (verb === 'offerReferral' ? [provider] : []));
  const others = door.providers.filter((_, nth) => !offered.includes(nth));
  return {
    referralId,
    complexity: complexityOf(door, plan, dice),
    wants: [...new Set(codes.flatMap((nth) => wants[nth]?.[0] ?? []))],
    prefers: meant,
    avoids: others.length > 1 && dice.percent(9) ? [stage.organisation(dice.pick(others))] : [],
  };
}

/**
 * How much support somebody wants around them. The provider that stands out declines those who want much: the watch
 * is to find it.
 */
function complexityOf({ declines }: FrontDoor, { moves }: PlannedReferral, dice: Dice): string {
  const standsOut = declines.indexOf(Math.max(...declines));
  const did = (verb: string): boolean =>
    moves.some((move) => move.verb === verb && move.provider === standsOut);
  const much = did('declineOffer') ? 72 : did('startSupport') ? 7 : 26;
  if (dice.percent(much)) return ALL_AROUND;
  return dice.percent(45) ? LIGHT : REGULAR;
}
