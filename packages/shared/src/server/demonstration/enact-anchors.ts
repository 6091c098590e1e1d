import { addDays, calendarDate, earlierOf } from '../../rules/index.js';
import { AGREEMENTS, type AnchorStories } from './anchor-stories.js';
import { instant } from './days.js';
import type { Places } from './enact-people.js';
import { staffNames } from './names.js';
import { TODAY } from './paperwork.js';
import { type Dice, diceFrom } from './random.js';
import type { ToldService } from './service-stories.js';
import type { StaffMember, Stage } from './stage.js';

interface AnchorPlan {
  readonly stories: AnchorStories;
  readonly anchors: readonly string[];
  /** the link workers of each provider, by address */
  readonly services: readonly ToldService[];
  readonly teams: readonly { readonly provider: string; readonly workers: readonly string[] }[];
  readonly members: readonly Pick<StaffMember, 'email' | 'organisation' | 'roles'>[];
}

/** The link workers of each provider of a partnership. */
export const teamsOf = ({ providers, linkWorkers }: Places): AnchorPlan['teams'] =>
  providers.map((provider, nth) => ({ provider, workers: linkWorkers[nth] ?? [] }));

/**
 * What is recorded of a partnership's anchors: who looks after each, contacts, places, promises, agreements on data that
 * differ, and candidates in every state. Written in sets by the owner's connection, since every row is somebody else's to
 * write.
 */
export async function enactAnchors(stage: Stage, plan: AnchorPlan): Promise<void> {
  const dice = diceFrom(plan.stories.seed);
  const anchors = plan.anchors.map((name, nth) => ({ nth, id: stage.organisation(name), name }));
  const backbone = stage.person('backbone');
  const write = (sql: string, rows: readonly object[]): Promise<unknown> =>
    stage.workshop.owner.query(sql, [stage.partnershipId, JSON.stringify(rows)]);

  await write(
    `INSERT INTO anchor_worker (partnership_id, anchor_id, person_id, provider_id, from_on)
     SELECT $1, x.id, x.person, x.provider, '2024-09-02' FROM json_to_recordset($2) AS x(id uuid, person uuid, provider uuid)`,
    anchors.flatMap(({ id, nth }) =>
      plan.teams.map(({ provider, workers }) => ({
        id,
        provider: stage.organisation(provider),
        person: stage.person(workers[nth % workers.length] ?? ''),
      })),
    ),
  );
  await write(
    `INSERT INTO anchor_contact (partnership_id, anchor_id, name, job, phone, email, note, recorded_at)
     SELECT $1, x.id, x.name, x.job, x.phone, x.email, x.note, '2024-09-05'
     FROM json_to_recordset($2) AS x(id uuid, name text, job text, phone text, email text, note text)`,
    anchors.flatMap(({ id, nth }) =>
      contactsOf(plan.stories, dice, nth).map((contact) => ({ id, ...contact })),
    ),
  );
  // a little more than were supported, and in a few places less
  await write(
    `INSERT INTO anchor_places (partnership_id, anchor_id, from_on, to_on, places, agreed_by, agreed_at)
     SELECT $1, x.id, x.since, x.until, greatest(5, 5 * round((u.used * x.part + 2) / 5))::int, x.by, x.since - interval '40 days'
     FROM json_to_recordset($2) AS x(id uuid, since date, until date, part numeric, by uuid)
     CROSS JOIN LATERAL (SELECT count(DISTINCT e.participant_id)::numeric AS used FROM enrolment e WHERE e.partnership_id = $1
       AND e.anchor_id = x.id AND e.enrolled_on <= x.until AND coalesce(e.ended_on, 'infinity') >= x.since) u`,
    anchors.flatMap(({ id, nth }) =>
      plan.stories.years.map(([since, until]) => ({
        id,
        since,
        until,
        by: backbone,
        part: nth % 5 === 3 ? 0.9 : 1.15,
      })),
    ),
  );
  await write(
    `INSERT INTO anchor_promise (partnership_id, anchor_id, review_on, words, promised_by, who, due_on, recorded_by, recorded_at,
       kept, settled_on, settled_by)
     SELECT $1, x.id, x.review, x.words, x.side, x.who, x.due, x.by, x.review + interval '15 hours', x.kept, x.settled,
       CASE WHEN x.kept IS NOT NULL THEN x.by END
     FROM json_to_recordset($2) AS x(id uuid, review date, words text, side text, who text, due date, by uuid, kept boolean, settled date)`,
    anchors.flatMap(({ id, nth }) =>
      promisesOf(plan.stories, dice, stage, plan, nth).map((promise) => ({ id, ...promise })),
    ),
  );
  await write(
    `INSERT INTO anchor_agreement (partnership_id, anchor_id, fields, note, agreed_by, agreed_at)
     SELECT $1, x.id, ARRAY(SELECT json_array_elements_text(x.fields)), x.note, x.by, '2025-01-14 11:00Z'
     FROM json_to_recordset($2) AS x(id uuid, fields json, note text, by uuid)`,
    anchors.flatMap(({ id, nth }) => {
      const fields = AGREEMENTS[nth % AGREEMENTS.length]?.filter(
        (field) => field !== 'PAYS' || plan.stories.anchorsPay,
      );
      return fields
        ? [{ id, fields, by: backbone, note: 'Signed copy in the backbone’s files, reviewed each January.' }]
        : [];
    }),
  );
  await write(
    `INSERT INTO service (partnership_id, provider_id, name, what, for_whom, age_from, age_to, anchor_id, place, runs, capacity,
       free, told_by, told_at)
     SELECT $1, x.provider, x.name, x.what, x.whom, x.youngest, x.oldest, x.anchor, x.place, x.runs, x.capacity, x.free, x.by, x.at
     FROM json_to_recordset($2) AS x(provider uuid, name text, what text, whom text, youngest int, oldest int, anchor uuid,
       place text, runs text, capacity int, free int, by uuid, at timestamptz)`,
    plan.services.map(({ provider, ages: [youngest, oldest], anchor, forWhom, ...service }) => ({
      ...service,
      whom: forWhom,
      youngest,
      oldest,
      provider: stage.organisation(plan.teams[provider]?.provider ?? ''),
      anchor: anchor === null ? null : anchors[anchor]?.id,
      by: backbone,
      at: instant(addDays(TODAY, -dice.between(1, 60)), 10),
    })),
  );
  await stage.workshop.owner.query(LINKED, [stage.partnershipId]);
  if (plan.stories.reasons.length > 0) await enactCandidates(stage, plan, dice, write);
}

/** The groups of enact-groups that bear a service's name are how it meets. */
const LINKED = `UPDATE activity_group g SET service_id = s.id
  FROM service s JOIN organisation o ON o.partnership_id = s.partnership_id AND o.id = s.anchor_id
  WHERE g.partnership_id = $1 AND s.partnership_id = $1 AND s.provider_id = g.provider_id AND s.anchor_id = g.anchor_id
    AND g.name = s.name || ', ' || o.name`;

function contactsOf({ jobs, dialling, notes }: AnchorStories, dice: Dice, nth: number) {
  const names = staffNames(diceFrom(`contacts ${dialling} ${nth}`), 3);
  return names.map((name, place) => ({
    name,
    job: jobs[(nth + place) % jobs.length],
    phone: dice.percent(85) ? `${dialling}${String(dice.between(0, 999)).padStart(3, '0')}` : null,
    email: `contact-${nth + 1}-${place + 1}@anchor.example`,
    note: dice.percent(35) ? dice.pick(notes) : null,
  }));
}

function promisesOf(
  { reviews, promises, jobs }: AnchorStories,
  dice: Dice,
  stage: Stage,
  plan: AnchorPlan,
  nth: number,
) {
  const team = plan.teams[0]?.workers ?? [];
  const by = stage.person(team[nth % team.length] ?? '');
  return reviews.flatMap((review, before) =>
    (['ANCHOR', 'PROVIDER'] as const).map((side) => {
      const due = addDays(calendarDate(review), dice.between(10, 120));
      const isOver = before > 0 || (due < TODAY && dice.percent(75));
      return {
        review,
        side,
        due,
        by,
        words: promises[side][(nth + before) % promises[side].length],
        who: side === 'ANCHOR' ? (jobs[nth % jobs.length] ?? '') : 'Link worker',
        kept: isOver ? dice.percent(78) : null,
        settled: isOver ? earlierOf(due, TODAY) : null,
      };
    }),
  );
}

/** Of each school a few: just thought of, asked, and consented, when they stand for a referral that the school made. */
async function enactCandidates(
  stage: Stage,
  { stories, anchors, members }: AnchorPlan,
  dice: Dice,
  write: (sql: string, rows: readonly object[]) => Promise<unknown>,
): Promise<void> {
  const candidates = anchors.flatMap((name, nth) => {
    const head = members.find((one) => one.organisation === name && one.roles.includes('ANCHOR'));
    if (!head) return [];
    return Array.from({ length: 3 + (nth % 3) }, (_none, place) => {
      const suggestedOn = addDays(TODAY, -dice.between(12, 40));
      return {
        id: stage.organisation(name),
        place,
        by: stage.person(head.email),
        code: `${dice.pick(stories.codes)}-${String(nth * 7 + place + 1).padStart(2, '0')}`,
        reasons: stories.reasons[(nth + place) % stories.reasons.length],
        at: instant(suggestedOn, 16),
        asked: place === 0 ? null : addDays(suggestedOn, dice.between(1, 9)),
      };
    });
  });
  // the last of each school's list is one of the school's newest referrals
  await write(
    `INSERT INTO anchor_candidate (partnership_id, anchor_id, code, reasons, suggested_by, suggested_at, asked_on, consented_on, referral_id)
     SELECT $1, x.id, x.code, x.reasons, x.by, coalesce(least(x.at, r.received_at - interval '9 days'), x.at),
       CASE WHEN r.id IS NULL THEN x.asked ELSE (r.received_at - interval '2 days')::date END, r.received_at::date, r.id
     FROM json_to_recordset($2) AS x(id uuid, place int, by uuid, code text, reasons text, at timestamptz, asked date)
     LEFT JOIN LATERAL (SELECT r.id, r.received_at FROM referral r WHERE x.place = 2 AND r.partnership_id = $1
       AND r.source_id = x.id ORDER BY r.received_at DESC, r.reference LIMIT 1) r ON true`,
    candidates,
  );
  await write(
    `INSERT INTO anchor_refusal (partnership_id, anchor_id, count)
     SELECT $1, x.id, x.count FROM json_to_recordset($2) AS x(id uuid, count int)`,
    anchors.flatMap((name, nth) =>
      nth % 2 === 0 ? [{ id: stage.organisation(name), count: 1 + (nth % 4) }] : [],
    ),
  );
}
