import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { checkRolesAt, type OrganisationKind, type Role } from '@weft/shared';
import { useNavigate } from 'react-router';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership, useTo } from '../app/viewer.js';
import { Form, FormButtons } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { ADD_MEMBER, MEMBERS } from './member-queries.js';
import { RolesField } from './roles-field.js';

interface NewMember {
  name: string;
  email: string;
  organisationId: string | null;
  organisationName: string;
  organisationKinds: OrganisationKind[];
  roles: Role[];
}

const EMPTY: NewMember = {
  name: '',
  email: '',
  organisationId: null,
  organisationName: '',
  organisationKinds: [],
  roles: [],
};

/** Adds a person to the partnership; they are invited by email. */
export function Component() {
  const { slug } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const draft = useDraft(`${slug}/member`, EMPTY);
  const refusals = useRefusals();
  const [add, { loading }] = useMutation(ADD_MEMBER, { refetchQueries: [MEMBERS] });
  const { name, email, organisationId, organisationKinds, roles } = draft.value;

  const go = async (): Promise<void> => {
    const missing: RefusalLike[] = [];
    if (name.trim() === '') missing.push({ field: 'name', message: 'Enter the person’s name.' });
    if (!/^\S+@\S+$/.test(email.trim())) {
      missing.push({ field: 'email', message: 'Enter an email address, such as name@example.org.' });
    }
    if (organisationId === null) {
      missing.push({ field: 'organisationId', message: 'Choose the organisation they work for.' });
    }
    if (roles.length === 0) missing.push({ field: 'roles', message: 'Choose at least one role.' });
    const misplaced = organisationKinds.length > 0 ? checkRolesAt(roles, organisationKinds) : null;
    if (misplaced) missing.push(misplaced);
    if (missing.length > 0 || organisationId === null) {
      refusals.show(missing);
      return;
    }
    const { data } = await add({
      variables: { name: name.trim(), email: email.trim(), organisationId, roles },
    });
    const result = data?.addMember;
    if (result?.__typename === 'Refusal') {
      refusals.show([result]);
      return;
    }
    draft.discard();
    say(`${name.trim()} is added, and invited by email.`);
    await navigate(to('settings/members'));
  };

  return (
    <>
      <PageHeader
        title="Add a person"
        lead="They get an email with a link to come in by. The link works once, for 7 days."
        back={{ to: to('settings/members'), label: 'People and roles' }}
      />
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          {draft.restored ? (
            <Group gap="sm" mb="md">
              <span>This is what you had typed before.</span>
              <Button variant="default" size="compact-md" onClick={() => draft.discard()}>
                Start afresh
              </Button>
            </Group>
          ) : null}
          <Stack gap="lg">
            <TextInput
              {...refusals.field('name')}
              label="Name"
              autoComplete="off"
              value={name}
              onChange={(event) => draft.set({ name: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('email')}
              type="email"
              label="Email address"
              autoComplete="off"
              spellCheck={false}
              value={email}
              onChange={(event) => draft.set({ email: event.currentTarget.value })}
            />
            <OrganisationPicker
              {...refusals.field('organisationId')}
              label="Organisation"
              description="For whom they act here. Somebody who acts for two organisations is added twice."
              value={organisationId}
              chosenName={draft.value.organisationName}
              onChange={(id, chosen, kinds) =>
                draft.set({
                  organisationId: id,
                  organisationName: chosen ?? '',
                  organisationKinds: [...kinds],
                })
              }
            />
            <RolesField
              {...refusals.field('roles')}
              kinds={organisationKinds}
              value={roles}
              onChange={(chosen) => draft.set({ roles: chosen })}
            />
            <FormButtons
              send="Add and invite"
              sending={loading}
              cancelTo={to('settings/members')}
              onCancel={() => draft.discard()}
            />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
