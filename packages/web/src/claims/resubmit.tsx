import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { checkEvidence } from '@weft/shared';
import { useRef } from 'react';
import { usePartnership } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { CARD_FOR_CLAIM, type ClaimPage, RESUBMIT } from './claim-queries.js';
import { type DraftPiece, givenByPeople, inputOf, kindOf, newPiece, offeredOf } from './evidence-draft.js';
import { EvidenceFields } from './evidence-fields.js';

/** Submits a returned or withheld claim again, with the evidence that was missing. */
export function Resubmit({ claim }: { claim: ClaimPage }) {
  const { slug } = usePartnership();
  const refusals = useRefusals();
  const say = useSay();
  const busy = useRef(new Set<string>());
  const draft = useDraft(`${slug}/resubmit/${claim.id}`, { pieces: [newPiece()] as readonly DraftPiece[] });
  const { data } = useQuery(CARD_FOR_CLAIM, {
    variables: { on: claim.achievedOn, providerId: claim.provider.id },
  });
  const [resubmit, { loading }] = useMutation(RESUBMIT, { refetchQueries: ['Claims', 'Today'] });
  const { pieces } = draft.value;
  const accepted = [
    ...new Set(
      (data?.rateCard?.tariffs ?? []).flatMap((line) =>
        line.outcomeCode === claim.outcomeCode ? line.evidence : [],
      ),
    ),
  ];
  const kinds = givenByPeople(accepted);
  if (!data || kinds.length === 0) return null;
  const why = claim.history.findLast(({ to }) => to === claim.state)?.reason;

  /** A piece left as it was opened: what was given before may be enough. */
  const isEmpty = (piece: DraftPiece): boolean =>
    piece.uploadId === null && piece.statement.trim() === '' && piece.kind === '';
  const go = async (): Promise<void> => {
    const given = pieces.filter((piece) => !isEmpty(piece));
    const wrong: RefusalLike[] = [];
    if (busy.current.size > 0)
      wrong.push({ field: 'evidence', message: 'A file is still being uploaded. Wait a moment.' });
    const evidence = given.flatMap((piece, at) => {
      const kind = kindOf(piece, kinds);
      if (kind === '')
        wrong.push({ field: `evidence.${at}.kind`, message: 'Choose what kind of evidence this is.' });
      return kind === '' ? [] : [inputOf(piece, kind)];
    });
    const before = claim.evidence.map(({ kind, statement, fileName }) => ({
      kind,
      statement: statement ?? null,
      hasFile: Boolean(fileName),
      bySystem: kind === 'DATA_MATCH',
    }));
    const missing =
      wrong.length === 0 ? checkEvidence(accepted, [...evidence.map(offeredOf), ...before]) : null;
    if (missing) wrong.push(missing);
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const result = (await resubmit({ variables: { id: claim.id, evidence } })).data?.resubmitClaim;
    if (result?.__typename === 'Refusal') {
      refusals.show([result]);
      return;
    }
    draft.discard();
    say(`${claim.reference} is submitted again.`);
  };

  return (
    <Panel title="Submit it again" tone="warm">
      <Form refusals={refusals} onSubmit={go}>
        <Stack className="weft-form">
          {why ? <p>You were told: “{why}”</p> : null}
          <p>Add the evidence that is missing. What you gave before stays with the claim.</p>
          <EvidenceFields
            pieces={pieces}
            kinds={kinds}
            given={[]}
            refusals={refusals}
            onChange={(now) => draft.set({ pieces: now })}
            onBusy={(key, isBusy) => {
              if (isBusy) busy.current.add(key);
              else busy.current.delete(key);
            }}
          />
          <div>
            <Button type="submit" loading={loading}>
              Submit again
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
