import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Role } from '../rules/index.js';
import { fillAnalysis } from './every-table/analysis.js';
import { fillAnchor } from './every-table/anchor.js';
import { fillClaims } from './every-table/claims.js';
import { fillContacts } from './every-table/contacts.js';
import type { Claims, Filling, Person } from './every-table/filling.js';
import { fillFunding } from './every-table/funding.js';
import { fillHub } from './every-table/hub.js';
import { fillMatching } from './every-table/matching.js';
import { fillNotifications } from './every-table/notifications.js';
import { fillPayments } from './every-table/payments.js';
import { fillPeople } from './every-table/people.js';
import { fillProofs } from './every-table/proofs.js';
import { fillRateCards } from './every-table/rate-cards.js';
import { fillReferralFiles } from './every-table/referral-files.js';
import { fillSafety } from './every-table/safety.js';
import { fillSupport } from './every-table/support.js';
import type { Scene } from './scene.js';

export type { Person };

export interface EveryTable {
  readonly people: Filling['people'];
  readonly claims: Claims;
  readonly firstParticipantId: string;
  readonly secondParticipantId: string;
}

/**
 * At least one row in every tenant table, written behind the policies: two providers with a participant
 * each, two funders, claims in several states, one of them billed by both funders and one by the second
 * alone. What each role should see of it is written down in sees.ts.
 */
export async function fillEveryTable(owner: pg.Pool, scene: Scene): Promise<EveryTable> {
  const filling = await begin(owner, scene);
  const { insert, people, otherWorker, firstProvider, at } = filling;
  const tariffs = await fillRateCards(filling);
  await fillFunding(filling);
  const both = await fillPeople(filling);
  const { first, second } = both;
  const claims = await fillClaims(filling, both, tariffs);
  await fillSupport(filling, both, tariffs.kept);
  await fillContacts(filling, both);
  await fillProofs(filling, both, claims);
  await fillMatching(filling, both, claims);
  await fillPayments(filling, claims);
  await fillWatch(filling, claims, first.id);
  await fillReferralFiles(insert, {
    clinic: await scene.organisation('Clinic'),
    atHub: people.ASSESSOR.personId,
    agent: people.REFERRER.personId,
    known: first.id,
    at,
  });
  await fillAnchor(owner, scene, { people, firstProvider, firstParticipant: first.id, insert });
  await fillHub(filling, both);
  await fillSafety(insert, { people, firstProvider, first: first.id, second: second.id, otherWorker, at });
  const outputId = await fillAnalysis(insert, { people, first: first.id, at });
  await fillNotifications(insert, {
    backbone: people.BACKBONE,
    worker: people.LINK_WORKER,
    manager: people.PROVIDER_MANAGER,
    analyst: people.ANALYST,
    outputId,
    claimId: claims.submitted,
    elsewhereId: claims.elsewhere,
    participantId: first.id,
    at,
  });
  return { people, claims, firstParticipantId: first.id, secondParticipantId: second.id };
}

/** Who is there, before anything is written of them. */
async function begin(owner: pg.Pool, scene: Scene): Promise<Filling> {
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const names = Object.keys(row);
    const result = await owner.query<{ id?: string }>(
      `INSERT INTO ${table} (partnership_id, ${names.join(', ')})
       VALUES ($1, ${names.map((_, index) => `$${index + 2}`).join(', ')}) RETURNING *`,
      [scene.partnershipId, ...Object.values(row)],
    );
    return result.rows[0]?.id ?? '';
  };
  const people = {
    BACKBONE: await scene.person('Backbone', 'BACKBONE'),
    ASSESSOR: await scene.person('Hub', 'ASSESSOR'),
    DATA_LEAD: await scene.person('Data', 'DATA_LEAD'),
    PROVIDER_MANAGER: await scene.person('First provider', 'PROVIDER_MANAGER'),
    LINK_WORKER: await scene.person('First provider', 'LINK_WORKER'),
    VERIFIER: await scene.person('Contracts', 'VERIFIER'),
    COMMISSIONER: await scene.person('Council', 'COMMISSIONER'),
    AUDITOR: await scene.person('Audit', 'AUDITOR'),
    FUNDER: await scene.person('First funder', 'FUNDER'),
    INVESTOR: await scene.person('Capital', 'INVESTOR'),
    REFERRER: await scene.person('Clinic', 'REFERRER'),
    ANCHOR: await scene.person('School', 'ANCHOR'),
    ANALYST: await scene.person('University', 'ANALYST'),
  } satisfies Record<Role, Person>;
  return {
    owner,
    scene,
    insert,
    at: new Date('2026-01-15T12:00:00Z'),
    people,
    otherWorker: await scene.person('Second provider', 'LINK_WORKER'),
    firstProvider: await scene.organisation('First provider'),
    secondProvider: await scene.organisation('Second provider'),
    firstFunder: await scene.organisation('First funder'),
    secondFunder: await scene.organisation('Second funder', 'FUNDER'),
  };
}

/** What is watched and counted beside the work: the outbox, the audit's sample and notes, an opened record, an invitation. */
async function fillWatch(
  { owner, insert, people, otherWorker, at }: Filling,
  { billed, elsewhere }: Claims,
  participantId: string,
): Promise<void> {
  await insert('reference_counter', { kind: 'claim', last: 3 });
  await insert('outbox', { kind: 'payments.run', payload: {} });
  const sample = await insert('audit_sample', {
    month: '2025-12-01',
    seed: 'a'.repeat(64),
    frame_size: 2,
    drawn_at: at,
  });
  await insert('audit_sample_claim', { sample_id: sample, claim_id: billed, position: 1 });
  await insert('audit_sample_claim', { sample_id: sample, claim_id: elsewhere });
  await insert('opened_record', {
    person_id: people.DATA_LEAD.personId,
    participant_id: participantId,
    reason: 'A request for access that cannot wait',
    opened_at: at,
    ends_at: new Date(at.getTime() + 3_600_000),
  });
  await insert('audit_note', {
    operation: 'READ',
    person_id: people.LINK_WORKER.personId,
    action: 'participants',
    subject: 'participant',
    record_ids: [participantId],
  });
  const membership = await owner.query<{ id: string }>('SELECT id FROM membership WHERE person_id = $1', [
    otherWorker.personId,
  ]);
  await insert('invitation', {
    membership_id: membership.rows[0]?.id,
    token_hash: randomUUID().replaceAll('-', '').repeat(2),
    expires_at: at,
  });
}
