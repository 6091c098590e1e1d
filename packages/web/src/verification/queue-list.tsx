import { Checkbox } from '@mantine/core';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { ClaimRow } from '../claims/claim-queries.js';
import { dateText } from '../ui/date-text.js';
import { DeskList, DeskRowFact, DeskRowTitle } from '../ui/desk/desk-list.js';
import { moneyText } from '../ui/money.js';
import { StateBadge } from '../ui/state-badge.js';
import { waits } from './use-queue.js';

interface QueueListProps {
  rows: readonly ClaimRow[];
  currentId: string | undefined;
  selected: ReadonlySet<string>;
  onOpen: (id: string) => void;
  onSelect: (id: string) => void;
}

/** The claims that wait, oldest first; decided ones with what became of them. */
export function QueueList({ rows, currentId, selected, onOpen, onSelect }: QueueListProps) {
  return (
    <DeskList
      label="Claims to verify"
      rows={rows}
      currentId={currentId}
      isDecided={(row) => !waits(row)}
      onOpen={onOpen}
      before={(row) => (
        <Checkbox
          aria-label={`Select ${row.reference}`}
          checked={waits(row) && selected.has(row.id)}
          disabled={!waits(row)}
          onChange={() => onSelect(row.id)}
        />
      )}
    >
      {(row) => (
        <>
          <DeskRowTitle>{row.title}</DeskRowTitle>
          <DeskRowFact>
            {row.reference}, {row.provider.name}
          </DeskRowFact>
          <DeskRowFact>
            {dateText(row.achievedOn)}, {moneyText(row.price)}
          </DeskRowFact>
          {waits(row) ? null : (
            <StateBadge tone={CLAIM_STATE_WORDS[row.state].tone}>
              {CLAIM_STATE_WORDS[row.state].name}
            </StateBadge>
          )}
          {waits(row) && row.awaitsAnswer ? <StateBadge tone="going">Awaits an answer</StateBadge> : null}
        </>
      )}
    </DeskList>
  );
}
