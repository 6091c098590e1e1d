import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Stack } from '@mantine/core';
import { ROLES, type Role } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { ROLE_WORDS } from '../app/words.js';
import { graphql } from '../gql/gql.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';

const SIGNING_IN = graphql(`
  query SigningIn {
    partnership {
      id
      secondFactorRoles
    }
  }
`);

const REQUIRE_SECOND_FACTOR = graphql(`
  mutation RequireSecondFactor($roles: [Role!]!) {
    requireSecondFactor(roles: $roles) {
      __typename
      ... on Partnership {
        id
        secondFactorRoles
      }
      ...Refused
    }
  }
`);

/** Which roles this partnership lets in with a sign-in code only. */
export function Component() {
  const { name } = usePartnership();
  const { data, error, refetch } = useQuery(SIGNING_IN);
  const roles = data?.partnership.secondFactorRoles;
  return (
    <>
      <PageHeader
        title="Signing in"
        lead={`Who needs a code from an app on their telephone, beside the password, to work in ${name}.`}
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {roles === undefined && !error ? <Loading /> : null}
      {roles ? <Roles key={roles.join()} before={roles} /> : null}
      <Panel title="How long people stay signed in">
        <p>
          A session ends after an hour in which nothing was done, and twelve hours after it began. It ends at
          once when somebody’s roles are changed, or their membership is suspended or ended.
        </p>
      </Panel>
    </>
  );
}

function Roles({ before }: { before: readonly Role[] }) {
  const [roles, setRoles] = useState<readonly Role[]>(before);
  const [require, { loading }] = useMutation(REQUIRE_SECOND_FACTOR);
  const refusals = useRefusals();
  const say = useSay();
  const save = async (): Promise<void> => {
    const { data } = await require({ variables: { roles: [...roles] } });
    const result = data?.requireSecondFactor;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else say('Saved. Whoever needs a code and has none is asked to set it up now.');
  };
  return (
    <Panel title="Sign-in codes">
      <Form refusals={refusals} onSubmit={save}>
        <Stack>
          <div id="roles">
            <Checkbox.Group
              label="Roles that need a code"
              description="Whoever has one of these roles sets codes up the next time they come here. Others may, and then need one too."
              error={refusals.field('roles').error}
              value={[...roles]}
              onChange={(chosen) => setRoles(ROLES.filter((role) => chosen.includes(role)))}
            >
              <Stack gap="sm" mt="sm">
                {ROLES.map((role) => (
                  <Checkbox
                    key={role}
                    value={role}
                    label={ROLE_WORDS[role].name}
                    description={ROLE_WORDS[role].may}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          </div>
          <div>
            <Button type="submit" loading={loading}>
              Save
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
