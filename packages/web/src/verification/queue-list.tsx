import { Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimRow } from '../claims/claim-queries.js';
import { dateText } from '../ui/date-text.js';
import { moneyText } from '../ui/money.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './verification.module.css';

interface QueueListProps {
  rows: readonly ClaimRow[];
  currentId: string | undefined;
  selected: ReadonlySet<string>;
  onOpen: (id: string) => void;
  onSelect: (id: string) => void;
}

/** The claims that wait, oldest first; decided ones stay in their place with what became of them. */
export function QueueList({ rows, currentId, selected, onOpen, onSelect }: QueueListProps) {
  const here = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another claim is the current one
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <ol className={classes.list} aria-label="Claims to verify">
      {rows.map((row) => {
        const isCurrent = row.id === currentId;
        const waits = row.state === 'APPROVED';
        return (
          <li
            key={row.id}
            ref={isCurrent ? here : null}
            className={classes.row}
            data-current={isCurrent}
            data-decided={!waits}
          >
            <Checkbox
              aria-label={`Select ${row.reference}`}
              checked={waits && selected.has(row.id)}
              disabled={!waits}
              onChange={() => onSelect(row.id)}
            />
            <button
              type="button"
              className={classes.open}
              aria-current={isCurrent ? 'true' : undefined}
              onClick={() => onOpen(row.id)}
            >
              <span className={classes.title}>{row.title}</span>
              <span className={classes.soft}>
                {row.reference}, {row.provider.name}
              </span>
              <span className={classes.soft}>
                {dateText(row.achievedOn)}, {moneyText(row.price)}
              </span>
              {waits ? null : (
                <StateBadge tone={CLAIM_STATE_WORDS[row.state].tone}>
                  {CLAIM_STATE_WORDS[row.state].name}
                </StateBadge>
              )}
              {waits && row.awaitsAnswer ? <StateBadge tone="going">Awaits an answer</StateBadge> : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
