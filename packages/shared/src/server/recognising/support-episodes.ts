import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type EpisodeView, episodeColumns } from './episode-view.js';

/**
 * Every episode of support of a participant, the first one first, also those with earlier providers: a provider is told
 * their days, and its own name alone.
 * @throws Fault FORBIDDEN; NOT_FOUND for whom the actor does not see
 */
export function supportEpisodes(actor: Actor, participantId: string): Promise<EpisodeView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('supportEpisodes');
    const id = mustBeId(participantId);
    tenant.showed('participant', [id]);
    const seen = await tenant.row('SELECT FROM participant WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      id,
    ]);
    if (!seen) throw notFound();
    return tenant.rows<EpisodeView>(
      `SELECT ${episodeColumns('$1')} FROM app.support_episodes($2) e ORDER BY e.enrolled_on`,
      [tenant.partnership.id, id],
    );
  });
}
