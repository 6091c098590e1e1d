import { PROVIDER_ROLES } from '../../rules/index.js';
import { roles, type Source } from './fact.js';

const MANAGER = roles(['PROVIDER_MANAGER']);
const PROVIDERS = roles(PROVIDER_ROLES);

const managersOf = (provider: string): string => `(NULL::uuid, ${provider}, ${MANAGER})`;
/** Who was asked is told where it is taken back. */
const managersIfWithdrawn = (row: string): string =>
  `(NULL::uuid, ${row}.to_provider, CASE ${row}.state WHEN 'WITHDRAWN' THEN ${MANAGER} ELSE ${roles([])} END)`;

const TRANSFER = { from: 'transfer t', transfer_id: 't.id' } as const;
const JOINT_WORK = {
  from: `joint_work j JOIN participant p ON p.partnership_id = j.partnership_id AND p.id = j.participant_id`,
  joint_work_id: 'j.id',
} as const;

/** Whoever asked, and whoever looks after the person; whoever manages them, where nobody does. */
const WHO_ASKED = `(j.asked_by, j.from_provider, ${PROVIDERS}), (p.link_worker_id, j.from_provider,
  CASE WHEN p.link_worker_id IS NULL THEN ${MANAGER} ELSE ${PROVIDERS} END)`;
const BOTH = `${WHO_ASKED}, (j.worker_id, j.to_provider, ${PROVIDERS}), ${managersOf('j.to_provider')}`;

const ended = (where: string, at: string): Source => ({
  ...JOINT_WORK,
  kind: 'JOINT_WORK_MOVED',
  where: `j.partnership_id = $1 AND ${where}`,
  at,
  fact: `concat_ws(':', 'JOINT', j.id, 'ENDED')`,
  detail: `'ENDED'`,
  by: 'j.ended_by',
  to: BOTH,
});

/**
 * From one provider to another, and beside another (docs/adr/0024, 0026): who is asked, whose asking was answered or taken
 * back, who was named, and for whom it has ended. They lead to what was asked and not to the person: whom it is about, the
 * reader sees there as far as they may.
 */
export const BETWEEN_PROVIDERS: readonly Source[] = [
  {
    ...TRANSFER,
    kind: 'TRANSFER_ASKED',
    where: 't.partnership_id = $1 AND t.asked_at > $2',
    at: 't.asked_at',
    fact: `concat_ws(':', 'TRANSFER', t.id, 'ASKED')`,
    by: 't.asked_by',
    to: managersOf('t.to_provider'),
  },
  {
    // whoever asked, for their provider or at the hub, and those who manage the provider that asked
    ...TRANSFER,
    kind: 'TRANSFER_ANSWERED',
    where: 't.partnership_id = $1 AND t.decided_at > $2',
    at: 't.decided_at',
    fact: `concat_ws(':', 'TRANSFER', t.id, t.state)`,
    detail: 't.state',
    by: 't.decided_by',
    to: `(t.asked_by, NULL::uuid, ${roles(['BACKBONE', ...PROVIDER_ROLES])}), ${managersOf('t.from_provider')},
      ${managersIfWithdrawn('t')}`,
  },
  {
    ...JOINT_WORK,
    kind: 'JOINT_WORK_ASKED',
    where: 'j.partnership_id = $1 AND j.asked_at > $2',
    at: 'j.asked_at',
    fact: `concat_ws(':', 'JOINT', j.id, 'ASKED')`,
    by: 'j.asked_by',
    to: managersOf('j.to_provider'),
  },
  {
    ...JOINT_WORK,
    kind: 'JOINT_WORK_MOVED',
    where: 'j.partnership_id = $1 AND j.decided_at > $2',
    at: 'j.decided_at',
    fact: `concat_ws(':', 'JOINT', j.id, 'DECIDED')`,
    detail: `CASE j.state WHEN 'ENDED' THEN 'AGREED' ELSE j.state END`,
    by: 'j.decided_by',
    to: `${WHO_ASKED}, ${managersIfWithdrawn('j')}`,
  },
  {
    ...JOINT_WORK,
    kind: 'JOINT_WORK_MOVED',
    where: `j.partnership_id = $1 AND (j.decided_at > $2 OR j.named_at > $2) AND j.state = 'AGREED'`,
    at: 'coalesce(j.named_at, j.decided_at)',
    fact: `concat_ws(':', 'JOINT', j.id, 'NAMED', extract(epoch FROM coalesce(j.named_at, j.decided_at)))`,
    detail: `'NAMED'`,
    by: 'coalesce(j.named_by, j.decided_by)',
    to: `(j.worker_id, j.to_provider, ${PROVIDERS})`,
  },
  {
    // another one than at first
    ...JOINT_WORK,
    kind: 'JOINT_WORK_MOVED',
    where: `j.partnership_id = $1 AND j.named_at > $2 AND j.state = 'AGREED'`,
    at: 'j.named_at',
    fact: `concat_ws(':', 'JOINT', j.id, 'RENAMED', extract(epoch FROM j.named_at))`,
    detail: `'RENAMED'`,
    by: 'j.named_by',
    to: WHO_ASKED,
  },
  ended('j.ended_at > $2', 'j.ended_at'),
  // its last day has passed, which nobody writes
  ended(
    `j.state = 'AGREED' AND j.until_on >= $8::date AND j.until_on < $3::date`,
    `least($4, (j.until_on + time '23:59') AT TIME ZONE 'UTC')`,
  ),
];
