import { useMutation } from '@apollo/client/react';
import { NativeSelect, Stack } from '@mantine/core';
import { checkEnrolmentDates, isAtHub, isProviderRole, parseDate } from '@weft/shared';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership, usePlace, useTo, useViewer } from '../app/viewer.js';
import type { Cohort } from '../gql/graphql.js';
import { dateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form, FormButtons } from '../ui/form.js';
import { LeaveWarning } from '../ui/leave-warning.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ENROL, nameOf, PEOPLE } from './people-queries.js';
import { checkPerson, PersonFields } from './person-fields.js';

/**
 * Enrols a participant: the first day of an episode of support. What is typed is not kept on the device,
 * since it names a person and devices are shared.
 */
export function Component() {
  const { slug, today, contractTo } = usePartnership();
  const { roles } = usePlace();
  const { viewer } = useViewer();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  // somebody of a provider enrols for their own; the backbone and the referral hub for any
  const forAny = isAtHub(roles);
  const own = viewer.memberships
    .filter(({ state, partnership }) => state === 'ACTIVE' && partnership.slug === slug)
    .filter((one) => one.roles.some(isProviderRole))
    .map(({ organisation }) => organisation);
  const provider = own[0];
  const hasEnded = contractTo < today;
  const [person, setPerson] = useState({
    givenName: '',
    familyName: '',
    birthDate: '',
    postcode: '',
    cohort: 'NEW' as Cohort,
    providerId: provider?.id ?? null,
    anchorId: null as string | null,
    // a contract that has ended takes earlier days alone, and which of them is for whoever enrols
    enrolledOn: hasEnded ? '' : today,
  });
  const unsaved = useRef(false);
  const set = (change: Partial<typeof person>): void => {
    unsaved.current = true;
    setPerson((before) => ({ ...before, ...change }));
  };
  const [enrol, { loading }] = useMutation(ENROL, { refetchQueries: [PEOPLE] });

  const check = (): RefusalLike[] => {
    const birthDate = person.birthDate ? parseDate(person.birthDate) : null;
    const enrolledOn = parseDate(person.enrolledOn);
    const end = parseDate(contractTo);
    const now = parseDate(today);
    return [
      ...checkPerson(person),
      ...(person.providerId ? [] : [{ field: 'providerId', message: 'Choose who supports them.' }]),
      ...(enrolledOn ? [] : [{ field: 'enrolledOn', message: 'Enter the first day of support.' }]),
      // without a first day, what is wrong with the birth alone
      ...(now && end
        ? checkEnrolmentDates({
            enrolledOn: enrolledOn ?? now,
            birthDate,
            today: now,
            contractTo: end,
          }).filter(({ field }) => enrolledOn || field === 'birthDate')
        : []),
    ];
  };
  const go = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0 || person.providerId === null) {
      refusals.show(wrong);
      return;
    }
    const { data } = await enrol({
      variables: {
        input: {
          givenName: person.givenName.trim(),
          familyName: person.familyName.trim(),
          birthDate: person.birthDate || null,
          postcode: person.postcode.trim() || null,
          cohort: person.cohort,
          providerId: person.providerId,
          anchorId: person.anchorId,
          enrolledOn: person.enrolledOn,
        },
      },
    });
    const result = data?.enrolParticipant;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result?.__typename === 'Participant') {
      unsaved.current = false;
      say(`${nameOf(result)} is enrolled.`);
      await navigate(to(`people/${result.id}`));
    }
  };

  return (
    <>
      <PageHeader
        title="Enrol somebody"
        lead="The first day of an episode of support. Outcomes count from this day on."
        back={{ to: to('people'), label: 'People' }}
      />
      <LeaveWarning unsaved={unsaved} />
      <Panel>
        <Form refusals={refusals} onSubmit={go}>
          <Stack className="weft-form">
            <p>
              This form keeps no draft: what you type names a person, and devices are shared. Finish it in one
              go.
            </p>
            <PersonFields refusals={refusals} value={person} onChange={set} />
            {forAny ? (
              <OrganisationPicker
                {...refusals.field('providerId')}
                label="Supported by"
                kind="PROVIDER"
                value={person.providerId}
                chosenName={provider?.name}
                onChange={(providerId) => set({ providerId })}
              />
            ) : (
              <NativeSelect
                {...refusals.field('providerId')}
                label="Supported by"
                value={person.providerId ?? ''}
                data={own.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(event) => set({ providerId: event.currentTarget.value })}
              />
            )}
            <OrganisationPicker
              {...refusals.field('anchorId')}
              label="Anchor organisation (optional)"
              description="The school or practice that knows them"
              kind="ANCHOR"
              clearable
              value={person.anchorId}
              onChange={(anchorId) => set({ anchorId })}
            />
            <NativeSelect
              {...refusals.field('cohort')}
              label="Cohort"
              description="Historic: rolled over from an earlier service"
              maw={220}
              value={person.cohort}
              data={[
                { value: 'NEW', label: 'New' },
                { value: 'HISTORIC', label: 'Historic' },
              ]}
              onChange={(event) => set({ cohort: event.currentTarget.value as Cohort })}
            />
            <DateField
              {...refusals.field('enrolledOn')}
              label="First day of support"
              description={
                hasEnded
                  ? `The contract ended on ${dateText(contractTo)}: that day or an earlier one`
                  : undefined
              }
              max={hasEnded ? contractTo : today}
              value={person.enrolledOn}
              onChange={(event) => set({ enrolledOn: event.currentTarget.value })}
            />
            <FormButtons send="Enrol" sending={loading} cancelTo={to('people')} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
