import { useMutation, useQuery } from '@apollo/client/react';
import { NativeSelect, Stack } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership, useTo } from '../app/viewer.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { DateField } from '../ui/fields.js';
import { Form, FormButtons } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { CORRECT_PERSON, LINK_WORKERS, nameOf, PERSON, type PersonPage } from './people-queries.js';
import { checkPerson, PersonFields } from './person-fields.js';

/** Puts right what was mistyped when somebody was enrolled. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(PERSON, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the record" />;
  if (!data.participant)
    return (
      <EmptyState title="There is no such participant">They may be supported by somebody else.</EmptyState>
    );
  return <Correct person={data.participant} />;
}

/** What was left empty is nothing. */
const factsOf = <Form extends { birthDate: string; postcode: string; linkWorkerId: string }>(form: Form) => ({
  ...form,
  birthDate: form.birthDate || null,
  postcode: form.postcode || null,
  linkWorkerId: form.linkWorkerId || null,
});

function Correct({ person }: { person: PersonPage }) {
  const { today } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const back = to(`people/${person.id}`);
  // as it was read: somebody else may put something right meanwhile
  const [before] = useState({
    givenName: person.givenName ?? '',
    familyName: person.familyName ?? '',
    birthDate: person.birthDate ?? '',
    postcode: person.postcode ?? '',
    enrolledOn: person.enrolledOn ?? '',
    linkWorkerId: person.linkWorker?.id ?? '',
    anchorId: person.anchor?.id ?? null,
  });
  const [form, setForm] = useState(before);
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  const workers = useQuery(LINK_WORKERS, {
    variables: { providerId: person.provider?.id ?? '' },
    skip: !person.provider,
  });
  const known = workers.data?.linkWorkers ?? [];
  const choices =
    person.linkWorker && !known.some(({ id }) => id === person.linkWorker?.id)
      ? [person.linkWorker, ...known]
      : known;
  const [correct, { loading }] = useMutation(CORRECT_PERSON, { refetchQueries: [PERSON] });

  const check = (): RefusalLike[] => {
    return [
      ...checkPerson(form, person),
      ...(parseDate(form.enrolledOn)
        ? []
        : [{ field: 'enrolledOn', message: 'Enter the first day of support.' }]),
    ];
  };
  const go = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { data } = await correct({
      variables: {
        input: { id: person.id, ...factsOf(form), basedOn: factsOf(before) },
      },
    });
    const result = data?.correctParticipant;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('The record is corrected.');
      await navigate(back);
    }
  };

  return (
    <>
      <PageHeader
        title={`Correct the record of ${nameOf(person)}`}
        lead="What it said before, who corrected it and when are kept on the person’s page."
        back={{ to: back, label: nameOf(person) }}
      />
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          <Stack>
            <PersonFields refusals={refusals} value={form} onChange={set} />
            <DateField
              {...refusals.field('enrolledOn')}
              label="First day of support"
              description="Outcomes count from this day on. No claim may lie before it."
              max={today}
              value={form.enrolledOn}
              onChange={(event) => set({ enrolledOn: event.currentTarget.value })}
            />
            <NativeSelect
              {...refusals.field('linkWorkerId')}
              label="Link worker"
              value={form.linkWorkerId}
              data={[
                { value: '', label: 'Nobody yet' },
                ...choices.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => set({ linkWorkerId: event.currentTarget.value })}
            />
            <OrganisationPicker
              {...refusals.field('anchorId')}
              label="Anchor organisation (optional)"
              description="Claims that are recorded already keep the one they had."
              kind="ANCHOR"
              clearable
              value={form.anchorId}
              chosenName={person.anchor?.name}
              onChange={(anchorId) => set({ anchorId })}
            />
            <FormButtons send="Save the corrections" sending={loading} cancelTo={back} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
