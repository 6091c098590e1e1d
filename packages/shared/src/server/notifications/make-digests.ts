import { isDigestDue, today } from '../../rules/index.js';
import { announceAll } from '../outbox/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { CHOICE_COLUMNS, type ChoiceRow, choicesOf } from './read-choices.js';

/** What of a notification n stands in its person's next mail, whose choices are c; what was silenced since does not. */
export const WAITS_FOR_MAIL = `n.to_digest AND n.read_at IS NULL AND n.mailed_at IS NULL
  AND coalesce(c.channels->>n.kind, 'DIGEST') = 'DIGEST'`;

/** Whoever has something to be written to about, with their choices. */
const WAITING = `
  SELECT w.person_id AS "personId", ${CHOICE_COLUMNS},
    (SELECT max(d.on_day) FROM notification_digest d
     WHERE d.partnership_id = $1 AND d.person_id = w.person_id) AS "lastOn"
  FROM (SELECT DISTINCT n.person_id FROM notification n
    LEFT JOIN notification_choice c ON c.partnership_id = n.partnership_id AND c.person_id = n.person_id
    WHERE n.partnership_id = $1 AND ${WAITS_FOR_MAIL}) w
  LEFT JOIN notification_choice c ON c.partnership_id = $1 AND c.person_id = w.person_id
  WHERE EXISTS (SELECT FROM membership m WHERE m.partnership_id = $1 AND m.person_id = w.person_id
    AND m.state = 'ACTIVE' AND m.joined_at IS NOT NULL)`;

/**
 * Makes the mails that are due now, one for a person, and hands them to the queue in the same transaction. A day has one
 * for each person, whatever makes them at once or again. For the system.
 * @returns how many it made
 */
export function makeDigests(actor: Actor): Promise<number> {
  return withTenant(actor, async (tenant) => {
    tenant.names('makeDigests');
    const { id, timeZone } = tenant.partnership;
    const now = tenant.now.getTime();
    const waiting = await tenant.rows<ChoiceRow & { personId: string; lastOn: ChoiceRow['chosenOn'] }>(
      WAITING,
      [id],
      { keepPlan: 'always' },
    );
    const due = waiting.flatMap((row) => {
      const choices = choicesOf(row);
      const zone = choices.timeZone ?? timeZone;
      return isDigestDue(choices, row, zone, now)
        ? [{ person_id: row.personId, on_day: today(zone, now) }]
        : [];
    });
    if (due.length === 0) return 0;
    const made = await tenant.rows<{ id: string }>(
      `INSERT INTO notification_digest (partnership_id, person_id, on_day, made_at)
       SELECT $1, d.person_id, d.on_day, $3 FROM json_to_recordset($2) AS d(person_id uuid, on_day date)
       ON CONFLICT (partnership_id, person_id, on_day) DO NOTHING RETURNING id`,
      [id, JSON.stringify(due), tenant.now],
    );
    await announceAll(
      tenant,
      made.map(({ id: digestId }) => ({ kind: 'mail.digest', digestId })),
    );
    return made.length;
  });
}
