import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { OutcomeLine } from '../../rules/index.js';
import {
  approveClaimsIn,
  type EvidenceInput,
  NO_PARTS,
  rejectClaim,
  returnClaim,
  submitClaimsIn,
  verifyClaimsIn,
  withholdClaim,
} from '../claims/index.js';
import { type PastUpload, receiveUploads } from '../files/index.js';
import { groupBy } from '../group-by.js';
import { withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import type { PlannedClaim } from './plan.js';
import { type ClaimedMeasures, measureKey } from './plan-assessments.js';
import type { Dice } from './random.js';
import { type DatedActor, granted, type Stage } from './stage.js';
import type { PlannedSubmission, StandingClaim } from './standing-claim.js';
import { evidenceFor } from './statements.js';
import { takeSignatures } from './take-signatures.js';

/** Who decides; each participant's claims are always the same persons', who take turns between participants. */
export interface Deciders {
  readonly approvers: readonly string[];
  readonly verifiers: readonly string[];
}

/** As many as the database needs to see before it can tell how to look for one of them. */
const FIRST = 400;

/**
 * Claims of one period: each submitted by the participant's own link worker, approved by the backbone and
 * verified, through the set-based halves of the same use cases that serve one claim on a screen.
 */
export class ClaimsDesk {
  private readonly uploads = new Map<string, string>();
  private hasBegun = false;

  constructor(
    private readonly stage: Stage,
    private readonly lines: readonly OutcomeLine[],
    private readonly enrolled: readonly Enrolled[],
    private readonly deciders: Deciders,
    private readonly dice: Dice,
    /** the assessments that claims rest on */
    private readonly measures: ClaimedMeasures = new Map(),
  ) {}

  async work(claims: readonly PlannedClaim[]): Promise<StandingClaim[]> {
    if (this.hasBegun) return this.workOn(claims);
    this.hasBegun = true;
    const first = await this.workOn(claims.slice(0, FIRST));
    await this.stage.workshop.owner.query('ANALYZE claim, claim_event, evidence, upload');
    return [...first, ...(await this.workOn(claims.slice(FIRST)))];
  }

  private async workOn(claims: readonly PlannedClaim[]): Promise<StandingClaim[]> {
    const standing = await this.enter(claims);
    await this.conclude(standing);
    return standing;
  }

  /** The first half of `work`: they are submitted. Never the first claims of all. */
  async enter(claims: readonly PlannedClaim[]): Promise<StandingClaim[]> {
    const standing = claims.map((claim): StandingClaim => ({ ...claim, id: randomUUID() }));
    await this.submit(standing);
    return standing;
  }

  /** The other half: what was entered is looked at. Meanwhile what rests on it may be entered. */
  async conclude(standing: readonly StandingClaim[]): Promise<void> {
    await this.decide(standing, this.deciders.approvers, 'approveClaim');
    await this.decide(standing, this.deciders.verifiers, 'verifyClaim');
    await this.setAside(standing);
  }

  private participant(claim: PlannedClaim): Enrolled {
    const participant = this.enrolled[claim.participant];
    if (!participant) throw new RangeError('A claim of nobody.');
    return participant;
  }

  private async submit(claims: readonly StandingClaim[]): Promise<void> {
    const planned = claims.map((claim): PlannedSubmission => {
      const line = this.lines.find(({ outcomeCode }) => outcomeCode === claim.outcomeCode);
      if (!line) throw new RangeError(`No line for ${claim.outcomeCode}.`);
      return { claim, line, evidence: evidenceFor(line, claim, this.dice) };
    });
    const signed = await takeSignatures(this.stage, planned, ({ claim }) => this.participant(claim));
    const byLinkWorker = groupBy(planned, ({ claim }) => this.participant(claim).linkWorker);
    // one after the other, so that references are the same every time
    for (const [linkWorker, theirs] of byLinkWorker) {
      const last = latest(theirs.map(({ claim }) => claim.submittedOn));
      const actor = this.stage.actor(linkWorker, instant(last, 18));
      const uploadOf = await this.upload(actor, theirs);
      await withTenant(actor, async (tenant) => {
        tenant.must('submitClaim');
        const inputs = theirs.map(({ claim, evidence, line }, nth) => ({
          id: claim.id,
          participantId: this.participant(claim).id,
          outcomeCode: claim.outcomeCode,
          achievedOn: claim.achievedOn,
          evidence: [
            this.measured(claim) ??
              signed.get(claim.id) ??
              ('statement' in evidence ? evidence : { kind: evidence.kind, uploadId: uploadOf(claim, line) }),
          ],
          at: instant(claim.submittedOn, 9, nth % 60, (nth * 17) % 60),
        }));
        for (const result of await submitClaimsIn(tenant, inputs)) granted(result);
      });
    }
  }

  private measured({ participant, outcomeCode }: PlannedClaim): EvidenceInput | null {
    const assessmentId = this.measures.get(measureKey(participant, outcomeCode));
    return assessmentId ? { kind: 'ASSESSMENT', assessmentId } : null;
  }

  /** The files among the evidence; one tenancy agreement stands for every rung of its ladder. */
  private async upload(
    actor: DatedActor,
    planned: readonly PlannedSubmission[],
  ): Promise<(claim: PlannedClaim, line: OutcomeLine) => string> {
    const placeOf = ({ participant, outcomeCode }: PlannedClaim, { sustain, after }: OutcomeLine): string =>
      `${participant} ${sustain ? after : outcomeCode}`;
    const wanted = new Map<string, PastUpload>();
    for (const { claim, line, evidence } of planned) {
      const place = placeOf(claim, line);
      if ('statement' in evidence || this.uploads.has(place) || wanted.has(place)) continue;
      const { name, mediaType, content } = evidence.file;
      const at = instant(claim.submittedOn, 8, 30);
      wanted.set(place, { content: Readable.from([content]), fileName: name, mediaType, at });
    }
    if (wanted.size > 0) {
      const ids = await receiveUploads(actor, this.stage.workshop.files, [...wanted.values()]);
      for (const [nth, place] of [...wanted.keys()].entries()) this.uploads.set(place, ids[nth] ?? '');
    }
    return (claim, line) => this.uploads.get(placeOf(claim, line)) ?? '';
  }

  private async decide(
    claims: readonly StandingClaim[],
    deciders: readonly string[],
    action: 'approveClaim' | 'verifyClaim',
  ): Promise<void> {
    const verifying = action === 'verifyClaim';
    const due = claims.filter(({ fate }) =>
      verifying ? fate === 'VERIFIED' : fate !== 'SUBMITTED' && fate !== 'RETURNED',
    );
    const dateOf = (claim: StandingClaim): string => (verifying ? claim.verifiedOn : claim.approvedOn);
    for (const [turn, decider] of deciders.entries()) {
      const theirs = due.filter(({ participant }) => participant % deciders.length === turn);
      const last = latest(theirs.map(dateOf));
      if (last === '') continue;
      const decisions = theirs.map((claim, nth) => ({
        id: claim.id,
        at: instant(dateOf(claim), verifying ? 14 : 11, nth % 60, (nth * 13) % 60),
      }));
      await withTenant(this.stage.actor(decider, instant(last, 18)), async (tenant) => {
        tenant.must(action);
        const decide = verifying ? verifyClaimsIn : approveClaimsIn;
        for (const refused of await decide(tenant, decisions)) granted(refused);
      });
    }
  }

  /** Those that go another way, one by one, as people do it. */
  private async setAside(claims: readonly StandingClaim[]): Promise<void> {
    const { approvers, verifiers } = this.deciders;
    for (const { id, fate, participant, approvedOn, verifiedOn } of claims) {
      const approver = approvers[participant % approvers.length] ?? '';
      const verifier = this.stage.actor(
        verifiers[participant % verifiers.length] ?? '',
        instant(verifiedOn, 15),
      );
      if (fate === 'RETURNED')
        granted(
          await returnClaim(
            this.stage.actor(approver, instant(approvedOn, 12)),
            { id, reason: RETURNED_FOR },
            NO_PARTS,
          ),
        );
      if (fate === 'WITHHELD') granted(await withholdClaim(verifier, { id, reason: WITHHELD_FOR }, NO_PARTS));
      if (fate === 'REJECTED') granted(await rejectClaim(verifier, { id, reason: REJECTED_FOR }, NO_PARTS));
    }
  }
}

/** The latest of some dates; '' when there are none. */
const latest = (dates: readonly string[]): string => [...dates].sort().at(-1) ?? '';

const RETURNED_FOR =
  'The date on the evidence is a week later than the date you claim. Please check which one is right.';
const WITHHELD_FOR = 'The page with the signature is missing. Please attach it, and I will look at it again.';
const REJECTED_FOR = 'The evidence is about another outcome, which is claimed already.';
