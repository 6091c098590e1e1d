import type { Load } from './load.js';
import type { StrainLevel } from './strain.js';

/** A worker as they stand by one guide. */
export interface StandingByGuide {
  readonly load: Load;
  readonly level: StrainLevel;
}

/** What a changed guide says of the present workers, beside the one in force: nobody's work changes by it. */
export function describeTriedGuide(
  workers: readonly { readonly before: StandingByGuide; readonly after: StandingByGuide }[],
): string {
  if (workers.length === 0) return 'No worker’s hours are said yet, so there is nothing to try it on.';
  const over = (by: 'before' | 'after'): number =>
    workers.filter((worker) => worker[by].load.load > worker[by].load.room).length;
  const changed = workers.filter(({ before, after }) => before.level !== after.level).length;
  const [was, would] = [over('before'), over('after')];
  const said =
    was === would
      ? `${would} of ${workers.length} would carry more than the guide allows, as now.`
      : `${would} of ${workers.length} would carry more than the guide allows, instead of ${was}.`;
  return changed === 0
    ? `${said} Nobody would be shown otherwise than now.`
    : `${said} ${changed} would be shown otherwise than now.`;
}
