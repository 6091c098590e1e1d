import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Stack } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useState } from 'react';
import { useParams } from 'react-router';
import { usePartnership, usePlace, useTo } from '../app/viewer.js';
import type { SharingPeopleToTellQuery } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { NoAgreement } from './no-agreement.js';
import { NoticeFields, type TypedNotice } from './notice-fields.js';
import { PlainWords } from './plain-words.js';
import classes from './sharing.module.css';
import { AGREEMENT, type Agreement, PEOPLE_TO_TELL, RECORD_NOTICES } from './sharing-queries.js';

const PAGE = 50;
type ToTell = SharingPeopleToTellQuery['sharingPeopleToTell']['edges'][number]['node'];

/** Those who were not told of an agreement yet: all of them, or some, are recorded as told at once. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(AGREEMENT, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the agreement" />;
  if (!data.sharingAgreement) return <NoAgreement />;
  const { state } = data.sharingAgreement;
  if (state !== 'SIGNED' && state !== 'IN_FORCE')
    return (
      <NoAgreement
        title={state === 'DRAFT' ? 'This agreement is not signed yet' : 'This agreement is over'}
        lead={
          state === 'DRAFT'
            ? 'People are told once every party has signed, so that nothing changes any more.'
            : 'Nothing is shared under it any more, so nobody has to be told.'
        }
        agreement={data.sharingAgreement}
      />
    );
  return <Telling agreement={data.sharingAgreement} />;
}

function Telling({ agreement }: { agreement: Agreement }) {
  const to = useTo();
  const { roles } = usePlace();
  const { today } = usePartnership();
  const isWorker = roles.includes('LINK_WORKER');
  const [mine, setMine] = useState(isWorker);
  // one letter went to many: its day stays when the next of them are recorded
  const [notice, setNotice] = useState<TypedNotice>({ saidOn: today, how: 'SPOKEN' });
  const variables = { agreementId: agreement.id, first: PAGE, mine };
  const { data, error, refetch } = useQuery(PEOPLE_TO_TELL, { variables, fetchPolicy: 'network-only' });
  const list = data?.sharingPeopleToTell;
  const people = list?.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title="Who was told?"
        lead={`${agreement.title}: people who are not told are not matched.`}
        back={{ to: to(`data/agreements/${agreement.id}`), label: agreement.title }}
      />
      <Panel title="What to tell them">
        <PlainWords agreement={agreement} />
      </Panel>
      <Panel title="Not told yet">
        {isWorker ? (
          <Checkbox
            label="Only my own people"
            checked={mine}
            mb="md"
            onChange={(event) => setMine(event.currentTarget.checked)}
          />
        ) : null}
        {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
        {!error && !people ? <Loading what="Loading who was not told" /> : null}
        {people?.length === 0 ? (
          <EmptyState title="Everybody was told">
            Whoever comes into support from now on will stand here until they are told.
          </EmptyState>
        ) : null}
        {people && people.length > 0 ? (
          <Choose
            // once some are told, the rest is chosen anew
            key={`${mine} ${list?.totalCount}`}
            agreement={agreement}
            people={people}
            total={list?.totalCount ?? people.length}
            mine={mine}
            notice={notice}
            onNotice={setNotice}
            onDone={() => void refetch()}
          />
        ) : null}
      </Panel>
    </>
  );
}

interface ChooseProps {
  agreement: Agreement;
  people: readonly ToTell[];
  total: number;
  mine: boolean;
  notice: TypedNotice;
  onNotice: (notice: TypedNotice) => void;
  onDone: () => void;
}

function Choose({ agreement, people, total, mine, notice, onNotice, onDone }: ChooseProps) {
  const say = useSay();
  const refusals = useRefusals();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asksAll, setAsksAll] = useState(false);
  const [record, { loading }] = useMutation(RECORD_NOTICES, {
    refetchQueries: ['SharingCounts', 'ParticipantSharing', 'Today'],
  });
  const send = async (everybodyLeft: boolean) => {
    const input = {
      agreementId: agreement.id,
      kind: 'TOLD' as const,
      saidOn: calendarDate(notice.saidOn),
      how: notice.how,
      ...(everybodyLeft ? { everybodyLeft, mine } : { participantIds: [...chosen] }),
    };
    const result = (await record({ variables: { input } })).data?.recordSharingNotices;
    if (result?.__typename === 'Refusal') return [result];
    if (result) say(`${count(result.recorded, 'person', 'people')} recorded as told.`);
    onDone();
    return undefined;
  };
  const hasDay = (): boolean => {
    if (notice.saidOn !== '') return true;
    refusals.show([{ field: 'saidOn', message: 'Say on which day they were told.' }]);
    return false;
  };
  const sendChosen = async (): Promise<void> => {
    if (chosen.length === 0)
      return refusals.show([{ field: 'participantIds', message: 'Choose who was told.' }]);
    if (!hasDay()) return;
    const refused = await send(false);
    if (refused) refusals.show(refused);
  };
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const all = chosen.length === people.length;
  return (
    <Form refusals={refusals} onSubmit={sendChosen}>
      <Stack>
        <div className={classes.head}>
          <NoticeFields value={notice} onChange={onNotice} refusals={refusals} />
        </div>
        <fieldset className={classes.group} id={refusals.field('participantIds').id}>
          <legend>Who was told?</legend>
          <Stack gap="sm">
            <Checkbox
              label={people.length < total ? `All ${people.length} on this page` : `All ${people.length}`}
              checked={all}
              indeterminate={chosen.length > 0 && !all}
              onChange={() => setChosen(all ? [] : people.map(({ id }) => id))}
            />
            {people.map((one) => (
              <Checkbox
                key={one.id}
                label={`${nameOf(one)}, ${one.reference}`}
                description={[one.linkWorker?.name, one.provider?.name].filter(Boolean).join(', ')}
                checked={chosen.includes(one.id)}
                onChange={() => toggle(one.id)}
              />
            ))}
          </Stack>
          {people.length < total ? (
            <p className={classes.soft}>
              {count(total - people.length, 'more person', 'more people')} will stand here once these are
              recorded.
            </p>
          ) : null}
        </fieldset>
        <div className={classes.head}>
          <Button type="submit" loading={loading}>
            {chosen.length > 0
              ? `Record ${count(chosen.length, 'person', 'people')} as told`
              : 'Record as told'}
          </Button>
          {people.length < total ? (
            <Button variant="default" onClick={() => (hasDay() ? setAsksAll(true) : undefined)}>
              Record all {total.toLocaleString('en-GB')} as told
            </Button>
          ) : null}
        </div>
      </Stack>
      <ConfirmDialog
        opened={asksAll}
        onClose={() => setAsksAll(false)}
        title={`Record all ${total.toLocaleString('en-GB')} as told`}
        confirm="Record them all"
        onConfirm={() => send(true)}
      >
        <p>Only if every one of them was told, for instance by a letter to all. It cannot be undone.</p>
      </ConfirmDialog>
    </Form>
  );
}
