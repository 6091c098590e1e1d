import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useMay, usePartnership, useViewer } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DayText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './sharing.module.css';
import { type Agreement, CHOICES, END_PERSON, NAME_PERSON } from './sharing-queries.js';

type Named = Agreement['people'][number];

/** Who sees what is matched, and who saw it before. */
export function PeopleNamed({ agreement }: { agreement: Agreement }) {
  const may = useMay();
  const { timeZone } = usePartnership();
  const now = agreement.people.filter(({ endedAt }) => endedAt === null);
  const before = agreement.people.filter(({ endedAt }) => endedAt !== null);
  const goesOn = agreement.state !== 'ENDED' && agreement.state !== 'EXPIRED';
  return (
    <Panel title="Who sees what is matched">
      {now.length === 0 ? <p className={classes.soft}>Nobody.</p> : null}
      <ul className={classes.list}>
        {now.map((one) => (
          <li key={one.id}>
            <strong>{one.person?.name ?? 'Somebody who has left'}</strong>
            <span className={classes.soft}>
              Named on <DayText of={one.namedAt} timeZone={timeZone} />
              {one.namedBy ? ` by ${one.namedBy.name}` : ''}
            </span>
            {may('endSharingPerson') && one.person ? <Unname agreement={agreement} named={one} /> : null}
          </li>
        ))}
      </ul>
      {before.length > 0 ? (
        <details className={classes.before}>
          <summary>Who saw it before</summary>
          <ul className={classes.list}>
            {before.map((one) => (
              <li key={one.id}>
                {one.person?.name ?? 'Somebody who has left'}
                <span className={classes.soft}>
                  From <DayText of={one.namedAt} timeZone={timeZone} /> to{' '}
                  <DayText of={one.endedAt} timeZone={timeZone} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {may('nameSharingPerson') && goesOn ? <NameSomebody agreement={agreement} /> : null}
    </Panel>
  );
}

function Unname({ agreement, named }: { agreement: Agreement; named: Named }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [end] = useMutation(END_PERSON);
  const name = named.person?.name ?? '';
  return (
    <span>
      <Button
        variant="default"
        size="compact-md"
        onClick={() => setOpen(true)}
        aria-label={`Take ${name} out`}
      >
        Take out
      </Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title={`Take ${name} out`}
        confirm="Take out"
        onConfirm={async () => {
          const variables = { agreementId: agreement.id, personId: named.person?.id ?? '' };
          const result = (await end({ variables })).data?.endSharingPerson;
          if (result?.__typename === 'Refusal') return [{ message: result.message }];
          say(`${name} sees nothing of it any more.`);
          return undefined;
        }}
      >
        <p>From now on {name} sees nothing that is matched under this agreement.</p>
      </ConfirmDialog>
    </span>
  );
}

function NameSomebody({ agreement }: { agreement: Agreement }) {
  const say = useSay();
  const refusals = useRefusals();
  const { viewer } = useViewer();
  const { data } = useQuery(CHOICES);
  const [personId, setPersonId] = useState('');
  const [name, { loading }] = useMutation(NAME_PERSON);
  const isSigned = agreement.parties.some(({ signedOn }) => signedOn !== null);
  const named = agreement.people.filter(({ endedAt }) => endedAt === null).map(({ person }) => person?.id);
  const left = (data?.sharingChoices.people ?? []).filter(
    ({ id }) => !named.includes(id) && !(isSigned && id === viewer.id),
  );
  if (left.length === 0) return null;
  const send = async (): Promise<void> => {
    if (personId === '')
      return refusals.show([{ field: 'personId', message: 'Choose who looks at it too.' }]);
    const result = (await name({ variables: { agreementId: agreement.id, personId } })).data
      ?.nameSharingPerson;
    if (result?.__typename === 'Refusal') return refusals.show([result]);
    if (!result) return;
    refusals.clear();
    setPersonId('');
    say('Named. They see what is matched from now on.');
  };
  return (
    <Form refusals={refusals} onSubmit={send} className={classes.more}>
      <Stack gap="sm">
        <NativeSelect
          {...refusals.field('personId')}
          label="Name somebody else"
          description={isSigned ? 'Nobody can name themself once the agreement is signed.' : undefined}
          value={personId}
          data={[
            { value: '', label: 'Choose a person' },
            ...left.map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onChange={(event) => setPersonId(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" loading={loading}>
            Name them
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
