import type { Filling, People } from './filling.js';

/** How support goes: milestones, plans, phases, circumstances, and what two providers ask each other. */
export async function fillSupport(
  { insert, people, otherWorker, firstProvider, secondProvider, at }: Filling,
  { first, second }: People,
  kept: string,
): Promise<void> {
  const sustain = async (participantId: string, provider: string): Promise<void> => {
    const about = { participant_id: participantId, outcome_code: 'ENTRY', recorded_at: at };
    await insert('status_spell', { ...about, held: true, from_on: '2025-07-01', reason: 'CONFIRMED' });
    await insert('worked_hours', { ...about, from_on: '2025-07-01', weekly: '17.5' });
    await insert('milestone', {
      participant_id: participantId,
      outcome_code: 'KEPT',
      provider_id: provider,
      tariff_id: kept,
      after_code: 'ENTRY',
      started_on: '2025-06-01',
      state: 'RUNNING',
      since: '2025-06-01',
      due_on: '2026-06-01',
      look_again_on: '2026-06-01',
      reason: 'It counts.',
      progress_unit: 'DAYS',
      progress_done: 1,
      progress_of: 365,
      ready_to_claim: false,
      judged_at: at,
    });
  };
  await sustain(first.id, firstProvider);
  await sustain(second.id, secondProvider);
  for (const { id } of [first, second]) {
    const about = { participant_id: id };
    await insert('support_plan', {
      ...about,
      version: 1,
      strengths: 'Keeps at things',
      aspirations: 'A quiet home',
      goals: '[]',
      written_by: people.BACKBONE.personId,
      written_at: at,
    });
    await insert('phase_change', {
      ...about,
      from_phase: 'MONITORING',
      to_phase: 'ACTIVE',
      on_date: '2025-03-01',
      reason: 'NEEDS_MORE',
      recorded_by: people.BACKBONE.personId,
      recorded_at: at,
    });
    await insert('circumstance', {
      ...about,
      kind: 'MOVED',
      on_date: '2025-02-01',
      recorded_by: people.BACKBONE.personId,
      recorded_at: at,
    });
    await insert('worker_move', {
      ...about,
      from_worker: otherWorker.personId,
      moved_by: people.BACKBONE.personId,
      moved_at: at,
    });
  }
  const between = {
    reason: 'NEARER',
    about: 'Likes to be rung in the morning',
    agreed_on: '2025-05-01',
    agreed_how: 'SPOKEN',
    asked_by: people.BACKBONE.personId,
    asked_at: at,
  };
  await insert('transfer', {
    ...between,
    participant_id: first.id,
    from_provider: firstProvider,
    to_provider: secondProvider,
  });
  await insert('transfer', {
    ...between,
    participant_id: second.id,
    from_provider: secondProvider,
    to_provider: firstProvider,
    state: 'DECLINED',
    decided_by: people.PROVIDER_MANAGER.personId,
    decided_at: at,
    decided_words: 'We have no room.',
  });
  const beside = {
    our_part: 'The tenancy',
    their_part: 'The cooking group',
    from_on: '2025-05-01',
    agreed_on: '2025-05-01',
    agreed_how: 'SPOKEN',
    asked_by: people.BACKBONE.personId,
    asked_at: at,
  };
  await insert('joint_work', {
    ...beside,
    participant_id: first.id,
    from_provider: firstProvider,
    to_provider: secondProvider,
  });
  await insert('joint_work', {
    ...beside,
    participant_id: second.id,
    from_provider: secondProvider,
    to_provider: firstProvider,
    // over: what a provider sees of whom it works beside is tried apart
    until_on: '2025-06-30',
    state: 'AGREED',
    decided_by: people.PROVIDER_MANAGER.personId,
    decided_at: at,
    worker_id: people.LINK_WORKER.personId,
    share: 40,
  });
  await insert('deficit_word', {
    key: 'hard to reach',
    phrase: 'hard to reach',
    alternatives: ['not yet reached by us'],
    why: 'We did not find the way.',
    unless: [],
    added_at: at,
  });
}
