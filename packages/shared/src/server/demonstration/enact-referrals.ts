import {
  checkReferralMove,
  isRefusal,
  type ReferralState,
  USUAL_DECLINE_REASONS,
} from '../../rules/index.js';
import { groupBy } from '../group-by.js';
import { writeAgreements } from '../referrals/record-agreement.js';
import { type JudgedMove, writeMoves } from '../referrals/write-moves.js';
import { writeReferrals } from '../referrals/write-referrals.js';
import { setSelfReferralPage } from '../self-referral/index.js';
import { withTenant } from '../tenancy/index.js';
import { dateOf, instant } from './days.js';
import { enactChoices } from './enact-choices.js';
import type { Enrolled } from './enact-people.js';
import { enactSupport } from './enact-support.js';
import { enactTriage } from './enact-triage.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import { type FrontDoor, type PlannedMove, type PlannedReferral, planReferrals } from './plan-referrals.js';
import type { StaffMember, Stage } from './stage.js';

type Member = Pick<StaffMember, 'email' | 'name' | 'organisation' | 'roles'>;

/** A referral under way: what is known of it while its moves are written. */
interface Standing {
  readonly id: string;
  readonly plan: PlannedReferral;
  readonly nth: number;
  state: ReferralState;
  providerId: string | null;
}

/** What is done with one of them, and by whom. */
interface Step {
  readonly one: Standing;
  readonly move: PlannedMove;
  readonly by: string;
}

/**
 * Has everybody referred who came by the front door, and moves each referral to where it stands, by the use cases'
 * set-based halves: first all that came from one source, then everybody's first step, everybody's second, and so on.
 */
export async function enactReferrals(
  stage: Stage,
  door: FrontDoor,
  {
    participants,
    enrolled,
    members,
  }: {
    participants: readonly PlannedParticipant[];
    enrolled: readonly Enrolled[];
    members: readonly Member[];
  },
): Promise<void> {
  await openPage(stage, door);
  const planned = planReferrals(door, participants);
  const standing = await referAll(stage, door, planned, members);
  await agreeAll(stage, standing);
  const longest = Math.max(...planned.map(({ moves }) => moves.length));
  for (let nth = 0; nth < longest; nth++) {
    const steps = standing.flatMap((one) => {
      const move = one.plan.moves[nth];
      return move ? [{ one, move, by: moverOf(door, move, members) }] : [];
    });
    for (const some of groupBy(steps, ({ by, move }) => `${by} ${move.verb}`).values())
      await moveAll(stage, door, some, nth, enrolled);
  }
  await enactTriage(stage, door, standing);
  await enactSupport(stage, door, members);
  await enactChoices(stage, door.providers, standing);
  stage.workshop.log(`${stage.slug}: ${planned.length} referrals`);
}

async function openPage(stage: Stage, { page }: FrontDoor): Promise<void> {
  if (page === null) return;
  const kept = await setSelfReferralPage(stage.actor('backbone', instant(TODAY, 9)), page);
  if (isRefusal(kept)) throw new Error(`The demonstration was refused: ${kept.message}`);
}

/** When a step was recorded: later in the day with each, so that two of one day stay in order. */
const at = (day: number, step: number, nth: number): Date => instant(dateOf(day), 9 + step, (nth * 7) % 60);

/** Who acts for an organisation: its own person where it has one, the hub's assessor for it otherwise. */
const personOf = (
  organisation: string | undefined,
  role: readonly string[],
  members: readonly Member[],
): string =>
  members.find((one) => one.organisation === organisation && one.roles.some((own) => role.includes(own)))
    ?.email ?? 'assessor';

const moverOf = (
  { providers }: FrontDoor,
  { verb, provider }: PlannedMove,
  members: readonly Member[],
): string =>
  (verb === 'declineOffer' || verb === 'startSupport') && provider !== undefined
    ? personOf(providers[provider], ['PROVIDER_MANAGER'], members)
    : 'assessor';

async function referAll(
  stage: Stage,
  { sources }: FrontDoor,
  planned: readonly PlannedReferral[],
  members: readonly Member[],
): Promise<Standing[]> {
  const standing: Standing[] = [];
  for (const [place, some] of groupBy(planned, ({ source }) => source)) {
    const source = place === null ? null : (sources[place] ?? '');
    const email = source === null ? 'assessor' : personOf(source, ['REFERRER', 'ANCHOR'], members);
    await withTenant(stage.actor(email, instant(TODAY, 17)), async (tenant) => {
      tenant.must('refer');
      const sent = some.map(({ draft, receivedOn }, nth) => ({
        draft,
        senderKey: null,
        at: at(receivedOn, 0, nth),
      }));
      const written = await writeReferrals(
        await tenant.continueAsSystem(),
        source === null
          ? { source: null, channel: 'SELF', by: null }
          : { source: stage.organisation(source), channel: 'FORM', by: tenant.personId },
        sent,
      );
      const inOrder = written.toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
      for (const [nth, { id, state }] of inOrder.entries())
        standing.push({ id, plan: some[nth] as PlannedReferral, nth, state, providerId: null });
    });
  }
  return standing;
}

/** Those who were asked and agreed, each on their day. */
const agreeAll = (stage: Stage, standing: readonly Standing[]): Promise<void> =>
  withTenant(stage.actor('assessor', instant(TODAY, 17)), async (tenant) => {
    tenant.must('recordAgreement');
    await writeAgreements(
      tenant,
      standing.flatMap(({ id, plan: { agreedOn }, nth }) =>
        agreedOn === null
          ? []
          : [
              {
                referralId: id,
                kind: 'AGREED' as const,
                on: dateOf(agreedOn),
                how: nth % 3 === 0 ? ('SIGNED' as const) : ('SPOKEN' as const),
                at: at(agreedOn, 8, nth),
              },
            ],
      ),
    );
  });

async function moveAll(
  stage: Stage,
  { providers }: FrontDoor,
  steps: readonly Step[],
  nth: number,
  enrolled: readonly Enrolled[],
): Promise<void> {
  const [first] = steps;
  if (!first) return;
  await withTenant(stage.actor(first.by, instant(TODAY, 17)), async (tenant) => {
    tenant.must(first.move.verb);
    const moves = steps.map(({ one, move }) => judge(stage, providers, one, move, nth, enrolled));
    await writeMoves(await tenant.continueAsSystem(), moves);
  });
}

/** The nth step of a referral, judged by the rules that judge everybody's. */
function judge(
  stage: Stage,
  providers: readonly string[],
  one: Standing,
  { verb, on, provider, reason, words }: PlannedMove,
  nth: number,
  enrolled: readonly Enrolled[],
): JudgedMove {
  const { receivedOn, agreedOn, participant } = one.plan;
  const day = dateOf(on);
  const input = {
    id: one.id,
    providerId: provider === undefined ? null : stage.organisation(providers[provider] ?? ''),
    reason: reason ?? null,
    words: words ?? null,
    on: day,
    ...(verb === 'startSupport' && participant !== null
      ? { participantId: enrolled[participant]?.id ?? '' }
      : {}),
  };
  const move = checkReferralMove(
    {
      state: one.state,
      receivedOn: dateOf(receivedOn),
      providerId: one.providerId,
      agreement: agreedOn === null ? 'NOT_ASKED' : 'AGREED',
    },
    verb,
    input,
    { today: day, reasons: USUAL_DECLINE_REASONS },
  );
  if (Array.isArray(move)) throw new Error(`The demonstration was refused: ${verb}, ${move[0]?.message}`);
  const judged = { move, input, providerId: one.providerId, at: at(on, nth + 1, one.nth) };
  one.state = move.to;
  if (verb === 'offerReferral') one.providerId = input.providerId;
  else if (move.to === 'WAITING' || move.to === 'WITHDRAWN') one.providerId = null;
  return judged;
}
