import { useMutation } from '@apollo/client/react';
import { Button, Stack, TextInput } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership, useViewer } from '../app/viewer.js';
import { graphql } from '../gql/gql.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';

const CORRECT = graphql(`
  mutation CorrectPartnership($name: String!, $currency: String!, $contractFrom: Date!, $contractTo: Date!) {
    correctPartnership(name: $name, currency: $currency, contractFrom: $contractFrom, contractTo: $contractTo) {
      __typename
      ... on Partnership {
        id
        name
        currency
        contractFrom
        contractTo
      }
      ...Refused
    }
  }
`);

/** The partnership's name, contract and currency, put right by its backbone. */
export function Component() {
  const { name, currency, contractFrom, contractTo } = usePartnership();
  const { reload } = useViewer();
  const say = useSay();
  const refusals = useRefusals();
  const [form, setForm] = useState({ name, currency, contractFrom, contractTo });
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const [correct, { loading }] = useMutation(CORRECT);
  const go = async (): Promise<void> => {
    const missing = (['contractFrom', 'contractTo'] as const)
      .filter((field) => !parseDate(form[field]))
      .map((field) => ({ field, message: 'Enter a whole date.' }));
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    const { data } = await correct({ variables: { ...form, name: form.name.trim() } });
    const result = data?.correctPartnership;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      refusals.clear();
      say('The partnership’s terms are saved.');
      reload();
    }
  };
  return (
    <>
      <PageHeader
        title="This partnership"
        lead="Correct what was typed when it was made. Prices, funding and the contract’s maximum have their own pages."
      />
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          <Stack gap="lg">
            <TextInput
              {...refusals.field('name')}
              label="Name"
              autoComplete="off"
              value={form.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <DateField
              {...refusals.field('contractFrom')}
              label="First day of the contract"
              description="No claim and no published rate card may lie before it."
              value={form.contractFrom}
              onChange={(event) => set({ contractFrom: event.currentTarget.value })}
            />
            <DateField
              {...refusals.field('contractTo')}
              label="Last day of the contract"
              description="No claim and no published rate card may lie after it."
              value={form.contractTo}
              onChange={(event) => set({ contractTo: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('currency')}
              label="Currency"
              description="Three letters, such as GBP. It stays once the first price is drafted."
              maw={160}
              autoComplete="off"
              spellCheck={false}
              value={form.currency}
              onChange={(event) => set({ currency: event.currentTarget.value.trim().toUpperCase() })}
            />
            <div>
              <Button type="submit" loading={loading}>
                Save
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
