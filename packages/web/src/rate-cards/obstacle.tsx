import { useQuery } from '@apollo/client/react';
import { parseDate } from '@weft/shared';
import decide from '../ui/decide.module.css';
import { Icon } from '../ui/icons.js';

import { OBSTACLE } from './draft-queries.js';

/** Warns of what would keep a card with this day from being agreed to, before anybody tries. */
export function Obstacle({ from, providerId }: { from: string; providerId: string | null }) {
  const real = parseDate(from) !== null;
  const { data } = useQuery(OBSTACLE, { variables: { effectiveFrom: from, providerId }, skip: !real });
  const why = real ? data?.publicationObstacle : null;
  return (
    <div aria-live="polite">
      {why ? (
        <p className={decide.warning}>
          <Icon name="alert" size={18} />
          <span>With this first day nobody could agree to it. {why}</span>
        </p>
      ) : null}
    </div>
  );
}
