import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { isProviderRole, type JoinedGroup, joinGroups } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
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
import { draftOf, type GroupDraft, type GroupPerson } from './group-draft.js';
import { GROUP, type GroupPage, SAVE_GROUP, WEEKDAYS } from './group-queries.js';
import classes from './groups.module.css';
import { ServicePicker } from './service-picker.js';

/** A new group, or one that is changed. */
export function Component() {
  const { id } = useParams();
  const { data, error, refetch } = useQuery(GROUP, { variables: { id: id ?? '' }, skip: id === undefined });
  if (id === undefined) return <GroupForm group={null} reload={async () => null} />;
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the group" />;
  if (!data.group)
    return <EmptyState title="There is no such group">It may be held by somebody else.</EmptyState>;
  const reload = async () => (await refetch()).data?.group ?? null;
  return <GroupForm group={data.group} reload={reload} />;
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

interface GroupFormProps {
  readonly group: GroupPage | null;
  /** the group as it is by now */
  readonly reload: () => Promise<GroupPage | null>;
}

/** Somebody else who saved meanwhile is joined in: whom they added comes, and so do mine. */
function GroupForm({ group, reload }: GroupFormProps) {
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const own = useOwnProvider();
  const { roles } = usePlace();
  const forAny = roles.includes('BACKBONE') && group === null;
  const [read, setRead] = useState({ version: group?.version ?? null, draft: draftOf(group) });
  const [draft, setDraft] = useState(read.draft);
  const { name, place, weekday, minutes, anchorId, serviceId, closed, members } = draft;
  const set = (change: Partial<GroupDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const [meanwhile, setMeanwhile] = useState<GroupMeanwhile | null>(null);
  const [providerId, setProviderId] = useState<string | null>(group?.provider.id ?? own?.id ?? null);
  const [save, { loading }] = useMutation(SAVE_GROUP, { refetchQueries: ['Groups'] });
  const back = group ? to(`groups/${group.id}`) : to('groups');

  const join = async (message: string): Promise<void> => {
    const now = await reload();
    // it is not ours to see any more: nothing can be joined with it
    if (!now) return refusals.show([{ message }]);
    const joined = joinGroups(read.draft, draft, draftOf(now));
    setDraft(joined.content);
    setRead({ version: now.version, draft: draftOf(now) });
    setMeanwhile({ ...joined, message });
    refusals.clear();
  };
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
          basedOn: read.version,
        },
      },
    });
    const answer = data?.saveGroup;
    if (!answer) return;
    if (answer.__typename === 'Refusal') {
      if (answer.field === 'basedOn') await join(answer.message);
      else refusals.show([answer]);
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
          {meanwhile ? <Meanwhile of={meanwhile} /> : null}
          <Stack>
            <TextInput
              {...refusals.field('name')}
              label="Name"
              value={name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            {forAny || providerId === null ? (
              <OrganisationPicker
                {...refusals.field('providerId')}
                kind="PROVIDER"
                label="Held by"
                value={providerId}
                onChange={(chosen) => {
                  setProviderId(chosen);
                  set({ serviceId: null });
                }}
              />
            ) : null}
            <OrganisationPicker
              {...refusals.field('anchorId')}
              kind="ANCHOR"
              label="At (optional)"
              value={anchorId}
              onChange={(chosen) => set({ anchorId: chosen })}
            />
            {providerId ? (
              <ServicePicker
                {...refusals.field('serviceId')}
                providerId={providerId}
                value={serviceId}
                onChange={(chosen) => set({ serviceId: chosen })}
              />
            ) : null}
            <TextInput
              {...refusals.field('place')}
              label="Place (optional)"
              value={place}
              onChange={(event) => set({ place: event.currentTarget.value })}
            />
            <NativeSelect
              {...refusals.field('weekday')}
              label="Usual day (optional)"
              value={weekday}
              data={[
                { value: '', label: 'No usual day' },
                ...WEEKDAYS.map((label, nth) => ({ value: String(nth + 1), label })),
              ]}
              onChange={(event) => set({ weekday: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('minutes')}
              label="Minutes (optional)"
              inputMode="numeric"
              maw={160}
              value={minutes}
              onChange={(event) => set({ minutes: event.currentTarget.value })}
            />
            <WhoComes key={read.version} members={members} onChange={(chosen) => set({ members: chosen })} />
            {group ? (
              <Checkbox
                label="It no longer meets"
                checked={closed}
                onChange={(event) => set({ closed: event.currentTarget.checked })}
              />
            ) : null}
            <FormButtons send="Save the group" sending={loading} cancelTo={back} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}

interface GroupMeanwhile extends Pick<JoinedGroup<GroupPerson, GroupDraft>, 'came' | 'left'> {
  readonly message: string;
}

/** What somebody else has saved meanwhile: takes the focus. */
function Meanwhile({ of: { message, came, left } }: { of: GroupMeanwhile }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it says something new
  useEffect(() => box.current?.focus(), [came, left]);
  const names = (people: readonly GroupPerson[]): string => people.map(nameOf).join(', ');
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.meanwhile}>
      <Panel title="Somebody else changed it too" level={3} tone="warm">
        <p>{message}</p>
        {came.length > 0 ? <p>They added {names(came)}.</p> : null}
        {left.length > 0 ? <p>They took out {names(left)}.</p> : null}
        <p>Their changes and yours stand below. Look through them and save again.</p>
      </Panel>
    </div>
  );
}

/** People found by name, and ticked. Whoever is ticked or not stays in place until somebody is looked for again. */
function WhoComes({
  members,
  onChange,
}: {
  members: readonly GroupPerson[];
  onChange: (members: readonly GroupPerson[]) => void;
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
  const box = (one: GroupPerson) => {
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
