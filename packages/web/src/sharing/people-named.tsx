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
  const [leaving, setLeaving] = useState<Named | null>(null);
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
            {may('endSharingPerson') && one.person ? (
              <Button
                variant="default"
                size="compact-md"
                onClick={() => setLeaving(one)}
                aria-label={`Take out ${one.person.name}`}
              >
                Take out
              </Button>
            ) : null}
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
      <TakeOut agreement={agreement} named={leaving} onClose={() => setLeaving(null)} />
      {may('nameSharingPerson') && goesOn ? <NameSomebody agreement={agreement} /> : null}
    </Panel>
  );
}

interface TakeOutProps {
  agreement: Agreement;
  /** null: nobody is being taken out */
  named: Named | null;
  onClose: () => void;
}

function TakeOut({ agreement, named, onClose }: TakeOutProps) {
  const say = useSay();
  const [end] = useMutation(END_PERSON);
  const name = named?.person?.name ?? '';
  return (
    <ConfirmDialog
      opened={named !== null}
      onClose={onClose}
      title={`Take out ${name}`}
      confirm="Take out"
      onConfirm={async () => {
        const variables = { agreementId: agreement.id, personId: named?.person?.id ?? '' };
        const result = (await end({ variables })).data?.endSharingPerson;
        if (result?.__typename === 'Refusal') return [{ message: result.message }];
        say(`${name} sees nothing of it any more.`);
        return undefined;
      }}
    >
      <p>From now on {name} sees nothing that is matched under this agreement.</p>
    </ConfirmDialog>
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
