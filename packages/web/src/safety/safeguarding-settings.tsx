import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { ErrorSummary, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './safety.module.css';
import {
  END_SAFEGUARDING_LEAD,
  NAME_SAFEGUARDING_LEAD,
  SAFEGUARDING_LEADS,
  type Safeguarding,
} from './safety-queries.js';

/** Who leads safeguarding in each organisation. */
export function Component() {
  const { data, error, refetch } = useQuery(SAFEGUARDING_LEADS);
  return (
    <>
      <PageHeader
        title="Safeguarding"
        lead="Whoever leads safeguarding reads every safeguarding note of their organisation; of the backbone, everybody’s."
      />
      {error && !data ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading what="Loading who leads safeguarding" />
      ) : (
        data.safeguardingLeads.map((one) => <Organisation key={one.organisation.id} of={one} />)
      )}
    </>
  );
}

function Organisation({ of: { organisation, leads, choices } }: { of: Safeguarding }) {
  const say = useSay();
  const refusals = useRefusals();
  const [personId, setPersonId] = useState('');
  const options = { refetchQueries: ['SafeguardingLeads'], awaitRefetchQueries: true };
  const [name, naming] = useMutation(NAME_SAFEGUARDING_LEAD, options);
  const [end, ending] = useMutation(END_SAFEGUARDING_LEAD, options);
  const add = async (): Promise<void> => {
    if (personId === '') {
      refusals.show([{ field: 'personId', message: 'Choose somebody.' }]);
      return;
    }
    const { data } = await name({ variables: { organisationId: organisation.id, personId } });
    const result = data?.nameSafeguardingLead;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      refusals.clear();
      say(`${choices.find(({ id }) => id === personId)?.name ?? 'They'} now leads safeguarding.`);
      setPersonId('');
    }
  };
  const take = async (lead: { id: string; name: string }): Promise<void> => {
    const { data } = await end({ variables: { organisationId: organisation.id, personId: lead.id } });
    const result = data?.endSafeguardingLead;
    if (result?.__typename === 'Refusal') refusals.show([{ message: result.message }]);
    else if (result) say(`${lead.name} leads safeguarding no longer.`);
  };
  const field = refusals.field('personId');
  return (
    <Panel title={organisation.name}>
      {leads.length > 0 ? (
        <ul className={classes.leads}>
          {leads.map((lead) => (
            <li key={lead.id} className={classes.lead}>
              <span>{lead.name}</span>
              <Button
                variant="default"
                size="compact-sm"
                loading={ending.loading}
                aria-label={`${lead.name} leads safeguarding no longer`}
                onClick={() => void take(lead)}
              >
                Leads no longer
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.soft}>
          Nobody leads safeguarding here yet. Until somebody does, a safeguarding note is read here by whoever
          wrote it alone.
        </p>
      )}
      {choices.length > 0 ? (
        <Form refusals={refusals} onSubmit={add}>
          <Group align="flex-end" gap="sm">
            <NativeSelect
              {...field}
              id={`${field.id}-${organisation.id}`}
              label={leads.length > 0 ? 'Somebody else who leads it' : 'Who leads it'}
              value={personId}
              data={[
                { value: '', label: 'Choose' },
                ...choices.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={(event) => setPersonId(event.currentTarget.value)}
              w={320}
              maw="100%"
            />
            <Button type="submit" variant="default" loading={naming.loading}>
              Name them
            </Button>
          </Group>
        </Form>
      ) : (
        <ErrorSummary of={refusals} />
      )}
    </Panel>
  );
}
