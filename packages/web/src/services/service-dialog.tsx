import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { useMayAt, usePlace } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { RECORD_SERVICE, SERVICES, type Service } from './service-queries.js';

/** A whole number that was typed; NaN for what is none, which the rules then refuse by its field. */
const figure = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** One entry of the directory, new or brought up to date. */
export function ServiceDialog({ service, onClose }: { service?: Service; onClose: () => void }) {
  const { roles, organisations } = usePlace();
  const mayAt = useMayAt();
  const forAny = roles.includes('BACKBONE');
  const own = organisations.filter(({ id }) => mayAt('recordService', id));
  const [value, setValue] = useState({
    providerId: service?.provider.id ?? (forAny ? null : (own[0]?.id ?? null)),
    name: service?.name ?? '',
    what: service?.what ?? '',
    forWhom: service?.forWhom ?? '',
    ageFrom: String(service?.ageFrom ?? ''),
    ageTo: String(service?.ageTo ?? ''),
    anchorId: service?.anchor?.id ?? null,
    place: service?.place ?? '',
    runs: service?.runs ?? '',
    capacity: String(service?.capacity ?? ''),
    free: String(service?.free ?? ''),
    isOffered: service?.isOffered ?? true,
  });
  const [record, { loading }] = useMutation(RECORD_SERVICE, { refetchQueries: [SERVICES] });
  const refusals = useRefusals();
  const say = useSay();
  const set = (change: Partial<typeof value>): void => setValue((before) => ({ ...before, ...change }));
  const text = (
    name: 'name' | 'what' | 'forWhom' | 'ageFrom' | 'ageTo' | 'place' | 'runs' | 'capacity' | 'free',
  ) => ({
    ...refusals.field(name),
    value: value[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      set({ [name]: currentTarget.value }),
  });
  const go = async (): Promise<void> => {
    const capacity = figure(value.capacity);
    const free = figure(value.free);
    const ages = [value.ageFrom, value.ageTo].map((age) => (age.trim() === '' ? null : figure(age)));
    const missing: RefusalLike[] = [
      ...(value.providerId ? [] : [{ field: 'providerId', message: 'Choose the provider that offers it.' }]),
      ...(ages.some(Number.isNaN)
        ? [{ field: 'ageFrom', message: 'Give ages in years, in figures, or none.' }]
        : []),
      ...(Number.isNaN(capacity)
        ? [{ field: 'capacity', message: 'Say for how many there is room, in figures.' }]
        : []),
      ...(Number.isNaN(free)
        ? [{ field: 'free', message: 'Say how many places are free, in figures.' }]
        : []),
    ];
    if (missing.length > 0 || value.providerId === null) {
      refusals.show(missing);
      return;
    }
    const { data } = await record({
      variables: {
        input: {
          id: service?.id ?? null,
          providerId: value.providerId,
          name: value.name,
          what: value.what,
          forWhom: value.forWhom,
          ageFrom: ages[0] ?? null,
          ageTo: ages[1] ?? null,
          anchorId: value.anchorId,
          place: value.place.trim() || null,
          runs: value.runs,
          capacity,
          free,
          isOffered: value.isOffered,
        },
      },
    });
    const result = data?.recordService;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${result.name} is in the directory.`);
      onClose();
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={service ? `Change ${service.name}` : 'Add a service'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
    >
      <Form refusals={refusals} onSubmit={go}>
        <Stack gap="sm">
          {forAny && !service ? (
            <OrganisationPicker
              {...refusals.field('providerId')}
              label="Offered by"
              kind="PROVIDER"
              value={value.providerId}
              onChange={(providerId) => set({ providerId })}
            />
          ) : null}
          {!forAny && !service && own.length > 1 ? (
            <NativeSelect
              {...refusals.field('providerId')}
              label="Offered by"
              value={value.providerId ?? ''}
              data={own.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => set({ providerId: event.currentTarget.value })}
            />
          ) : null}
          <TextInput {...text('name')} label="Name" autoComplete="off" />
          <Textarea {...text('what')} label="What people do there" autosize minRows={2} />
          <Textarea {...text('forWhom')} label="For whom it is" autosize minRows={2} />
          <Group gap="sm" align="start">
            <TextInput {...text('ageFrom')} label="From age (optional)" inputMode="numeric" maw={160} />
            <TextInput {...text('ageTo')} label="To age (optional)" inputMode="numeric" maw={160} />
          </Group>
          <OrganisationPicker
            {...refusals.field('anchorId')}
            label="At an anchor (or say where below)"
            kind="ANCHOR"
            clearable
            value={value.anchorId}
            chosenName={service?.anchor?.name}
            onChange={(anchorId) => set({ anchorId, ...(anchorId ? { place: '' } : {}) })}
          />
          <TextInput
            {...text('place')}
            label="Another place"
            autoComplete="off"
            disabled={value.anchorId !== null}
          />
          <TextInput {...text('runs')} label="When" autoComplete="off" />
          <Group gap="sm" align="start">
            <TextInput {...text('capacity')} label="Room for how many" inputMode="numeric" maw={160} />
            <TextInput {...text('free')} label="Free places now" inputMode="numeric" maw={160} />
          </Group>
          <Checkbox
            label="It is offered now"
            checked={value.isOffered}
            onChange={({ currentTarget }) => set({ isOffered: currentTarget.checked })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={loading}>
              Save the service
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
