import { DeskList, DeskRowFact, DeskRowTitle } from '../ui/desk/desk-list.js';
import { StateBadge } from '../ui/state-badge.js';
import type { PairRow } from './review-queries.js';
import { chanceText, DECISION_WORDS, pairText } from './review-words.js';

interface PairListProps {
  rows: readonly PairRow[];
  currentId: string | undefined;
  onOpen: (id: string) => void;
}

/** The pairs of a queue; decided ones with what was said of them. */
export function PairList({ rows, currentId, onOpen }: PairListProps) {
  return (
    <DeskList
      label="Pairs"
      rows={rows}
      currentId={currentId}
      isDecided={({ decision }) => Boolean(decision)}
      onOpen={onOpen}
    >
      {(row) => (
        <>
          <DeskRowTitle>{pairText(row)}</DeskRowTitle>
          <DeskRowFact>{chanceText(row.probability)} likely the same</DeskRowFact>
          {row.decision ? (
            <StateBadge tone={DECISION_WORDS[row.decision.decision].tone}>
              {DECISION_WORDS[row.decision.decision].name}
            </StateBadge>
          ) : null}
        </>
      )}
    </DeskList>
  );
}
