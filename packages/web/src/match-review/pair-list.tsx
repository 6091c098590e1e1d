import { useEffect, useRef } from 'react';
import { StateBadge } from '../ui/state-badge.js';
import desk from '../verification/verification.module.css';
import type { PairRow } from './review-queries.js';
import { chanceText, DECISION_WORDS, pairText } from './review-words.js';

interface PairListProps {
  rows: readonly PairRow[];
  currentId: string | undefined;
  onOpen: (id: string) => void;
}

/** The pairs of a queue; decided ones stay in their place with what was said of them. */
export function PairList({ rows, currentId, onOpen }: PairListProps) {
  const here = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another pair is the current one
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <ol className={desk.list} aria-label="Pairs">
      {rows.map((row) => {
        const isCurrent = row.id === currentId;
        return (
          <li
            key={row.id}
            ref={isCurrent ? here : null}
            className={desk.row}
            data-current={isCurrent}
            data-decided={Boolean(row.decision)}
          >
            <span />
            <button
              type="button"
              className={desk.open}
              aria-current={isCurrent ? 'true' : undefined}
              onClick={() => onOpen(row.id)}
            >
              <span className={desk.title}>{pairText(row)}</span>
              <span className={desk.soft}>{chanceText(row.probability)} likely the same</span>
              {row.decision ? (
                <StateBadge tone={DECISION_WORDS[row.decision.decision].tone}>
                  {DECISION_WORDS[row.decision.decision].name}
                </StateBadge>
              ) : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
