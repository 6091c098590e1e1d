import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Stack, Textarea } from '@mantine/core';
import { usePartnership } from '../app/viewer.js';
import { useMeasureChoices } from '../assessments/use-measure-choices.js';
import { shortly } from '../outbox/kept-list.js';
import { nameOf } from '../people/people-queries.js';
import { ladderLine } from '../signatures/signature-field.js';
import { dateText } from '../ui/date-text.js';
import { DraftNotice } from '../ui/draft-notice.js';
import { Form } from '../ui/form.js';
import { moneyText } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import type { ClaimPage } from './claim-queries.js';
import { type DraftPiece, gatherEvidence, givenByPeople, newPiece } from './evidence-draft.js';
import { EvidenceFields } from './evidence-fields.js';
import { CARD_FOR_CLAIM, RESUBMIT } from './record-queries.js';
import { useEvidence } from './use-evidence.js';

interface ResubmitDraft {
  pieces: readonly DraftPiece[];
  note: string;
}

/** Submits a returned or withheld claim again, with the evidence that was missing, with a note, or with both. */
export function Resubmit({ claim }: { claim: ClaimPage }) {
  const { slug } = usePartnership();
  const typed = useRefusals();
  const say = useSay();
  const draft = useDraft<ResubmitDraft>(`${slug}/resubmit/${claim.id}`, { pieces: [newPiece()], note: '' });
  const { data } = useQuery(CARD_FOR_CLAIM, {
    variables: { on: claim.achievedOn, providerId: claim.provider.id },
  });
  const [resubmit, { loading }] = useMutation(RESUBMIT, { refetchQueries: ['Claims', 'Today'] });
  const { pieces, note } = draft.value;
  const accepted = [
    ...new Set(
      (data?.rateCard?.tariffs ?? []).flatMap((line) =>
        line.outcomeCode === claim.outcomeCode ? line.evidence : [],
      ),
    ),
  ];
  const kinds = givenByPeople(accepted);
  const measures = useMeasureChoices(claim.participant?.id ?? null, claim.outcomeCode, claim.achievedOn);
  const { sending, onSending, refusals } = useEvidence(pieces, kinds, typed);
  if (!data) return null;
  const why = claim.history.findLast(({ to }) => to === claim.state)?.reason;

  const go = async (): Promise<void> => {
    const before = claim.evidence.map(({ kind, statement, fileName }) => ({
      kind,
      statement: statement ?? null,
      hasFile: Boolean(fileName),
      bySystem: kind === 'DATA_MATCH',
    }));
    const gathered = gatherEvidence(pieces, { accepted, sending, before });
    const { evidence, wrong } = gathered;
    if (wrong.length === 0 && evidence.length === 0 && note.trim() === '')
      wrong.push({
        field: 'note',
        message: 'Nothing is new. Add evidence, or write in a note why the claim holds as it is.',
      });
    if (wrong.length > 0) {
      typed.show(wrong);
      return;
    }
    const variables = { id: claim.id, evidence, note: note.trim() || null };
    const result = (await resubmit({ variables })).data?.resubmitClaim;
    if (result?.__typename === 'Refusal') {
      typed.show([gathered.place(result)]);
      return;
    }
    draft.discard();
    say(`${claim.reference} is submitted again.`);
  };

  return (
    <Panel title="Submit it again" tone="warm">
      <Form refusals={refusals} onSubmit={go}>
        <Stack className="weft-form">
          <DraftNotice
            restored={draft.restored}
            onAfresh={() => {
              draft.discard();
              typed.clear();
            }}
          />
          {why ? <p>You were told: “{why}”</p> : null}
          <p>
            Add the evidence that is missing, or answer in a note. What you gave before stays with the claim,
            and so do its date, {dateText(claim.achievedOn)}, and its price, {moneyText(claim.price)}.
          </p>
          <p>
            If the date is wrong, say so in the note and submit the claim again. It goes back to the backbone
            organisation and to the verifier. Once the verifier rejects it, record the outcome anew with the
            right date.
          </p>
          {kinds.length > 0 ? (
            <EvidenceFields
              pieces={pieces}
              kinds={kinds}
              given={[]}
              measures={measures}
              about={
                claim.participant
                  ? {
                      person: {
                        id: claim.participant.id,
                        name: nameOf(claim.participant),
                        shortName: nameOf(shortly(claim.participant)),
                      },
                      outcomeCode: claim.outcomeCode,
                      title: claim.title,
                      achievedOn: claim.achievedOn,
                      lines: (data.rateCard?.tariffs ?? []).map(ladderLine),
                    }
                  : null
              }
              refusals={refusals}
              onChange={(now) => draft.set({ pieces: now })}
              onSending={onSending}
            />
          ) : null}
          <Textarea
            {...refusals.field('note')}
            label="Note (optional if you add evidence)"
            description="It stands in the claim’s history: those who decide on the claim read it."
            autosize
            minRows={3}
            maxLength={5000}
            value={note}
            onChange={(event) => draft.set({ note: event.currentTarget.value })}
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
