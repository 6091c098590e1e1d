import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { checkEvidence, parseDate } from '@weft/shared';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { CARD_FOR_CLAIM, SUBMIT } from './claim-queries.js';
import {
  type DraftPiece,
  filesGiven,
  givenByPeople,
  inputOf,
  kindOf,
  newPiece,
  offeredOf,
} from './evidence-draft.js';
import { EvidenceFields } from './evidence-fields.js';
import { type FormPerson, judgeDraft } from './judge-draft.js';
import { PriceNote } from './price-note.js';
import classes from './record-outcome.module.css';

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

/** Outcome, date, evidence: in that order, since the date decides on the price and the outcome on the evidence. */
export function ClaimForm({ person, outcomeCode }: { person: FormPerson; outcomeCode: string }) {
  const partnership = usePartnership();
  const { slug, today } = partnership;
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const busy = useRef(new Set<string>());
  const draft = useDraft(`${slug}/claim/${person.id}/${outcomeCode}`, {
    outcomeCode,
    achievedOn: today,
    pieces: [newPiece()] as readonly DraftPiece[],
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
  const given = filesGiven(person.claims.edges.map(({ node }) => node));
  const evidence = pieces.flatMap((piece) => {
    const kind = kindOf(piece, kinds);
    return kind === '' ? [] : [inputOf(piece, kind)];
  });
  const verdict = judgeDraft(partnership, person, tariffs, { outcomeCode: chosen, achievedOn });

  const check = (): RefusalLike[] => {
    const wrong: RefusalLike[] = [
      ...(chosen ? [] : [{ field: 'outcomeCode', message: 'Choose the outcome.' }]),
      ...(on ? [] : [{ field: 'achievedOn', message: 'Enter the day on which it was achieved.' }]),
    ];
    if (!tariff) return wrong;
    if (busy.current.size > 0)
      wrong.push({ field: 'evidence', message: 'A file is still being uploaded. Wait a moment.' });
    pieces.forEach((piece, at) => {
      if (kindOf(piece, kinds) === '')
        wrong.push({ field: `evidence.${at}.kind`, message: 'Choose what kind of evidence this is.' });
    });
    const missing = wrong.length === 0 ? checkEvidence(tariff.evidence, evidence.map(offeredOf)) : null;
    return missing ? [missing] : wrong;
  };
  const go = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const input = { participantId: person.id, outcomeCode: chosen, achievedOn, evidence };
    const result = (await submit({ variables: { input } })).data?.submitClaim;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result?.__typename === 'Claim') {
      draft.discard();
      say(`${result.reference} is recorded: “${result.title}” for ${nameOf(person)}.`);
      await navigate(to(`claims/${result.id}`));
    }
  };

  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack className="weft-form" gap="lg">
        {draft.restored ? (
          <Group justify="space-between" className={classes.soft}>
            <span>This is what you had begun earlier.</span>
            <Button variant="default" size="compact-md" onClick={draft.discard}>
              Start afresh
            </Button>
          </Group>
        ) : null}
        <NativeSelect
          {...refusals.field('outcomeCode')}
          label="Outcome"
          value={chosen}
          data={[{ value: '', label: 'Choose what was achieved' }, ...choices(person)]}
          onChange={(event) => draft.set({ outcomeCode: event.currentTarget.value })}
        />
        <DateField
          {...refusals.field('achievedOn')}
          label="Achieved on"
          max={today}
          value={achievedOn}
          onChange={(event) => draft.set({ achievedOn: event.currentTarget.value })}
        />
        {chosen && on ? <PriceNote tariff={tariff} on={on} verdict={verdict} loading={loading} /> : null}
        {tariff && kinds.length > 0 ? (
          <div className={classes.part}>
            <h2>Evidence</h2>
            <EvidenceFields
              pieces={pieces}
              kinds={kinds}
              given={given}
              refusals={refusals}
              onChange={(now) => draft.set({ pieces: now })}
              onBusy={(key, isBusy) => {
                if (isBusy) busy.current.add(key);
                else busy.current.delete(key);
              }}
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
          <Button component={Link} to={to(`people/${person.id}`)} variant="default">
            Keep the draft and leave
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
