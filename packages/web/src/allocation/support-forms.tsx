import { useMutation } from '@apollo/client/react';
import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Form } from '../ui/form.js';
import { type Refusals, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type ProviderRoom, RECORD_PROVIDER, RECORD_WORKER, type WorkerRoom } from './support-queries.js';

type Expertise = readonly { code: string; title: string }[];

/** "37.5" in hundredths; what is no number with at most two places is none. */
const hundredths = (text: string): number =>
  /^\d{1,7}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text.trim()) * 100) : -1;
const typedOf = (number: number | null | undefined): string =>
  number === null || number === undefined ? '' : String(number / 100);
const districts = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((one) => one !== '');

interface OfferTyped {
  readonly offers: string[];
  readonly areas: string;
}

function OfferFields({
  of,
  expertise,
  refusals,
  onChange,
}: {
  of: OfferTyped;
  expertise: Expertise;
  refusals: Refusals;
  onChange: (change: Partial<OfferTyped>) => void;
}) {
  return (
    <>
      <MultiSelect
        {...refusals.field('offers')}
        label="Knows, speaks and offers"
        data={expertise.map(({ code, title }) => ({ value: code, label: title }))}
        value={of.offers}
        onChange={(offers) => onChange({ offers })}
        searchable
      />
      <TextInput
        {...refusals.field('areas')}
        label="Postcode districts"
        description="For example: HD1, HD2. None: everywhere."
        value={of.areas}
        onChange={({ currentTarget: { value } }) => onChange({ areas: value })}
      />
    </>
  );
}

interface WorkerFormProps {
  providerId: string;
  worker: WorkerRoom;
  expertise: Expertise;
  onDone: () => void;
}

/** A worker's hours and what they offer. */
export function WorkerForm({ providerId, worker, expertise, onDone }: WorkerFormProps) {
  const refusals = useRefusals();
  const say = useSay();
  const [record, { loading }] = useMutation(RECORD_WORKER, { refetchQueries: ['WhoSupports'] });
  const [form, setForm] = useState({
    hours: typedOf(worker.hours),
    peopleHours: typedOf(worker.peopleHours),
    offers: [...worker.offers],
    areas: worker.areas.join(', '),
  });
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const go = async (): Promise<void> => {
    const { data } = await record({
      variables: {
        input: {
          providerId,
          personId: worker.id,
          hours: hundredths(form.hours),
          peopleHours: form.peopleHours.trim() === '' ? null : hundredths(form.peopleHours),
          offers: form.offers,
          areas: districts(form.areas),
        },
      },
    });
    const answer = data?.recordSupportWorker;
    if (answer?.__typename === 'Refusal')
      refusals.show([{ ...answer, field: answer.field?.split('.')[0] ?? null }]);
    else if (answer) {
      say(`What ${worker.name} offers is saved.`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack>
        <Group align="start">
          <TextInput
            {...refusals.field('hours')}
            label="Hours a week"
            inputMode="decimal"
            value={form.hours}
            onChange={({ currentTarget: { value } }) => set({ hours: value })}
          />
          <TextInput
            {...refusals.field('peopleHours')}
            label="Of these with people"
            inputMode="decimal"
            value={form.peopleHours}
            onChange={({ currentTarget: { value } }) => set({ peopleHours: value })}
          />
        </Group>
        <OfferFields of={form} expertise={expertise} refusals={refusals} onChange={set} />
        <Buttons loading={loading} onDone={onDone} />
      </Stack>
    </Form>
  );
}

interface ProviderFormProps {
  room: ProviderRoom;
  expertise: Expertise;
  onDone: () => void;
}

/** What a provider as a whole offers, and how many people it agreed to. */
export function ProviderForm({ room, expertise, onDone }: ProviderFormProps) {
  const refusals = useRefusals();
  const say = useSay();
  const [record, { loading }] = useMutation(RECORD_PROVIDER, { refetchQueries: ['WhoSupports'] });
  const [form, setForm] = useState({
    agreed: typedOf(room.agreed),
    offers: [...room.offers],
    areas: room.areas.join(', '),
  });
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const go = async (): Promise<void> => {
    const { data } = await record({
      variables: {
        input: {
          providerId: room.provider.id,
          agreed: form.agreed.trim() === '' ? null : hundredths(form.agreed),
          offers: form.offers,
          areas: districts(form.areas),
        },
      },
    });
    const answer = data?.recordProviderOffer;
    if (answer?.__typename === 'Refusal')
      refusals.show([{ ...answer, field: answer.field?.split('.')[0] ?? null }]);
    else if (answer) {
      say(`What ${room.provider.name} offers is saved.`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack mt="md" mb="md">
        <TextInput
          {...refusals.field('agreed')}
          label="People it agreed to support at once"
          description="In people in active support. Empty: as many as its workers can."
          inputMode="decimal"
          maw={360}
          value={form.agreed}
          onChange={({ currentTarget: { value } }) => set({ agreed: value })}
        />
        <OfferFields of={form} expertise={expertise} refusals={refusals} onChange={set} />
        <Buttons loading={loading} onDone={onDone} />
      </Stack>
    </Form>
  );
}

function Buttons({ loading, onDone }: { loading: boolean; onDone: () => void }) {
  return (
    <Group>
      <Button type="submit" loading={loading}>
        Save
      </Button>
      <Button variant="default" onClick={onDone}>
        Cancel
      </Button>
    </Group>
  );
}
