import type { Tenant } from '../tenancy/index.js';
import { DEMONSTRATION_ACCOUNTS } from './accounts.js';
import type { Stage } from './stage.js';

/** A link worker with the hours that they have. */
export interface TeamMember {
  readonly workerId: string;
  readonly email: string;
  readonly providerId: string;
  /** hundredths of an hour a week */
  readonly hours: number;
  /** what the work of one in each team is like; of the others nothing stands out */
  readonly is: 'STRAINED' | 'ROOMY' | null;
}

/**
 * Everybody who supports people, by address. Of the colleagues in the team whose manager has an account, the first carries
 * too much and the last has room.
 */
export async function teamMembers(tenant: Tenant, stage: Stage): Promise<TeamMember[]> {
  const accounts = DEMONSTRATION_ACCOUNTS.filter(({ partnership }) => partnership === stage.slug);
  const managed = accounts.find(({ roles }) => roles.includes('PROVIDER_MANAGER'))?.organisation ?? '';
  const providerId = stage.organisation(managed);
  const members = await tenant.listed<Omit<TeamMember, 'is'>>(
    `SELECT s.person_id AS "workerId", w.email, s.provider_id AS "providerId", s.hours
     FROM support_worker s JOIN person w ON w.id = s.person_id WHERE s.partnership_id = $1 ORDER BY w.email`,
    [tenant.partnership.id],
  );
  const colleagues = members.filter(
    (one) => one.providerId === providerId && !accounts.some(({ email }) => email === one.email),
  );
  const [strained, roomy] = [colleagues[0]?.email, colleagues.at(-1)?.email];
  return members.map((one) => ({
    ...one,
    is: one.email === strained ? 'STRAINED' : one.email === roomy ? 'ROOMY' : null,
  }));
}
