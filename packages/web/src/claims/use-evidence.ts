import { useState } from 'react';
import type { EvidenceKind } from '../gql/graphql.js';
import { type Refusals, withMore } from '../ui/refusals.js';
import { type DraftPiece, troublesOf } from './evidence-draft.js';

interface EvidenceOfForm {
  /** Pieces whose file is on its way. */
  sending: ReadonlySet<string>;
  onSending: (key: string, sending: boolean) => void;
  /** The form's refusals with the files that did not arrive. */
  refusals: Refusals;
}

/** The evidence of a form while it is put together: which files are on their way, and which did not arrive. */
export function useEvidence(
  pieces: readonly DraftPiece[],
  kinds: readonly EvidenceKind[],
  refusals: Refusals,
): EvidenceOfForm {
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const onSending = (key: string, isSending: boolean): void =>
    setSending((before) => {
      const now = new Set(before);
      if (isSending) now.add(key);
      else now.delete(key);
      return now;
    });
  return { sending, onSending, refusals: withMore(refusals, troublesOf(pieces, kinds, sending)) };
}
