import { USUAL_ALLOCATION, USUAL_CASELOAD_GUIDE } from '../../rules/index.js';
import type { Filling, People } from './filling.js';

/** The referral hub: what it goes by, a referral that is offered and one that was received, and who has room. */
export async function fillHub(
  { scene, insert, people, otherWorker, firstProvider, secondProvider, at }: Filling,
  { first }: People,
): Promise<void> {
  await insert('decline_reason', { code: 'NO_ROOM', position: 1, title: 'No room', given_by: ['PROVIDER'] });
  const refer = (given: { reference: string } & Record<string, unknown>): Promise<string> =>
    insert('referral', {
      safe_way: 'CALL',
      given_name: 'Bea',
      family_name: given.reference,
      lawful_basis: 'PUBLIC_TASK',
      told: 'All of it',
      referred_on: '2026-01-10',
      received_at: at,
      moved_at: at,
      ...given,
    });
  const offered = await refer({
    reference: 'R-1',
    channel: 'FORM',
    source_id: await scene.organisation('Clinic'),
    referred_by: people.REFERRER.personId,
    state: 'OFFERED',
    provider_id: firstProvider,
  });
  const received = await refer({ reference: 'R-2', channel: 'SELF' });
  await insert('self_referral_page', {
    is_open: true,
    controller: 'The council',
    answers_requests: 'data@council.example',
    lawful_basis: 'PUBLIC_TASK',
  });
  await insert('match_key', { key: 'FAMILY_NAME P-1', kind: 'PARTICIPANT', record_id: first.id });
  await insert('referral_event', {
    referral_id: offered,
    at,
    by_person: people.ASSESSOR.personId,
    from_state: 'ACCEPTED',
    to_state: 'OFFERED',
    provider_id: firstProvider,
  });
  await insert('referral_event', { referral_id: received, at, to_state: 'RECEIVED' });
  await insert('complexity_band', {
    code: 'SOME',
    position: 1,
    title: 'Regular support',
    meaning: 'Somebody at their side every week or two.',
    is_complex: false,
  });
  await insert('expertise', { code: 'HOUSING', position: 1, kind: 'KNOWS', title: 'housing' });
  await insert('hub_guide', { age_bands: [16, 25, 65], triage_days: 7, answer_days: 14 });
  await insert('caseload_guide', {
    guide: JSON.stringify(USUAL_CASELOAD_GUIDE),
    changed_by: people.BACKBONE.personId,
    changed_at: at,
  });
  for (const provider_id of [firstProvider, secondProvider])
    await insert('provider_offer', { provider_id, offers: ['HOUSING'], areas: ['HD1'], agreed: 4000 });
  await insert('support_worker', {
    provider_id: firstProvider,
    person_id: people.LINK_WORKER.personId,
    hours: 3700,
    people_hours: 1850,
  });
  await insert('support_worker', {
    provider_id: secondProvider,
    person_id: otherWorker.personId,
    hours: 3700,
  });
  for (const referral_id of [offered, received])
    await insert('referral_triage', {
      referral_id,
      complexity: 'SOME',
      wants: ['HOUSING'],
      recorded_by: people.ASSESSOR.personId,
      recorded_at: at,
    });
  await insert('recognised_person', {
    referral_id: offered,
    participant_id: first.id,
    said_by: people.ASSESSOR.personId,
    said_at: at,
  });
  await insert('referral_wish', { referral_id: offered, prefers: [], avoids: [secondProvider] });
  await insert('allocation_choice', {
    referral_id: offered,
    at,
    by_person: people.ASSESSOR.personId,
    provider_id: firstProvider,
    rule_version: 0,
    suggested: '[]',
  });
  await insert('allocation_rule', {
    version: 1,
    rule: JSON.stringify(USUAL_ALLOCATION),
    saved_by: people.ASSESSOR.personId,
    saved_at: at,
  });
  await insert('referral_agreement', {
    referral_id: offered,
    kind: 'AGREED',
    said_on: '2026-01-12',
    how: 'SPOKEN',
    recorded_by: people.ASSESSOR.personId,
    recorded_at: at,
  });
}
