import { useMutation } from '@apollo/client/react';
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { ORGANISATION_KIND_WORDS } from '../app/words.js';
import type { OrganisationKind } from '../gql/graphql.js';
import { Form, FormButtons } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { KIND_MEANINGS, KINDS } from './organisation-kinds.js';
import { ADD_ORGANISATION, ORGANISATIONS } from './organisation-queries.js';

interface NewOrganisation {
  name: string;
  kinds: OrganisationKind[];
}

/** Adds an organisation to the partnership. One that wears two hats is one organisation of two kinds. */
export function Component() {
  const { slug } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const draft = useDraft<NewOrganisation>(`${slug}/organisation`, { name: '', kinds: [] });
  const refusals = useRefusals();
  const [add, { loading }] = useMutation(ADD_ORGANISATION, { refetchQueries: [ORGANISATIONS] });
  const { name, kinds } = draft.value;

  const go = async (): Promise<void> => {
    const missing: RefusalLike[] = [];
    if (name.trim() === '') missing.push({ field: 'name', message: 'Enter the organisation’s name.' });
    if (kinds.length === 0) missing.push({ field: 'kinds', message: 'Choose what it does here.' });
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    const { data } = await add({ variables: { name: name.trim(), kinds } });
    const result = data?.addOrganisation;
    if (result?.__typename === 'Refusal') {
      refusals.show([result]);
      return;
    }
    draft.discard();
    say(`${name.trim()} is added.`);
    await navigate(to('settings/organisations'));
  };

  return (
    <>
      <PageHeader
        title="Add an organisation"
        back={{ to: to('settings/organisations'), label: 'Organisations' }}
      />
      <Panel>
        <Form refusals={refusals} className="weft-form" onSubmit={go}>
          <Stack gap="lg">
            <TextInput
              {...refusals.field('name')}
              label="Name"
              autoComplete="off"
              value={name}
              onChange={(event) => draft.set({ name: event.currentTarget.value })}
            />
            <div id="kinds">
              <Checkbox.Group
                label="What it does here"
                description="A school that also pays is both an anchor organisation and a funder."
                error={refusals.field('kinds').error}
                value={kinds}
                onChange={(chosen) => draft.set({ kinds: KINDS.filter((kind) => chosen.includes(kind)) })}
              >
                <Stack gap="sm" mt="sm">
                  {KINDS.map((kind) => (
                    <Checkbox
                      key={kind}
                      value={kind}
                      label={ORGANISATION_KIND_WORDS[kind]}
                      description={KIND_MEANINGS[kind]}
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
            </div>
            <FormButtons
              send="Add the organisation"
              sending={loading}
              cancelTo={to('settings/organisations')}
            />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}
