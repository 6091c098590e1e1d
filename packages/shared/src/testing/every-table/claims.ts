import { randomUUID } from 'node:crypto';
import { type Claims, type Filling, type People, type Person, SIGNED_WORDS } from './filling.js';
import type { Tariffs } from './rate-cards.js';

/** Claims of both, with evidence, history and conversation, and which of two stands. */
export async function fillClaims(
  { insert, people, otherWorker, firstProvider, secondProvider, at }: Filling,
  { first, second }: People,
  { entry, stay, ownEntry }: Tariffs,
): Promise<Claims> {
  const claim = async (
    who: { id: string; enrolment: string },
    given: { provider: string; tariff: string; code: string; state: string; reference: string; by: Person },
  ): Promise<string> => {
    const checked = given.state !== 'SUBMITTED';
    const id = await insert('claim', {
      reference: given.reference,
      participant_id: who.id,
      enrolment_id: who.enrolment,
      provider_id: given.provider,
      cohort: 'NEW',
      outcome_code: given.code,
      tariff_id: given.tariff,
      achieved_on: '2025-06-01',
      price: 10000,
      state: given.state,
      submitted_by: given.by.personId,
      submitted_at: at,
      approved_by: checked ? people.BACKBONE.personId : null,
      verified_by: checked ? people.VERIFIER.personId : null,
    });
    const upload = await insert('upload', {
      uploaded_by: given.by.personId,
      storage_key: randomUUID(),
      file_name: 'letter.pdf',
      media_type: 'application/pdf',
      size: 10,
      sha256: 'a'.repeat(64),
    });
    const evidence = await insert('evidence', {
      claim_id: id,
      kind: 'SELF_CERTIFICATION',
      statement: SIGNED_WORDS,
      upload_id: upload,
      attached_by: given.by.personId,
      attached_at: at,
    });
    await insert('evidence_opening', { evidence_id: evidence, person_id: people.VERIFIER.personId });
    await insert('claim_event', { claim_id: id, at, by_person: given.by.personId, to_state: 'SUBMITTED' });
    await insert('claim_message', {
      claim_id: id,
      at,
      by_person: people.BACKBONE.personId,
      text: 'Which day?',
      is_question: true,
    });
    return id;
  };
  const submitted = await claim(first, {
    provider: firstProvider,
    tariff: entry,
    code: 'ENTRY',
    state: 'SUBMITTED',
    reference: 'C-1',
    by: people.LINK_WORKER,
  });
  const billed = await claim(first, {
    provider: firstProvider,
    tariff: stay,
    code: 'STAY',
    state: 'BILLED',
    reference: 'C-2',
    by: people.LINK_WORKER,
  });
  const elsewhere = await claim(second, {
    provider: secondProvider,
    tariff: ownEntry,
    code: 'ENTRY',
    state: 'BILLED',
    reference: 'C-3',
    by: otherWorker,
  });
  await insert('clash_decision', {
    outcome_code: 'ENTRY',
    stands_claim: submitted,
    ends_claim: elsewhere,
    stands_record: first.id,
    ends_record: second.id,
    reason: 'She came to us first.',
    decided_by: people.BACKBONE.personId,
    decided_at: at,
  });
  return { submitted, billed, elsewhere };
}
