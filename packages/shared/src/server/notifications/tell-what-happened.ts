import {
  channelOf,
  isUrgent,
  NOTIFICATION_DAYS,
  NOTIFICATION_KIND_NAMES,
  NOTIFICATION_KINDS,
  today,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readHubGuide } from '../triage/hub-lists.js';
import { FACT } from './fact.js';
import { SOURCES } from './what-happened.js';

/**
 * How far each look reaches back beyond the last one: what happened carries the instant at which its transaction began,
 * and is seen once that has ended. No transaction of ours lasts as long.
 */
const OVERLAP = '1 hour';

const columns = Object.keys(FACT) as (keyof typeof FACT)[];
const facts = SOURCES.map(
  (source) => `SELECT '${source.kind}' AS kind,
    ${columns.map((name) => `(${source[name] ?? 'NULL'})::${FACT[name]} AS ${name}`).join(', ')},
    who.person_id AS to_person, who.organisation_id AS to_organisation, who.roles AS to_roles
  FROM ${source.from}
  CROSS JOIN LATERAL (VALUES ${source.to}) AS who(person_id, organisation_id, roles)
  WHERE ${source.where}`,
);
const SUBJECTS = columns.filter((name) => name !== 'by');

/** $7: of each kind its roles, its usual channel, and whether it can be silenced. */
const TELL = `
  WITH kinds AS (SELECT * FROM json_to_recordset($7) AS k(kind text, roles text[], usual text, urgent boolean)),
  facts AS (${facts.join('\n  UNION ALL ')})
  INSERT INTO notification (partnership_id, person_id, kind, ${SUBJECTS.join(', ')}, to_digest, made_at)
  SELECT $1, m.person_id, f.kind, ${SUBJECTS.map((name) => `f.${name}`).join(', ')}, chosen.channel = 'DIGEST', $4
  FROM facts f
  JOIN kinds k ON k.kind = f.kind
  JOIN membership m ON m.partnership_id = $1 AND m.state = 'ACTIVE' AND m.joined_at IS NOT NULL
    AND m.roles && f.to_roles AND m.roles && k.roles
    AND (f.to_person IS NULL OR m.person_id = f.to_person)
    AND (f.to_organisation IS NULL OR m.organisation_id = f.to_organisation)
    AND m.person_id IS DISTINCT FROM f.by
  LEFT JOIN notification_choice c ON c.partnership_id = m.partnership_id AND c.person_id = m.person_id
  CROSS JOIN LATERAL (SELECT CASE WHEN k.urgent AND c.channels->>k.kind = 'NONE' THEN k.usual
    ELSE coalesce(c.channels->>k.kind, k.usual) END AS channel) chosen
  WHERE chosen.channel <> 'NONE'
  ON CONFLICT (partnership_id, person_id, fact) DO NOTHING`;

const KINDS = JSON.stringify(
  NOTIFICATION_KIND_NAMES.map((kind) => ({
    kind,
    roles: NOTIFICATION_KINDS[kind].roles,
    usual: channelOf(kind, {}),
    urgent: isUrgent(kind),
  })),
);

/**
 * Tells everybody in a partnership what has happened since the last look, by one statement over what is recorded, and
 * forgets what is older than the partnership keeps. It reads facts and is no part of the steps that make them: none of
 * them can forget it, and none waits for it. Told twice of the same fact nobody is, whatever looks at once or again; a
 * partnership that is looked at for the first time begins with what happens from then on. For the system.
 * @param since looks from then on instead; the demonstration tells of its past
 * @returns how many notifications were made
 */
export function tellWhatHappened(actor: Actor, since?: Date): Promise<number> {
  return withTenant(actor, async (tenant) => {
    tenant.names('tellWhatHappened');
    const from = await lookFrom(tenant, since);
    if (from === null) return 0;
    const { id, timeZone } = tenant.partnership;
    const { triageDays, answerDays, waitingDays } = await readHubGuide(tenant);
    const fromDay = today(timeZone, from.getTime());
    const told = await tenant.execute(
      TELL,
      [id, from, tenant.today, tenant.now, triageDays, answerDays, KINDS, fromDay, waitingDays],
      // a minute's look costs less than planning it; the first look of all, over years, is planned for itself
      { keepPlan: since === undefined ? 'always' : false },
    );
    await forgetOld(tenant);
    await tenant.execute('UPDATE notification_watch SET looked_until = $2 WHERE partnership_id = $1', [
      id,
      tenant.now,
    ]);
    return told;
  });
}

/** From when to look; null when somebody else is looking. */
async function lookFrom(tenant: Tenant, since: Date | undefined): Promise<Date | null> {
  const { id } = tenant.partnership;
  await tenant.execute(
    `INSERT INTO notification_watch (partnership_id, looked_until) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [id, tenant.now],
  );
  const row = await tenant.row<{ from: Date }>(
    `SELECT looked_until - interval '${OVERLAP}' AS "from" FROM notification_watch
     WHERE partnership_id = $1 FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return row ? (since ?? row.from) : null;
}

const KEPT = `$2::timestamptz - make_interval(days => coalesce(
  (SELECT s.keep_days FROM notification_setting s WHERE s.partnership_id = $1), ${NOTIFICATION_DAYS.usual}))`;

async function forgetOld(tenant: Tenant): Promise<void> {
  const values = [tenant.partnership.id, tenant.now];
  for (const table of ['notification', 'notification_digest'])
    await tenant.execute(`DELETE FROM ${table} WHERE partnership_id = $1 AND made_at < ${KEPT}`, values, {
      keepPlan: 'always',
    });
}
