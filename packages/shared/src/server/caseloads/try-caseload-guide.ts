import {
  type CaseloadGuide,
  checkCaseloadGuide,
  describeTriedGuide,
  type Load,
  type Refusal,
  type StrainLevel,
} from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { OrganisationView } from '../organisations/organisation-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readCaseloadGuide } from './guide-of.js';
import { readCaseloadFacts, workOutCaseloads } from './read-caseloads.js';

/** A worker by the guide in force, and by the one that is tried. */
export interface TriedCaseload {
  readonly worker: PersonView;
  readonly provider: OrganisationView;
  readonly before: StandingView;
  readonly after: StandingView;
}

export interface StandingView extends Pick<Load, 'load' | 'room' | 'percent'> {
  readonly level: StrainLevel;
}

export interface CaseloadTrial {
  readonly sentence: string;
  /** every worker whose hours are said, by provider */
  readonly workers: readonly TriedCaseload[];
}

/**
 * Tries a guide on the present workers and people: nothing is kept, and nothing changes for anybody.
 * @returns INVALID with the field
 * @throws Fault FORBIDDEN
 */
export function caseloadTrial(actor: Actor, guide: CaseloadGuide): Promise<CaseloadTrial | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setCaseloadGuide');
    const [fault] = checkCaseloadGuide(guide);
    if (fault) return fault;
    const facts = await readCaseloadFacts(tenant, []);
    const present = workOutCaseloads(tenant, facts, await readCaseloadGuide(tenant));
    const tried = new Map(
      workOutCaseloads(tenant, facts, guide).flatMap(({ workers }) =>
        workers.map((one) => [`${one.providerId} ${one.worker.id}`, one] as const),
      ),
    );
    const compared = present.flatMap(({ provider, workers }) =>
      workers.flatMap((before) => {
        const after = tried.get(`${provider.id} ${before.worker.id}`);
        return after && before.hours !== null ? [{ provider, before, after }] : [];
      }),
    );
    const standing = (one: (typeof compared)[number]['before']) => ({ load: one, level: one.strain.level });
    return {
      sentence: describeTriedGuide(
        compared.map(({ before, after }) => ({ before: standing(before), after: standing(after) })),
      ),
      workers: compared.map(({ provider, before, after }) => ({
        provider,
        worker: before.worker,
        before: { ...before, level: before.strain.level },
        after: { ...after, level: after.strain.level },
      })),
    };
  });
}
