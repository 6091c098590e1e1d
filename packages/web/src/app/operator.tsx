import { useMutation } from '@apollo/client/react';
import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { PARTNERSHIP_TEMPLATES, TEMPLATES } from '@weft/shared';
import { useState } from 'react';
import { graphql } from '../gql/gql.js';
import type { PartnershipTemplate } from '../gql/graphql.js';
import { DateField, MoneyField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useDraft } from '../ui/use-draft.js';
import { clientOf } from './api.js';
import { FirstPerson } from './first-person.js';
import { MADE, MadePartnerships } from './made-partnerships.js';
import { NotFound } from './not-found.js';
import classes from './operator.module.css';
import { useViewer } from './viewer.js';

const CREATE_PARTNERSHIP = graphql(`
  mutation CreatePartnership(
    $name: String!
    $slug: String!
    $template: PartnershipTemplate!
    $currency: String!
    $timeZone: String!
    $contractFrom: Date!
    $contractTo: Date!
    $contractCap: Decimal
  ) {
    createPartnership(
      name: $name
      slug: $slug
      template: $template
      currency: $currency
      timeZone: $timeZone
      contractFrom: $contractFrom
      contractTo: $contractTo
      contractCap: $contractCap
    ) {
      __typename
      ... on Partnership {
        id
        slug
        name
      }
      ...Refused
    }
  }
`);

interface NewPartnership {
  name: string;
  slug: string;
  template: PartnershipTemplate;
  currency: string;
  timeZone: string;
  contractFrom: string;
  contractTo: string;
  contractCap: string;
}

const EMPTY: NewPartnership = {
  name: '',
  slug: '',
  template: 'HOUSING_SUPPORT',
  currency: 'GBP',
  timeZone: 'Europe/London',
  contractFrom: '',
  contractTo: '',
  contractCap: '',
};

function check(form: NewPartnership): RefusalLike[] {
  const missing: RefusalLike[] = [];
  if (form.name.trim() === '') missing.push({ field: 'name', message: 'Enter the partnership’s name.' });
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(form.slug)) {
    missing.push({ field: 'slug', message: 'Enter a short name of small letters, digits and hyphens.' });
  }
  if (form.contractFrom === '') {
    missing.push({ field: 'contractFrom', message: 'Enter the first day of the contract.' });
  }
  if (form.contractTo === '') {
    missing.push({ field: 'contractTo', message: 'Enter the last day of the contract.' });
  }
  return missing;
}

/** A currency whose sign can be shown while it is being typed. */
function shownCurrency(text: string): string {
  return /^[A-Z]{3}$/.test(text) ? text : 'GBP';
}

/** The operator makes a partnership; its records stay out of the operator's sight. */
export function Component() {
  const { viewer } = useViewer();
  if (!viewer.isOperator) return <NotFound />;
  return <CreatePartnership />;
}

function CreatePartnership() {
  const draft = useDraft('new-partnership', EMPTY);
  const refusals = useRefusals();
  const [inviting, setInviting] = useState<{ name: string; slug: string } | null>(null);
  const [made, setMade] = useState<{ name: string; slug: string } | null>(null);
  const [create, { loading }] = useMutation(CREATE_PARTNERSHIP, {
    client: clientOf(null),
    refetchQueries: [MADE],
  });
  const form = draft.value;

  const go = async (): Promise<void> => {
    const missing = check(form);
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    const contractCap = form.contractCap.trim() === '' ? null : form.contractCap.trim();
    const { data } = await create({ variables: { ...form, name: form.name.trim(), contractCap } });
    const result = data?.createPartnership;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      draft.discard();
      refusals.clear();
      setMade(result);
    }
  };

  if (made)
    return <FirstPerson partnership={made} title={`${made.name} is ready`} onDone={() => setMade(null)} />;
  if (inviting)
    return <FirstPerson partnership={inviting} title={inviting.name} onDone={() => setInviting(null)} />;
  return (
    <>
      <PageHeader
        title="New partnership"
        lead="A partnership is a world of its own: nothing in it is visible in another, and none of it to you."
      />
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          <Stack gap="lg">
            <TextInput
              {...refusals.field('name')}
              label="Name"
              autoComplete="off"
              value={form.name}
              onChange={(event) => draft.set({ name: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('slug')}
              label="Short name in addresses"
              description="Small letters, digits and hyphens, such as tyne-wellbeing. It cannot be changed later."
              autoComplete="off"
              spellCheck={false}
              value={form.slug}
              onChange={(event) => draft.set({ slug: event.currentTarget.value })}
            />
            <div id="template">
              <Radio.Group
                label="Starts from"
                description="A first set of outcomes, words and measures. Prices are for the partners to agree; everything can be changed."
                error={refusals.field('template').error}
                value={form.template}
                onChange={(chosen) => {
                  const template = PARTNERSHIP_TEMPLATES.find((one) => one === chosen);
                  if (template) draft.set({ template });
                }}
              >
                <Stack gap="sm" mt="sm">
                  {PARTNERSHIP_TEMPLATES.map((template) => (
                    <Radio
                      key={template}
                      value={template}
                      label={TEMPLATES[template].name}
                      description={TEMPLATES[template].description}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            </div>
            <TextInput
              {...refusals.field('currency')}
              label="Currency"
              description="Three letters, such as GBP."
              maw={160}
              autoComplete="off"
              spellCheck={false}
              value={form.currency}
              onChange={(event) => draft.set({ currency: event.currentTarget.value.trim().toUpperCase() })}
            />
            <TextInput
              {...refusals.field('timeZone')}
              label="Time zone"
              description="Decides which day it is, such as Europe/London."
              maw={320}
              autoComplete="off"
              spellCheck={false}
              value={form.timeZone}
              onChange={(event) => draft.set({ timeZone: event.currentTarget.value.trim() })}
            />
            <DateField
              {...refusals.field('contractFrom')}
              label="First day of the contract"
              value={form.contractFrom}
              onChange={(event) => draft.set({ contractFrom: event.currentTarget.value })}
            />
            <DateField
              {...refusals.field('contractTo')}
              label="Last day of the contract"
              value={form.contractTo}
              onChange={(event) => draft.set({ contractTo: event.currentTarget.value })}
            />
            <MoneyField
              {...refusals.field('contractCap')}
              currency={shownCurrency(form.currency)}
              label="Maximum of the contract (optional)"
              description="The most that may be paid altogether, in digits, such as 22800000.00."
              value={form.contractCap}
              onChange={(event) => draft.set({ contractCap: event.currentTarget.value })}
            />
            <div>
              <Button type="submit" loading={loading}>
                Make the partnership
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
      <section className={classes.made}>
        <h2>Partnerships made</h2>
        <MadePartnerships onInvite={setInviting} />
      </section>
    </>
  );
}
