import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { isProviderRole } from '@weft/shared';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership, usePlace, useTo, useViewer } from '../app/viewer.js';
import { nameOf, PEOPLE } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form, FormButtons } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { GROUP, type GroupPage, SAVE_GROUP, WEEKDAYS } from './group-queries.js';
import classes from './groups.module.css';
import { ServicePicker } from './service-picker.js';

interface Person {
  readonly id: string;
  readonly reference: string;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
}

/** A new group, or one that is changed. */
export function Component() {
  const { id } = useParams();
  const { data, error, refetch } = useQuery(GROUP, { variables: { id: id ?? '' }, skip: id === undefined });
  if (id === undefined) return <GroupForm group={null} />;
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the group" />;
  if (!data.group)
    return <EmptyState title="There is no such group">It may be held by somebody else.</EmptyState>;
  return <GroupForm group={data.group} />;
}

function useOwnProvider(): { id: string; name: string } | null {
  const { slug } = usePartnership();
  const { viewer } = useViewer();
  const own = viewer.memberships.find(
    ({ state, partnership, roles }) =>
      state === 'ACTIVE' && partnership.slug === slug && roles.some(isProviderRole),
  );
  return own?.organisation ?? null;
}

function GroupForm({ group }: { group: GroupPage | null }) {
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const own = useOwnProvider();
  const { roles } = usePlace();
  const forAny = roles.includes('BACKBONE') && group === null;
  const [name, setName] = useState(group?.name ?? '');
  const [place, setPlace] = useState(group?.place ?? '');
  const [weekday, setWeekday] = useState(String(group?.weekday ?? ''));
  const [minutes, setMinutes] = useState(String(group?.minutes ?? ''));
  const [providerId, setProviderId] = useState<string | null>(group?.provider.id ?? own?.id ?? null);
  const [anchorId, setAnchorId] = useState<string | null>(group?.anchor?.id ?? null);
  const [serviceId, setServiceId] = useState<string | null>(group?.service?.id ?? null);
  const [closed, setClosed] = useState(group?.closed ?? false);
  const [members, setMembers] = useState<readonly Person[]>(
    group?.members.map(({ participant }) => participant) ?? [],
  );
  const [save, { loading }] = useMutation(SAVE_GROUP, { refetchQueries: ['Groups'] });
  const back = group ? to(`groups/${group.id}`) : to('groups');

  const go = async (): Promise<void> => {
    if (!providerId) {
      refusals.show([{ field: 'providerId', message: 'Choose the provider whose people come.' }]);
      return;
    }
    const { data } = await save({
      variables: {
        input: {
          id: group?.id ?? null,
          providerId,
          anchorId,
          serviceId,
          name,
          place: place.trim() || null,
          weekday: weekday === '' ? null : Number(weekday),
          minutes: minutes.trim() === '' ? null : Number.parseInt(minutes, 10) || 0,
          closed,
          participantIds: members.map(({ id }) => id),
        },
      },
    });
    const answer = data?.saveGroup;
    if (!answer) return;
    if (answer.__typename === 'Refusal') {
      refusals.show([answer]);
      return;
    }
    say('The group is saved.');
    await navigate(to(`groups/${answer.id}`));
  };

  return (
    <>
      <PageHeader
        title={group ? `Change: ${group.name}` : 'New group'}
        back={{ to: back, label: group ? group.name : 'Groups' }}
      />
      <Panel>
        <Form refusals={refusals} onSubmit={go} className="weft-form">
          <Stack>
            <TextInput
              {...refusals.field('name')}
              label="Name"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {forAny || providerId === null ? (
              <OrganisationPicker
                {...refusals.field('providerId')}
                kind="PROVIDER"
                label="Held by"
                value={providerId}
                onChange={(chosen) => {
                  setProviderId(chosen);
                  setServiceId(null);
                }}
              />
            ) : null}
            <OrganisationPicker
              {...refusals.field('anchorId')}
              kind="ANCHOR"
              label="At (optional)"
              value={anchorId}
              onChange={setAnchorId}
            />
            {providerId ? (
              <ServicePicker
                {...refusals.field('serviceId')}
                providerId={providerId}
                value={serviceId}
                onChange={setServiceId}
              />
            ) : null}
            <TextInput
              {...refusals.field('place')}
              label="Place (optional)"
              value={place}
              onChange={(event) => setPlace(event.currentTarget.value)}
            />
            <NativeSelect
              {...refusals.field('weekday')}
              label="Usual day (optional)"
              value={weekday}
              data={[
                { value: '', label: 'No usual day' },
                ...WEEKDAYS.map((label, nth) => ({ value: String(nth + 1), label })),
              ]}
              onChange={(event) => setWeekday(event.currentTarget.value)}
            />
            <TextInput
              {...refusals.field('minutes')}
              label="Minutes (optional)"
              inputMode="numeric"
              maw={160}
              value={minutes}
              onChange={(event) => setMinutes(event.currentTarget.value)}
            />
            <WhoComes members={members} onChange={setMembers} />
            {group ? (
              <Checkbox
                label="It no longer meets"
                checked={closed}
                onChange={(event) => setClosed(event.currentTarget.checked)}
              />
            ) : null}
            <FormButtons send="Save the group" sending={loading} cancelTo={back} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}

/** People found by name, and ticked. Whoever is ticked or not stays in place until somebody is looked for again. */
function WhoComes({
  members,
  onChange,
}: {
  members: readonly Person[];
  onChange: (members: readonly Person[]) => void;
}) {
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState('');
  const [came, setCame] = useState(members);
  const { data } = useQuery(PEOPLE, {
    variables: { first: 10, search: asked },
    skip: asked === '',
  });
  const find = (): void => {
    setCame(members);
    setAsked(search.trim());
  };
  const found = (data?.participants.edges.map(({ node }) => node) ?? []).filter(
    ({ id }) => !came.some((one) => one.id === id),
  );
  const box = (one: Person) => {
    const comes = members.some(({ id }) => id === one.id);
    return (
      <Checkbox
        key={one.id}
        label={`${nameOf(one)}, ${one.reference}`}
        checked={comes}
        onChange={() => onChange(comes ? members.filter(({ id }) => id !== one.id) : [...members, one])}
      />
    );
  };
  return (
    <fieldset className={classes.tick} id="participantIds">
      <legend>Who comes?</legend>
      <div className={classes.people}>
        {came.map(box)}
        <TextInput
          type="search"
          label="Find somebody by name or reference"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            find();
          }}
        />
        <div>
          <Button variant="default" onClick={find}>
            Find
          </Button>
        </div>
        {found.map(box)}
        {asked !== '' && data && found.length === 0 ? <p>Nobody else matches.</p> : null}
      </div>
    </fieldset>
  );
}
