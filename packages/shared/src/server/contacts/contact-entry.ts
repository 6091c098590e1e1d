import type { ContactCompany, ContactKind } from '../../rules/index.js';
import { isId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import { type ParticipantView, participantNameJson } from '../participants/participant-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readContactKinds } from './contact-kinds.js';

/** What a contact with somebody is usually like: as the last one was. */
export interface UsualContact {
  readonly kind: string;
  readonly place: string | null;
  readonly minutes: number | null;
  readonly company: readonly ContactCompany[];
}

/** What a contact is entered from, also where the connection is gone meanwhile. */
export interface ContactEntryView {
  /** those that are offered */
  readonly kinds: readonly ContactKind[];
  /** who may have been there too */
  readonly colleagues: readonly PersonView[];
  readonly people: readonly {
    readonly participant: ParticipantView;
    /** null where nobody has had one with them, nor the acting person with anybody */
    readonly usual: UsualContact | null;
  }[];
}

/** More than any worker has (domain.md, Caseload). */
const MOST_PEOPLE = 300;
const MOST_COLLEAGUES = 200;

/**
 * The people whose link worker the acting person is and who are not closed, or with whom they work jointly (docs/adr/0026),
 * by name, and the one asked for besides;
 * each with what a contact with them is usually like: as the worker's own last one, else as anybody's, else as the
 * worker's last one with whomever. A fixed number of statements.
 * @throws Fault FORBIDDEN
 */
export function contactEntry(actor: Actor, participantId?: string | null): Promise<ContactEntryView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordContact');
    const { partnership, personId, me } = tenant;
    const [, kinds] = await Promise.all([tenant.worksJointly(), readContactKinds(tenant)]);
    const colleagues = await tenant.rows<PersonView>(
      `SELECT DISTINCT p.id, p.name, lower(p.name) AS by_name FROM membership m JOIN person p ON p.id = m.person_id
       WHERE m.partnership_id = $1 AND m.organisation_id = ANY ($2::uuid[]) AND m.state = 'ACTIVE' AND p.id <> $3
         AND m.roles && ARRAY['BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER']
       ORDER BY by_name, p.id LIMIT ${MOST_COLLEAGUES}`,
      [partnership.id, me.organisationIds, personId],
    );
    const usual = `json_build_object('kind', c.kind, 'place', c.place, 'minutes', c.minutes, 'company', c.company)`;
    const latest = (whose: string): string => `(SELECT ${usual} FROM standing_contact c
      WHERE c.partnership_id = p.partnership_id AND ${whose} AND c.kind = ANY ($4)
      ORDER BY c.met_on DESC, c.recorded_at DESC LIMIT 1)`;
    const people = await tenant.rows<ContactEntryView['people'][number]>(
      `SELECT ${participantNameJson} AS participant, coalesce(
         ${latest('c.participant_id = p.id AND c.recorded_by = $2')}, ${latest('c.participant_id = p.id')},
         own.usual) AS usual
       FROM (SELECT * FROM participant p WHERE p.partnership_id = $1
           AND (p.link_worker_id = $2 AND p.phase <> 'CLOSED' OR p.id = $3
             OR p.id = ANY (ARRAY(SELECT j.participant_id FROM joint_work j
               WHERE j.partnership_id = $1 AND j.worker_id = $2 AND j.state = 'AGREED')))
         ORDER BY p.id = $3 DESC NULLS LAST, p.folded_name, p.id LIMIT ${MOST_PEOPLE}) p
       CROSS JOIN (SELECT (SELECT ${usual} FROM standing_contact c WHERE c.partnership_id = $1 AND c.recorded_by = $2
         AND c.kind = ANY ($4) ORDER BY c.met_on DESC, c.recorded_at DESC LIMIT 1) AS usual) own
       ORDER BY p.folded_name, p.id`,
      [
        partnership.id,
        personId,
        participantId && isId(participantId) ? participantId : null,
        kinds.flatMap(({ code, offered }) => (offered ? [code] : [])),
      ],
    );
    tenant.showed(
      'participant',
      people.map(({ participant }) => participant.id),
    );
    return {
      kinds: kinds.filter(({ offered }) => offered),
      colleagues: colleagues.map(({ id, name }) => ({ id, name })),
      people,
    };
  });
}
