import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../gql/gql.js';
import { Form } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { clientOf } from './api.js';
import { MADE } from './made-partnerships.js';

const INVITE = graphql(`
  mutation InviteFirstPerson($slug: String!, $organisation: String!, $name: String!, $email: String!) {
    inviteFirstPerson(slug: $slug, organisation: $organisation, name: $name, email: $email) {
      __typename
      ... on MadePartnership {
        id
        stage
      }
      ...Refused
    }
  }
`);

const EMPTY = { organisation: '', name: '', email: '' };

/** The operator invites the first person of a partnership's backbone, by email; they invite everybody else. */
export function FirstPerson({
  partnership: { slug, name: partnershipName },
  title,
  onDone,
}: {
  partnership: { slug: string; name: string };
  title: string;
  onDone: () => void;
}) {
  const refusals = useRefusals();
  const say = useSay();
  const [form, setForm] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>): void => setForm((before) => ({ ...before, ...change }));
  const [invite, { loading }] = useMutation(INVITE, {
    client: clientOf(null),
    refetchQueries: [MADE],
    awaitRefetchQueries: true,
  });
  const go = async (): Promise<void> => {
    const { organisation, name, email } = form;
    const missing: RefusalLike[] = [
      ...(organisation.trim()
        ? []
        : [{ field: 'organisation', message: 'Enter the backbone organisation’s name.' }]),
      ...(name.trim() ? [] : [{ field: 'firstName', message: 'Enter the person’s name.' }]),
      ...(/^\S+@\S+$/.test(email.trim())
        ? []
        : [{ field: 'email', message: 'Enter an email address, such as name@example.org.' }]),
    ];
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    const { data } = await invite({ variables: { slug, organisation, name, email } });
    const result = data?.inviteFirstPerson;
    if (result?.__typename === 'Refusal')
      refusals.show([result.field === 'name' ? { ...result, field: 'firstName' } : result]);
    else if (result) {
      say(
        result.stage === 'JOINED'
          ? `${name.trim()} had an account and has joined ${partnershipName}.`
          : `${name.trim()} is invited to ${partnershipName} by email.`,
      );
      onDone();
    }
  };
  return (
    <>
      <PageHeader
        title={title}
        lead="Invite the first person of its backbone organisation. They add everybody else; you see none of its records."
      />
      <Panel title="Its first person">
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          <Stack gap="lg">
            <TextInput
              {...refusals.field('organisation')}
              label="Backbone organisation"
              description="The organisation that convenes the partners."
              autoComplete="off"
              value={form.organisation}
              onChange={(event) => set({ organisation: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('firstName')}
              label="Name of the person"
              autoComplete="off"
              value={form.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('email')}
              type="email"
              label="Email address"
              description="A link that works once, for 7 days, is sent there. Inviting somebody else ends it."
              autoComplete="off"
              spellCheck={false}
              value={form.email}
              onChange={(event) => set({ email: event.currentTarget.value })}
            />
            <Group>
              <Button type="submit" loading={loading}>
                Send the invitation
              </Button>
              <Button variant="default" onClick={onDone}>
                Later
              </Button>
            </Group>
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
