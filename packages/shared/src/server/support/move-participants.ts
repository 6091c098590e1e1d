import { MOST_MOVED, type Refusal, refuse } from '../../rules/index.js';
import { readWhoSupports } from '../caseloads/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** One person who goes from one link worker to a colleague. */
export interface PersonMove {
  readonly participantId: string;
  /** who looks after them now, as the actor saw it; null: nobody */
  readonly fromId: string | null;
  /** null: nobody, as when a move to somebody who had nobody is taken back */
  readonly toId: string | null;
}

export interface MovedPeople {
  readonly people: number;
  /** what taking it back would move: another move */
  readonly back: readonly PersonMove[];
  /** a sentence for each colleague who carries more than the guide allows now; it hinders nothing */
  readonly warnings: readonly string[];
}

/**
 * Moves people to other link workers of their provider, all of them or none, as one action. Taking it back is another
 * move. Nothing that is paid for rests on who somebody's link worker is, so no milestone is judged anew.
 * @returns INVALID with the field: nobody chosen, too many, the same twice, no link worker of that provider;
 * WRONG_STATE when somebody has another link worker meanwhile
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's to write
 */
export function moveParticipants(actor: Actor, given: readonly PersonMove[]): Promise<MovedPeople | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('moveParticipants');
    const moves = given.map(({ participantId, fromId, toId }) => ({
      participantId: mustBeId(participantId),
      fromId: fromId === null ? null : mustBeId(fromId),
      toId: toId === null ? null : mustBeId(toId),
    }));
    const wrong = checkMoves(moves);
    if (wrong) return wrong;
    // held still first; a colleague who cannot is said first, since reloading mends the rest
    const stale = await checkPeople(tenant, moves);
    const refused = (await checkWorkers(tenant, moves)) ?? stale;
    if (refused) return refused;
    await write(tenant, moves);
    const back = moves.map(({ participantId, fromId, toId }) => ({
      participantId,
      fromId: toId,
      toId: fromId,
    }));
    return { people: moves.length, back, warnings: await warningsOf(tenant, moves) };
  });
}

function checkMoves(moves: readonly PersonMove[]): Refusal | null {
  if (moves.length === 0) return refuse('INVALID', 'Choose whom to move.', 'moves');
  if (moves.length > MOST_MOVED)
    return refuse('INVALID', `Move at most ${MOST_MOVED} people at once.`, 'moves');
  if (new Set(moves.map(({ participantId }) => participantId)).size < moves.length)
    return refuse('INVALID', 'Name each person once.', 'moves');
  return moves.some(({ fromId, toId }) => fromId === toId)
    ? refuse('INVALID', 'Choose somebody else to move them to.', 'moves')
    : null;
}

/** They are the actor's to move, held still, and still with whom the actor saw them. */
async function checkPeople(tenant: Tenant, moves: readonly PersonMove[]): Promise<Refusal | null> {
  const rows = await tenant.rows<{ id: string; workerId: string | null }>(
    `SELECT id, link_worker_id AS "workerId" FROM participant
     WHERE partnership_id = $1 AND id = ANY ($2) AND ($3 OR provider_id = ANY ($4::uuid[]))
     ORDER BY id FOR UPDATE`,
    [
      tenant.partnership.id,
      moves.map(({ participantId }) => participantId),
      tenant.me.roles.includes('BACKBONE'),
      tenant.me.providerIds,
    ],
  );
  const now = new Map(rows.map(({ id, workerId }) => [id, workerId]));
  if (moves.some(({ participantId }) => !now.has(participantId))) throw notFound();
  const gone = moves.filter(({ participantId, fromId }) => now.get(participantId) !== fromId).length;
  if (gone === 0) return null;
  return refuse(
    'WRONG_STATE',
    `${gone} of those chosen ${gone === 1 ? 'has' : 'have'} another link worker meanwhile. Nobody was moved. Reload the page.`,
    'moves',
  );
}

/** Whoever takes somebody over is a link worker of that person's provider. */
async function checkWorkers(tenant: Tenant, moves: readonly PersonMove[]): Promise<Refusal | null> {
  const stranger = await tenant.row(
    `SELECT FROM unnest($2::uuid[], $3::uuid[]) AS x(participant_id, worker_id)
     JOIN participant p ON p.partnership_id = $1 AND p.id = x.participant_id
     WHERE x.worker_id IS NOT NULL AND NOT EXISTS (SELECT FROM membership m
       WHERE m.partnership_id = $1 AND m.person_id = x.worker_id AND m.organisation_id = p.provider_id
         AND m.state IN ('ACTIVE', 'INVITED') AND 'LINK_WORKER' = ANY (m.roles)) LIMIT 1`,
    [tenant.partnership.id, moves.map(({ participantId }) => participantId), moves.map(({ toId }) => toId)],
  );
  return stranger
    ? refuse('INVALID', 'Choose a link worker who works for the same provider. Reload the page.', 'moves')
    : null;
}

async function write(tenant: Tenant, moves: readonly PersonMove[]): Promise<void> {
  const place = tenant.partnership.id;
  const ids = moves.map(({ participantId }) => participantId);
  const to = moves.map(({ toId }) => toId);
  await tenant.execute(
    `UPDATE participant p SET link_worker_id = x.worker_id
     FROM unnest($2::uuid[], $3::uuid[]) AS x(participant_id, worker_id)
     WHERE p.partnership_id = $1 AND p.id = x.participant_id`,
    [place, ids, to],
  );
  await tenant.execute(
    `INSERT INTO worker_move (partnership_id, participant_id, from_worker, to_worker, moved_by, moved_at)
     SELECT $1, x.*, $5, $6 FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS x`,
    [place, ids, moves.map(({ fromId }) => fromId), to, tenant.personId, tenant.now],
  );
}

async function warningsOf(tenant: Tenant, moves: readonly PersonMove[]): Promise<string[]> {
  const taking = new Set(moves.map(({ toId }) => toId));
  const providers = await readWhoSupports(tenant);
  return providers
    .flatMap(({ workers }) => workers)
    .filter(({ id, hours, load }) => taking.has(id) && hours !== null && load.load > load.room)
    .map(({ name, load: { load, room } }) =>
      room === 0
        ? `${name} carries them without any hours.`
        : `${name} carries ${Math.round((100 * load) / room)}\u00a0% of what the guide allows now.`,
    );
}
