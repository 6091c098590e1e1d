import type { Tenant } from '../tenancy/index.js';
import type { SuggestionsView } from './suggestions.js';

/** So many of the suggestions are kept with a choice. */
const KEPT = 5;

interface Chosen {
  readonly providerId: string;
  readonly workerId: string | null;
}

/** A choice with what was suggested then. */
export interface ChoiceToKeep extends Chosen {
  readonly referralId: string;
  readonly at: Date;
  readonly by: string | null;
  readonly suggestions: SuggestionsView;
}

/**
 * Keeps what was suggested for somebody and whom the assessor chose, so that the choice can be explained later.
 * @param suggestions as they were before the offer
 * @param tenant as the system
 */
export async function keepChoice(
  tenant: Tenant,
  referralId: string,
  chosen: Chosen,
  suggestions: SuggestionsView,
): Promise<void> {
  const { providerId, workerId } = chosen;
  await writeChoices(tenant, [
    { referralId, providerId, workerId, at: tenant.now, by: tenant.me.personId, suggestions },
  ]);
}

/** The same for many, by one statement. @param tenant as the system */
export async function writeChoices(tenant: Tenant, choices: readonly ChoiceToKeep[]): Promise<void> {
  await tenant.execute(
    `INSERT INTO allocation_choice (partnership_id, referral_id, at, by_person, provider_id, worker_id, rule_version,
       suggested, sentence, place)
     SELECT $1, x.referral, x.at, x.by, x.provider, x.worker, x.rule, x.suggested, x.sentence, x.place
     FROM json_to_recordset($2) AS x(referral uuid, at timestamptz, by uuid, provider uuid, worker uuid, rule int,
       suggested jsonb, sentence text, place int)`,
    [tenant.partnership.id, JSON.stringify(choices.map(rowOf))],
  );
}

function rowOf({ referralId, at, by, providerId, workerId, suggestions }: ChoiceToKeep) {
  const { suggested, out, longWait, ruleVersion } = suggestions;
  const isChosen = (one: Chosen): boolean =>
    one.providerId === providerId && (workerId === null || one.workerId === workerId);
  const place = suggested.findIndex(isChosen);
  const said = (suggested[place] ?? out.find(isChosen))?.sentence;
  return {
    referral: referralId,
    at,
    by,
    provider: providerId,
    worker: workerId,
    rule: ruleVersion,
    suggested: suggested.slice(0, KEPT).map(({ name, sentence, below }) => ({ name, sentence, below })),
    sentence: said === undefined ? null : [said, longWait].filter((one) => one !== null).join(' '),
    place: place < 0 ? null : place + 1,
  };
}
