import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { EVIDENCE_KIND_WORDS } from '../app/words.js';
import { WayOfEvidence } from '../matched-evidence/way-of-evidence.js';
import { SignedView } from '../signatures/signed-view.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icons.js';
import { StateBadge } from '../ui/state-badge.js';
import type { PieceOfEvidence } from './claim-queries.js';
import { OPENED } from './decision-queries.js';
import classes from './evidence-view.module.css';
import { MeasureView } from './measure-view.js';

/** The evidence of a claim, shown beside it: papers and pictures in place, statements as words. */
export function EvidenceView({ evidence }: { evidence: readonly PieceOfEvidence[] }) {
  if (evidence.length === 0)
    return (
      <EmptyState title="No evidence to see">Your role shows what is claimed, not what proves it.</EmptyState>
    );
  return (
    <div className={classes.pieces}>
      {evidence.map((piece) => (
        <Piece key={piece.id} piece={piece} />
      ))}
    </div>
  );
}

function Piece({ piece }: { piece: PieceOfEvidence }) {
  const may = useMay();
  const { slug, timeZone } = usePartnership();
  const address = `/api/evidence/${piece.id}?partnership=${encodeURIComponent(slug)}`;
  const name = piece.fileName ?? EVIDENCE_KIND_WORDS[piece.kind];
  const openedHere = useOpened(piece);
  return (
    <article className={classes.piece} aria-label={name} data-evidence={piece.id} tabIndex={-1}>
      <header className={classes.head}>
        <div>
          <strong>{EVIDENCE_KIND_WORDS[piece.kind]}</strong>
          <div className={classes.soft}>
            {piece.fileName ? `${piece.fileName}, ` : ''}
            <InstantText of={piece.uploadedAt} timeZone={timeZone} />
          </div>
        </div>
        {may('verifyClaim') ? (
          <StateBadge tone={piece.isNew ? 'good' : 'quiet'}>
            {piece.isNew ? 'New' : 'Seen for an earlier claim'}
          </StateBadge>
        ) : null}
        {piece.fileName ? (
          <Button
            component="a"
            href={address}
            target="_blank"
            rel="noreferrer"
            variant="default"
            size="compact-md"
            leftSection={<Icon name="download" size={16} />}
          >
            Open<span className="weft-visually-hidden"> {name} in a new tab</span>
          </Button>
        ) : null}
      </header>
      {piece.measure ? <MeasureView measure={piece.measure} /> : null}
      {piece.signature ? (
        <div className={classes.body}>
          <SignedView of={piece.signature} />
        </div>
      ) : null}
      {piece.statement && !piece.measure && !piece.signature ? (
        <div className={classes.body}>
          <blockquote className={classes.quote}>{piece.statement}</blockquote>
          {piece.kind === 'DATA_MATCH' ? <WayOfEvidence evidenceId={piece.id} /> : null}
        </div>
      ) : null}
      {piece.mediaType?.startsWith('image/') ? (
        <img
          className={classes.image}
          src={address}
          alt={`Evidence: ${name}`}
          loading="lazy"
          onLoad={openedHere}
        />
      ) : null}
      {piece.mediaType === 'application/pdf' || piece.mediaType === 'text/plain' ? (
        <iframe
          className={classes.frame}
          data-type={piece.mediaType}
          src={piece.mediaType === 'application/pdf' ? `${address}#navpanes=0&view=FitH` : address}
          title={`Evidence: ${name}`}
          onLoad={openedHere}
        />
      ) : null}
    </article>
  );
}

/** Tells the API once that I have seen this piece: several claims can be verified at once only then. */
function useOpened(piece: PieceOfEvidence): () => void {
  const may = useMay();
  const [opened] = useMutation(OPENED);
  const told = useRef(piece.openedByMe);
  const counts = may('markEvidenceOpened');
  const tell = (): void => {
    if (told.current || !counts) return;
    told.current = true;
    opened({ variables: { id: piece.id } }).catch(() => {
      // not on record, so it counts as unseen: the next look tells again
      told.current = false;
    });
  };
  const isText = !piece.fileName;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when a statement is on the page
  useEffect(() => {
    if (isText) tell();
  }, [isText]);
  return tell;
}
