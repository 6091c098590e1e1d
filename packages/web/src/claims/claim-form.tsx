import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { Link, useNavigate } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { useMeasureChoices } from '../assessments/use-measure-choices.js';
import { shortly } from '../outbox/kept-list.js';
import { nameOf } from '../people/people-queries.js';
import { ladderLine } from '../signatures/signature-field.js';
import { DraftNotice } from '../ui/draft-notice.js';
import { DateField, isHalfTyped } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { type ClaimDraft, claimDraftKey } from './claim-draft.js';
import { type DraftPiece, filesGiven, gatherEvidence, givenByPeople, newPiece } from './evidence-draft.js';
import { EvidenceFields } from './evidence-fields.js';
import { type FormPerson, judgeDraft } from './judge-draft.js';
import { PriceNote } from './price-note.js';
import classes from './record-outcome.module.css';
import { CARD_FOR_CLAIM, SUBMIT } from './record-queries.js';
import { useEvidence } from './use-evidence.js';

const GROUPS = [
  { states: ['POSSIBLE'], label: 'Possible now' },
  { states: ['LATER'], label: 'Something else comes first' },
  { states: ['IN_PROGRESS', 'REACHED', 'BASELINE'], label: 'Recorded already' },
];

/** The outcomes of the ladder for choosing, what is possible first. */
function choices(person: FormPerson) {
  return GROUPS.flatMap(({ states, label }) => {
    const items = person.ladder
      .filter(({ state }) => states.includes(state))
      .map(({ outcomeCode, title }) => ({ value: outcomeCode, label: title }));
    return items.length > 0 ? [{ group: label, items }] : [];
  });
}

interface ClaimFormProps {
  person: FormPerson;
  outcomeCode: string;
  /** The day on which a milestone was reached: the form begins with it. */
  reachedOn: string;
  /** The assessment that it is to rest on. */
  assessmentId: string;
}

/** The evidence to begin with: an assessment, or the words that were given while it was being kept up. */
function wordsOf({ milestones }: FormPerson, outcomeCode: string, assessmentId: string): DraftPiece[] {
  if (assessmentId) return [{ ...newPiece('ASSESSMENT'), assessmentId }];
  const said = milestones.find((one) => one.outcomeCode === outcomeCode)?.evidence.at(-1);
  return said ? [{ ...newPiece(said.kind), statement: said.statement }] : [newPiece()];
}

/** Outcome, date, evidence: in that order, since the date decides on the price and the outcome on the evidence. */
export function ClaimForm({ person, outcomeCode, reachedOn, assessmentId }: ClaimFormProps) {
  const partnership = usePartnership();
  const { slug, today } = partnership;
  const may = useMay();
  const to = useTo();
  const navigate = useNavigate();
  const client = useApolloClient();
  const say = useSay();
  const typed = useRefusals();
  const draft = useDraft<ClaimDraft>(claimDraftKey(slug, person.id), {
    outcomeCode,
    achievedOn: reachedOn,
    pieces: wordsOf(person, outcomeCode, assessmentId),
  });
  const { outcomeCode: chosen, achievedOn, pieces } = draft.value;
  const on = parseDate(achievedOn);
  const { data, previousData, loading } = useQuery(CARD_FOR_CLAIM, {
    variables: { on: on ?? today, providerId: person.provider?.id ?? null },
  });
  const [submit, submitting] = useMutation(SUBMIT, { refetchQueries: ['PersonPage', 'Claims', 'Today'] });

  const tariffs = (data ?? previousData)?.rateCard?.tariffs ?? [];
  const tariff = tariffs.find((line) => line.outcomeCode === chosen && line.cohort === person.cohort);
  const kinds = givenByPeople(tariff?.evidence ?? []);
  const measures = useMeasureChoices(person.id, chosen, achievedOn);
  const { sending, onSending, refusals } = useEvidence(pieces, kinds, typed);
  const verdicts =
    loading && !tariff ? [] : judgeDraft(partnership, person, tariffs, { outcomeCode: chosen, achievedOn });
  const told = (field: string) => verdicts.find((verdict) => verdict.field === field)?.message;
  const beforeSupport = on !== null && person.enrolledOn != null && on < person.enrolledOn;
  const rung = person.ladder.find((step) => step.outcomeCode === chosen);

  const go = async (): Promise<void> => {
    const gathered = gatherEvidence(pieces, { accepted: tariff?.evidence ?? [], sending });
    const day = isHalfTyped('achievedOn')
      ? 'Enter the whole date: day, month and year.'
      : 'Enter the day on which it was achieved.';
    const wrong: RefusalLike[] = [
      ...(chosen ? [] : [{ field: 'outcomeCode', message: 'Choose the outcome.' }]),
      ...(on ? [] : [{ field: 'achievedOn', message: day }]),
      ...(tariff ? gathered.wrong : []),
    ];
    // what the page knows goes with what is missing; alone it decides nothing, since the API knows more
    if (wrong.length > 0) {
      typed.show([...verdicts, ...wrong]);
      return;
    }
    const input = { participantId: person.id, outcomeCode: chosen, achievedOn, evidence: gathered.evidence };
    const result = (await submit({ variables: { input } })).data?.submitClaim;
    if (result?.__typename === 'Refusal') {
      const others = verdicts.filter(({ field }) => field !== result.field);
      typed.show([gathered.place(result), ...others]);
      // somebody else was faster: their claim is shown
      if (result.code === 'ALREADY_CLAIMED') await client.refetchQueries({ include: ['ClaimForm'] });
    } else if (result?.__typename === 'Claim') {
      draft.discard();
      say(`${result.reference} is recorded: “${result.title}” for ${nameOf(person)}.`);
      await navigate(to(`claims/${result.id}`));
    }
  };
  const leave = (): void => {
    const unsent = sending.size > 0 || pieces.some(({ trouble }) => trouble);
    say(
      unsent
        ? 'The draft is kept on this device. The file was not: choose it again when you come back.'
        : 'What you typed is kept on this device.',
    );
  };

  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack className="weft-form" gap="lg">
        <DraftNotice
          restored={draft.restored}
          onAfresh={() => {
            draft.discard();
            typed.clear();
          }}
        />
        <div>
          <NativeSelect
            {...refusals.field('outcomeCode')}
            label="Outcome"
            description={<Warning of={told('outcomeCode')} />}
            value={chosen}
            data={[{ value: '', label: 'Choose what was achieved' }, ...choices(person)]}
            onChange={(event) => draft.set({ outcomeCode: event.currentTarget.value })}
          />
          {rung?.claimId ? (
            <Link className={classes.claimed} to={to(`claims/${rung.claimId}`)}>
              See the claim for it
            </Link>
          ) : null}
        </div>
        <div>
          <DateField
            {...refusals.field('achievedOn')}
            label="Achieved on"
            maw="100%"
            styles={{ input: { maxWidth: 220 } }}
            description={<Warning of={told('achievedOn')} />}
            max={today}
            value={achievedOn}
            onChange={(event) => draft.set({ achievedOn: event.currentTarget.value })}
          />
          {beforeSupport && may('correctParticipant') ? (
            <Link className={classes.claimed} to={to(`people/${person.id}/correct`)} onClick={leave}>
              Correct the date of enrolment
            </Link>
          ) : null}
        </div>
        <p role="status" className="weft-visually-hidden">
          {verdicts.map(({ message }) => message).join(' ')}
        </p>
        {chosen && on && verdicts.length === 0 ? (
          <PriceNote tariff={tariff} on={on} loading={loading} />
        ) : null}
        {tariff && kinds.length > 0 ? (
          <div className={classes.part}>
            <h2>Evidence</h2>
            <EvidenceFields
              pieces={pieces}
              kinds={kinds}
              given={filesGiven(person.claims.edges.map(({ node }) => node))}
              measures={measures}
              about={{
                person: { id: person.id, name: nameOf(person), shortName: nameOf(shortly(person)) },
                outcomeCode: chosen,
                title: tariff.title,
                achievedOn,
                lines: tariffs.map(ladderLine),
              }}
              refusals={refusals}
              onChange={(now) => draft.set({ pieces: now })}
              onSending={onSending}
            />
          </div>
        ) : null}
        {tariff && kinds.length === 0 ? (
          <p>
            This outcome is proved by a data match alone, which the system attaches. Nothing can be recorded
            by hand.
          </p>
        ) : null}
        <Group>
          <Button type="submit" loading={submitting.loading}>
            Record the outcome
          </Button>
          <Button component={Link} to={to(`people/${person.id}`)} variant="default" onClick={leave}>
            Keep the draft and leave
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** What the page knows to be wrong already, said with the field that it is about. */
function Warning({ of }: { of: string | undefined }) {
  return of ? <span className={classes.warning}>{of}</span> : null;
}
