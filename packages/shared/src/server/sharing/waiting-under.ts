import { EXPIRY_NOTICE_DAYS } from '../../rules/index.js';
import { STANDING } from '../match-review/review-view.js';

/** What can wait for somebody under an agreement on shared data; each has its line of Today. */
export const SHARING_TASKS = [
  'SHARING_TO_SIGN',
  'EXTRACTS_TO_SEND',
  'EXTRACTS_TO_ACCEPT',
  'MATCH_RUNS_TO_START',
  'MATCH_RUNS_TO_REVIEW',
  'SHARING_EXPIRES',
] as const;
export type SharingTask = (typeof SHARING_TASKS)[number];

export const isSharingTask = (kind: string): kind is SharingTask =>
  SHARING_TASKS.some((task) => task === kind);

/** Parameters of SQL, each asked for only where it is used: whose work it is, when, for which organisations they sign. */
interface Asked {
  readonly person: () => string;
  readonly now: () => string;
  readonly places: () => string;
}

/**
 * SQL for what waits under agreements: of each thing its id, its agreement and since when. $1 is the partnership. Extracts
 * and runs are those that the policies let through: of agreements in which one is named.
 */
export function sharingTask(task: SharingTask, { person, now, places }: Asked): string {
  switch (task) {
    // whose own people sign here; what an outside party signed on paper comes when it comes
    case 'SHARING_TO_SIGN':
      return `SELECT a.drafted_at AS since, a.id, a.id AS agreement_id FROM sharing_agreement a
        WHERE a.partnership_id = $1 AND a.ended_at IS NULL AND a.expires_on >= ${now()}::date
          AND EXISTS (SELECT FROM sharing_party y WHERE y.partnership_id = a.partnership_id AND y.agreement_id = a.id
            AND y.signed_on IS NULL AND y.organisation_id = ANY (${places()}::uuid[]))`;
    // it came into force, and nothing of the other party has come in under it yet: whoever is named can bring the first extract
    case 'EXTRACTS_TO_SEND':
      return `SELECT greatest(a.signed_at, a.starts_on::timestamptz) AS since, a.id, a.id AS agreement_id
        FROM sharing_agreement a WHERE a.partnership_id = $1 AND app.sharing_in_force(a.id, ${now()}::timestamptz)
          AND EXISTS (SELECT FROM sharing_person n WHERE n.partnership_id = a.partnership_id AND n.agreement_id = a.id
            AND n.person_id = ${person()} AND n.ended_at IS NULL)
          AND NOT EXISTS (SELECT FROM extract e WHERE e.partnership_id = a.partnership_id AND e.agreement_id = a.id
            AND e.side = 'THEIRS' AND e.state NOT IN ('CANCELLED', 'FAILED'))`;
    case 'EXTRACTS_TO_ACCEPT':
      return `SELECT e.sent_at AS since, e.id, e.agreement_id FROM extract e
        WHERE e.partnership_id = $1 AND e.state IN ('UNREADABLE', 'CHECKED')
          AND app.sharing_in_force(e.agreement_id, ${now()}::timestamptz)`;
    // what they would compare is reckoned, and no other run of the agreement begins before
    case 'MATCH_RUNS_TO_START':
      return `SELECT r.asked_at AS since, r.id, r.agreement_id FROM match_run r
        WHERE r.partnership_id = $1 AND r.state = 'ESTIMATED'
          AND app.sharing_in_force(r.agreement_id, ${now()}::timestamptz)`;
    // of each agreement the latest: its pairs take the place of those before
    case 'MATCH_RUNS_TO_REVIEW':
      return `SELECT run.ended_at AS since, run.id, run.agreement_id FROM (
          SELECT DISTINCT ON (r.agreement_id) r.id, r.agreement_id, r.ended_at FROM match_run r
          JOIN extract e ON e.partnership_id = r.partnership_id AND e.id = r.extract_id AND e.state <> 'DELETED'
          WHERE r.partnership_id = $1 AND r.state = 'DONE' ORDER BY r.agreement_id, r.asked_at DESC, r.id DESC) run
        WHERE EXISTS (SELECT FROM match_pair pair ${STANDING}
          WHERE pair.partnership_id = $1 AND pair.run_id = run.id AND pair.verdict = 'REVIEW'
            AND standing.decision IS NULL)`;
    // whoever is named looks for what comes after it, since the day it came so near
    case 'SHARING_EXPIRES':
      return `SELECT greatest(a.signed_at, (a.expires_on - ${EXPIRY_NOTICE_DAYS})::timestamptz) AS since, a.id,
          a.id AS agreement_id FROM sharing_agreement a
        WHERE a.partnership_id = $1 AND a.signed_at IS NOT NULL AND a.ended_at IS NULL
          AND a.expires_on BETWEEN ${now()}::date AND ${now()}::date + ${EXPIRY_NOTICE_DAYS}
          AND EXISTS (SELECT FROM sharing_person n WHERE n.partnership_id = a.partnership_id AND n.agreement_id = a.id
            AND n.person_id = ${person()} AND n.ended_at IS NULL)`;
  }
}
