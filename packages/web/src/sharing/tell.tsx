import { useQuery } from '@apollo/client/react';
import { Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { usePlace, useTo } from '../app/viewer.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { SearchFilter } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { Choose, type ToTell } from './choose-told.js';
import { NoAgreement } from './no-agreement.js';
import { NOTHING_SAID, type TypedNotice } from './notice-fields.js';
import { PlainWords } from './plain-words.js';
import { AGREEMENT, type Agreement, PEOPLE_TO_TELL } from './sharing-queries.js';

const PAGE = 50;

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
  const isWorker = roles.includes('LINK_WORKER');
  const address = useListAddress({ search: 'text' });
  const search = address.get('search');
  const [mine, setMine] = useState(isWorker);
  // one letter went to many: its day stays when the next of them are recorded
  const [notice, setNotice] = useState<TypedNotice>(NOTHING_SAID);
  // whoever was found and chosen stays chosen while the next one is looked for
  const [chosen, setChosen] = useState<readonly ToTell[]>([]);
  const variables = { agreementId: agreement.id, first: PAGE, mine, search };
  const { data, previousData, error, refetch } = useQuery(PEOPLE_TO_TELL, {
    variables,
    fetchPolicy: 'network-only',
  });
  const list = (data ?? previousData)?.sharingPeopleToTell;
  const isEverybodyTold = list?.totalCount === 0 && search === '' && chosen.length === 0;
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
        <Group align="end" mb="md">
          {isEverybodyTold ? null : (
            <SearchFilter address={address} label="Find somebody by name or reference" />
          )}
          {isWorker ? (
            <Checkbox
              label="Only my own people"
              checked={mine}
              mb="xs"
              onChange={(event) => {
                setMine(event.currentTarget.checked);
                setChosen([]);
              }}
            />
          ) : null}
        </Group>
        {error && !list ? <Fault error={error} onRetry={() => void refetch()} /> : null}
        {!error && !list ? <Loading what="Loading who was not told" /> : null}
        {isEverybodyTold ? (
          <EmptyState title="Everybody was told">
            Whoever comes into support from now on will stand here until they are told.
          </EmptyState>
        ) : list ? (
          <Choose
            agreement={agreement}
            people={list.edges.map(({ node }) => node)}
            total={list.totalCount}
            isSearch={search !== ''}
            mine={mine}
            notice={notice}
            onNotice={setNotice}
            chosen={chosen}
            onChoose={setChosen}
            onDone={() => {
              setChosen([]);
              address.clear();
              void refetch();
            }}
          />
        ) : null}
      </Panel>
    </>
  );
}
