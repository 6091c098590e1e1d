import { randomUUID } from 'node:crypto';

type Insert = (table: string, row: Record<string, unknown>) => Promise<string>;

/** A file that the hub sent for an agency, one that the agency has not confirmed, and one that is in. */
export async function fillReferralFiles(
  insert: Insert,
  given: {
    readonly clinic: string;
    readonly atHub: string;
    readonly agent: string;
    readonly known: string;
    readonly at: Date;
  },
): Promise<void> {
  const { clinic, atHub, agent, known, at } = given;
  const add = async (row: Record<string, unknown>): Promise<string> => {
    const id = randomUUID();
    await insert('referral_file', {
      id,
      source_id: clinic,
      sent_by: agent,
      sent_at_hub: false,
      sent_at: at,
      file_name: 'people.csv',
      size: 100,
      storage_key: id,
      state: 'CHECKED',
      headings: ['First name', 'Other'],
      checked_on: '2026-01-15',
      enters: 1,
      ...row,
    });
    await insert('referral_file_progress', { file_id: id, rows: 3, done: 3 });
    return id;
  };
  const ofHub = await add({ sent_by: atHub, sent_at_hub: true });
  await insert('referral_file_row', {
    file_id: ofHub,
    line: 2,
    result: 'STAYS_OUT',
    faults: JSON.stringify([{ column: 'First name', message: 'Give the person’s first name.' }]),
  });
  await insert('referral_file_match', {
    file_id: ofHub,
    line: 3,
    given_name: 'Ann',
    family_name: 'Lee',
    kind: 'PARTICIPANT',
    record_id: known,
    verdict: 'LIKELY',
    percent: 99,
  });
  const waits = await add({});
  await insert('referral_file_row', { file_id: waits, line: 4, result: 'REPEATS', repeats_line: 2 });
  await add({ state: 'DONE', storage_key: null, confirmed_by: agent, confirmed_at: at, ended_at: at });
}
