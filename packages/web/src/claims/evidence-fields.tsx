import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { EVIDENCE_FORMS, LONGEST_STATEMENT, MOST_EVIDENCE } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
import { EVIDENCE_KIND_WORDS } from '../app/words.js';
import type { MeasureChoice } from '../assessments/assessment-words.js';
import type { EvidenceKind } from '../gql/graphql.js';
import { type SignatureAbout, SignatureField } from '../signatures/signature-field.js';
import { Icon } from '../ui/icons.js';
import type { Refusals } from '../ui/refusals.js';
import {
  type DraftPiece,
  type GivenFile,
  isMeasured,
  isSigned,
  kindOf,
  newPiece,
  restsElsewhere,
} from './evidence-draft.js';
import classes from './evidence-fields.module.css';
import { EvidenceFile } from './evidence-file.js';
import { MeasureField } from './measure-field.js';

interface EvidenceFieldsProps {
  pieces: readonly DraftPiece[];
  /** What a person may give for this outcome. */
  kinds: readonly EvidenceKind[];
  given: readonly GivenFile[];
  /** The person's assessments, as evidence of this outcome. */
  measures: readonly MeasureChoice[];
  /** Whose claim it is: what they signed can prove it. */
  about: SignatureAbout | null;
  refusals: Refusals;
  onChange: (pieces: readonly DraftPiece[]) => void;
  /** Uploads on their way: the form waits for them. */
  onSending: (key: string, sending: boolean) => void;
}

/** The evidence of a claim being put together: one or more pieces, each a file, a statement or both. */
export function EvidenceFields(props: EvidenceFieldsProps) {
  const { pieces, kinds, given, measures, about, refusals, onChange, onSending } = props;
  // an upload ends while other fields may have changed: it changes what is there then
  const latest = useRef(pieces);
  useEffect(() => {
    latest.current = pieces;
  }, [pieces]);
  const [told, setTold] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string>(undefined);
  const many = pieces.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a piece has come or gone
  useEffect(() => {
    const selector = focusNext.current;
    focusNext.current = undefined;
    if (selector) box.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [many]);
  const add = (): void => {
    const piece = newPiece();
    focusNext.current = `[data-piece="${piece.key}"] :is(select, button[id], textarea)`;
    put([...latest.current, piece]);
  };
  const remove = (key: string, at: number): void => {
    focusNext.current = '[data-add]';
    // those that follow move up
    refusals.drop('evidence.');
    put(latest.current.filter((piece) => piece.key !== key));
    setTold(`Evidence ${at + 1} is taken out.`);
  };
  const put = (now: readonly DraftPiece[]): void => {
    latest.current = now;
    onChange(now);
  };
  const change = (key: string, part: Partial<DraftPiece>): void => {
    refusals.drop(`evidence.${latest.current.findIndex((piece) => piece.key === key)}.`);
    put(latest.current.map((piece) => (piece.key === key ? { ...piece, ...part } : piece)));
  };
  const whole = refusals.field('evidence');
  return (
    <div id="evidence" tabIndex={-1} className={classes.none} ref={box}>
      <p role="status" className="weft-visually-hidden">
        {told}
      </p>
      {whole.error ? <p className={classes.error}>{whole.error}</p> : null}
      <div className={classes.pieces}>
        {pieces.map((piece, at) => (
          <Piece
            key={piece.key}
            piece={piece}
            at={at}
            kinds={kinds}
            given={given}
            measures={measures}
            about={about}
            refusals={refusals}
            onChange={(part) => change(piece.key, part)}
            onSending={(sending) => onSending(piece.key, sending)}
            onTold={setTold}
            onRemove={pieces.length > 1 ? () => remove(piece.key, at) : undefined}
          />
        ))}
        {pieces.length < MOST_EVIDENCE ? (
          <div>
            <Button variant="default" leftSection={<Icon name="add" size={18} />} data-add onClick={add}>
              Add another piece of evidence
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

interface PieceProps {
  piece: DraftPiece;
  at: number;
  kinds: readonly EvidenceKind[];
  given: readonly GivenFile[];
  measures: readonly MeasureChoice[];
  about: SignatureAbout | null;
  refusals: Refusals;
  onChange: (part: Partial<DraftPiece>) => void;
  onSending: (sending: boolean) => void;
  onTold: (text: string) => void;
  onRemove: (() => void) | undefined;
}

function Piece(props: PieceProps) {
  const { piece, at, kinds, given, measures, about, refusals, onChange, onSending, onTold, onRemove } = props;
  const kind = kindOf(piece, kinds);
  const form = kind === '' ? null : EVIDENCE_FORMS[kind];
  const only = kinds.length === 1;
  const measured = isMeasured(piece, kind);
  const name = `Evidence ${at + 1}`;
  return (
    <fieldset className={classes.piece} data-piece={piece.key}>
      <legend>
        <Group justify="space-between">
          <span>{only && kind ? `${name}: ${EVIDENCE_KIND_WORDS[kind].toLowerCase()}` : name}</span>
          {onRemove ? (
            <Button variant="default" size="compact-md" onClick={onRemove}>
              Remove<span className="weft-visually-hidden"> {name.toLowerCase()}</span>
            </Button>
          ) : null}
        </Group>
      </legend>
      {only ? null : (
        <NativeSelect
          {...refusals.field(`evidence.${at}.kind`)}
          label="Kind"
          description="Any one of these is enough"
          value={kind}
          data={[
            { value: '', label: 'Choose' },
            ...kinds.map((one) => ({ value: one, label: EVIDENCE_KIND_WORDS[one] })),
          ]}
          onChange={(event) => onChange({ kind: event.currentTarget.value as EvidenceKind | '' })}
        />
      )}
      {kind === 'ASSESSMENT' && measures.length > 0 ? (
        <MeasureField
          {...refusals.field(`evidence.${at}.assessmentId`)}
          choices={measures}
          value={piece.assessmentId ?? ''}
          onChange={(assessmentId) => onChange({ assessmentId: assessmentId || null })}
        />
      ) : null}
      {kind === 'SELF_CERTIFICATION' && about ? (
        <SignatureField
          {...refusals.field(`evidence.${at}.signatureId`)}
          about={about}
          value={piece.signatureId ?? ''}
          onChange={(signatureId) => onChange({ signatureId })}
        />
      ) : null}
      {form?.file && !isSigned(piece, kind) ? (
        <EvidenceFile
          {...refusals.field(`evidence.${at}.uploadId`)}
          piece={piece}
          optional={form.statement || measured}
          given={given}
          onChange={onChange}
          onSending={onSending}
          onTold={onTold}
        />
      ) : null}
      {form?.statement && !restsElsewhere(piece, kind) ? (
        <Textarea
          {...refusals.field(`evidence.${at}.statement`)}
          label="Statement"
          description="Who says what, and when. The verifier reads it as it stands here."
          autosize
          minRows={3}
          maxLength={LONGEST_STATEMENT}
          value={piece.statement}
          onChange={(event) => onChange({ statement: event.currentTarget.value })}
        />
      ) : null}
    </fieldset>
  );
}
