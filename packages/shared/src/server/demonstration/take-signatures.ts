import { randomUUID } from 'node:crypto';
import {
  type DrawnPoint,
  drawingOf,
  fillWords,
  type Signing,
  USUAL_SIGNATURE_WORDS,
} from '../../rules/index.js';
import type { EvidenceInput } from '../claims/index.js';
import { sealedSignature, type WrittenSignature, writeSignatures } from '../signatures/write-signatures.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { dateOf, dayOf, instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import { type Dice, diceFrom } from './random.js';
import type { Stage } from './stage.js';
import type { PlannedSubmission } from './standing-claim.js';

/** Before that they signed on paper. */
const SINCE_DAYS = 45;

/**
 * What the claims of the last weeks that rest on the participants' own words were signed with, by the claim: most by
 * hand on the worker's phone, some by name, a few before a witness.
 */
export async function takeSignatures(
  stage: Stage,
  planned: readonly PlannedSubmission[],
  participantOf: (submission: PlannedSubmission) => Enrolled,
): Promise<ReadonlyMap<string, EvidenceInput>> {
  const since = dateOf(dayOf(TODAY) - SINCE_DAYS);
  const signed = planned.filter(
    ({ claim, evidence }) =>
      claim.submittedOn >= since && evidence.kind === 'SELF_CERTIFICATION' && 'statement' in evidence,
  );
  if (signed.length === 0) return new Map();
  const dice = diceFrom(`${stage.slug} signatures ${signed.length}`);
  const nameOf = await namesOf(
    stage,
    signed.map((submission) => participantOf(submission).id),
  );
  const proofs = new Map<string, EvidenceInput>();
  const rows = signed.map((submission): WrittenSignature => {
    const { claim, line } = submission;
    const { id: participantId, linkWorker } = participantOf(submission);
    const id = randomUUID();
    proofs.set(claim.id, { kind: 'SELF_CERTIFICATION', signatureId: id });
    return sealedSignature({
      id,
      participantId,
      outcomeCode: claim.outcomeCode,
      outcomeTitle: line.title,
      achievedOn: claim.achievedOn,
      words: fillWords(USUAL_SIGNATURE_WORDS, { title: line.title, on: claim.achievedOn }),
      wordingOutcome: null,
      wordingVersion: 1,
      ...signingOf(dice, nameOf.get(participantId) ?? ''),
      signedAt: instant(claim.submittedOn, 8, 40),
      receivedAt: instant(claim.submittedOn, 8, dice.between(41, 55)),
      takenBy: stage.person(linkWorker),
      clientKey: randomUUID(),
    });
  });
  await withTenant(systemActor(stage.partnershipId, instant(TODAY, 7)), async (tenant) => {
    tenant.must('recordSignature');
    await writeSignatures(tenant, rows);
  });
  return proofs;
}

const namesOf = (stage: Stage, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  withTenant(systemActor(stage.partnershipId), async (tenant) => {
    const people = await tenant.rows<{ id: string; name: string }>(
      `SELECT id, given_name || ' ' || family_name AS name FROM participant WHERE partnership_id = $1 AND id = ANY ($2)`,
      [stage.partnershipId, ids],
    );
    return new Map(people.map(({ id, name }) => [id, name]));
  });

/** @param name of who signs */
function signingOf(dice: Dice, name: string): Signing {
  const way =
    (['DRAWN', 'DRAWN', 'DRAWN', 'DRAWN', 'TYPED', 'WITNESSED'] as const)[dice.between(0, 5)] ?? 'DRAWN';
  return {
    way,
    drawing: way === 'DRAWN' ? scribble(dice) : null,
    signedName: way === 'TYPED' ? name : null,
    witnessName: way === 'WITNESSED' ? `${dice.pick(FIRST)} ${dice.pick(LAST)}` : null,
  };
}

const FIRST = ['Amina', 'Jo', 'Marek', 'Sheila', 'Tom', 'Yusuf'];
const LAST = ['Archer', 'Begum', 'Hall', 'Nowak', 'Okafor', 'Walker'];

/** Loops and a line from left to right, as a name that is written quickly. */
function scribble(dice: Dice): string {
  const [x, y] = [dice.between(40, 90), dice.between(170, 210)];
  const loops = dice.between(3, 6);
  const width = dice.between(45, 75);
  const points = Array.from({ length: loops * 8 }, (_, nth): DrawnPoint => {
    const turn = (nth / 8) * 2 * Math.PI;
    const height = dice.between(28, 60);
    return [x + (nth / 8) * width + 26 * Math.cos(turn), y - height * (1 + Math.sin(turn))];
  });
  const under: DrawnPoint[] = [
    [x, y + dice.between(18, 34)],
    [x + loops * width, y + dice.between(4, 30)],
  ];
  return drawingOf(dice.percent(60) ? [points, under] : [points]);
}
