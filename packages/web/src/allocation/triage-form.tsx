import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, MultiSelect, Radio, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import type { HubListsQuery, WishableQuery } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import type { ReferralPage } from '../referrals/referral-queries.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './allocation.module.css';
import { HUB_LISTS, RECORD_TRIAGE, type TriageFields, WISHABLE } from './triage-queries.js';

interface TriageFormProps {
  referral: ReferralPage;
  triage: TriageFields;
  onDone: () => void;
}

/** Records what triage found out, in place. */
export function TriageForm(props: TriageFormProps) {
  const lists = useQuery(HUB_LISTS);
  const wishable = useQuery(WISHABLE);
  const error = lists.error ?? wishable.error;
  if (error) return <Fault error={error} />;
  if (!lists.data || !wishable.data) return <Loading what="Loading the lists" />;
  return <Fields {...props} lists={lists.data.hubLists} supports={wishable.data.whoSupports} />;
}

interface FieldsProps extends TriageFormProps {
  lists: HubListsQuery['hubLists'];
  supports: WishableQuery['whoSupports'];
}

function Fields({ referral, triage, onDone, lists, supports }: FieldsProps) {
  const refusals = useRefusals();
  const say = useSay();
  const [record, { loading }] = useMutation(RECORD_TRIAGE, {
    refetchQueries: ['Triage', 'Suggestions', 'WaitingList'],
    // the panel that opens again shows what was saved
    awaitRefetchQueries: true,
  });
  const [form, setForm] = useState({
    complexity: triage.complexity?.code ?? '',
    wants: triage.wants.map(({ code }) => code),
    prefers: triage.prefers.map(({ what }) => what),
    avoids: triage.avoids.map(({ what }) => what),
    anchorId: triage.anchor?.id ?? null,
  });
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const bands = lists.complexity.filter((one) => one.offered || one.code === form.complexity);
  const known = lists.expertise.filter(
    ({ kind, offered, code }) => kind === 'KNOWS' && (offered || form.wants.includes(code)),
  );
  const wishes = wishChoices(lists, supports, triage);

  // the button that opened it is gone: one goes on at the first question, at its answer of now
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const go = async (): Promise<void> => {
    const { data } = await record({
      variables: { input: { ...form, referralId: referral.id, complexity: form.complexity || null } },
    });
    const answer = data?.recordTriage;
    if (answer?.__typename === 'Refusal')
      refusals.show([{ ...answer, field: answer.field?.split('.')[0] ?? null }]);
    else if (answer) {
      say(`What ${nameOf(referral)} needs is recorded.`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack>
        <div id="complexity" ref={first}>
          <Radio.Group
            label="How much support do they want around them?"
            description="Ask them. It says nothing about who they are, and no provider sets it."
            error={refusals.field('complexity').error}
            value={form.complexity}
            onChange={(complexity) => set({ complexity })}
          >
            <Stack gap="sm" mt="sm">
              {bands.map(({ code, title, meaning }) => (
                <Radio key={code} value={code} label={title} description={meaning} />
              ))}
              <Radio value="" label="Not said yet" />
            </Stack>
          </Radio.Group>
        </div>
        <MultiSelect
          {...refusals.field('wants')}
          label="They want somebody who knows"
          data={known.map(({ code, title }) => ({ value: code, label: title }))}
          value={form.wants}
          onChange={(wants) => set({ wants })}
          searchable
        />
        <Said words={referral.prefers} />
        <MultiSelect
          {...refusals.field('prefers')}
          label="Whom or what they prefer"
          data={wishes}
          value={form.prefers}
          onChange={(prefers) => set({ prefers })}
          searchable
        />
        <Said words={referral.avoids} />
        <MultiSelect
          {...refusals.field('avoids')}
          label="Whom or what they wish to avoid"
          description="Nobody of these is suggested. Only the hub sees it."
          data={wishes}
          value={form.avoids}
          onChange={(avoids) => set({ avoids })}
          searchable
        />
        <OrganisationPicker
          {...refusals.field('anchorId')}
          label="Their school, practice or other anchor organisation"
          kind="ANCHOR"
          value={form.anchorId}
          chosenName={triage.anchor?.name}
          onChange={(anchorId) => set({ anchorId })}
          clearable
        />
        <Group>
          <Button type="submit" loading={loading}>
            Save what they need
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** What was written down in words, beside the field that makes something of it. */
function Said({ words }: { words: string | null | undefined }) {
  return words ? <p className={classes.said}>In their words: “{words}”</p> : null;
}

function wishChoices(
  lists: HubListsQuery['hubLists'],
  supports: WishableQuery['whoSupports'],
  { prefers, avoids }: TriageFields,
) {
  const groups = [
    {
      group: 'Who or how somebody is',
      items: lists.expertise
        .filter(({ offered }) => offered)
        .map(({ code, title }) => ({ value: code, label: title })),
    },
    {
      group: 'Providers',
      items: supports.map(({ provider }) => ({ value: provider.id, label: provider.name })),
    },
    {
      group: 'People who support',
      // who works at two providers is one person
      items: [
        ...new Map(
          supports.flatMap(({ provider, workers }) =>
            workers.map(({ id, name }) => [id, { value: id, label: `${name} of ${provider.name}` }] as const),
          ),
        ).values(),
      ],
    },
  ];
  const there = new Set(groups.flatMap(({ items }) => items.map(({ value }) => value)));
  const gone = [...prefers, ...avoids].filter(({ what }) => !there.has(what));
  const others = [...new Map(gone.map(({ what, words }) => [what, { value: what, label: words }])).values()];
  return others.length > 0 ? [...groups, { group: 'Chosen before', items: others }] : groups;
}
