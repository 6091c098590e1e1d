import type { Person } from './filling.js';

type Insert = (table: string, row: Record<string, unknown>) => Promise<string>;

/**
 * Somebody of three roles is told of a claim, the manager of one that they do not see; the worker of a milestone too, and
 * an analyst of a table.
 */
export async function fillNotifications(
  insert: Insert,
  given: {
    readonly backbone: Person;
    readonly worker: Person;
    readonly manager: Person;
    readonly analyst: Person;
    readonly claimId: string;
    readonly elsewhereId: string;
    readonly participantId: string;
    readonly outputId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { backbone, worker, manager, analyst, claimId, elsewhereId, participantId, outputId, at } = given;
  const tell = (person: Person, kind: string, claim: string): Promise<string> =>
    insert('notification', {
      person_id: person.personId,
      kind,
      at,
      fact: 'CLAIM:1',
      claim_id: claim,
      to_digest: true,
      made_at: at,
    });
  await tell(backbone, 'QUESTION_ANSWERED', claimId);
  await tell(worker, 'QUESTION_ASKED', claimId);
  await tell(manager, 'QUESTION_ASKED', elsewhereId);
  await insert('notification', {
    person_id: worker.personId,
    kind: 'MILESTONE_SOON',
    at,
    fact: 'MILESTONE:1',
    participant_id: participantId,
    outcome_code: 'KEPT',
    to_digest: true,
    made_at: at,
  });
  await insert('notification', {
    person_id: analyst.personId,
    kind: 'TABLE_DECIDED',
    at,
    fact: 'TABLE:1',
    output_id: outputId,
    to_digest: true,
    made_at: at,
  });
  await insert('notification_choice', {
    person_id: backbone.personId,
    channels: { QUESTION_ANSWERED: 'DIGEST' },
    frequency: 'DAILY',
    weekday: 1,
    hour: 7,
    quiet_days: [],
    chosen_on: '2026-01-15',
    chosen_at: at,
  });
  await insert('notification_digest', { person_id: backbone.personId, on_day: '2026-01-15', made_at: at });
  await insert('notification_setting', { keep_days: 90, changed_by: backbone.personId, changed_at: at });
  await insert('notification_watch', { looked_until: at });
}
