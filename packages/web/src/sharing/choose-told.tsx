import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import type { SharingPeopleToTellQuery } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { NoticeFields, readNotice, type TypedNotice } from './notice-fields.js';
import classes from './sharing.module.css';
import { type Agreement, RECORD_NOTICES } from './sharing-queries.js';
import { WAY_WORDS } from './sharing-words.js';

export type ToTell = SharingPeopleToTellQuery['sharingPeopleToTell']['edges'][number]['node'];

interface ChooseProps {
  agreement: Agreement;
  /** the first of those who were not told, or of those who were looked for */
  people: readonly ToTell[];
  total: number;
  isSearch: boolean;
  mine: boolean;
  notice: TypedNotice;
  onNotice: (notice: TypedNotice) => void;
  chosen: readonly ToTell[];
  onChoose: (chosen: readonly ToTell[]) => void;
  onDone: () => void;
}

/** Chooses who of them was told, when and how; or records it of all of them. */
export function Choose({
  agreement,
  people,
  total,
  isSearch,
  mine,
  notice,
  onNotice,
  chosen,
  onChoose,
  onDone,
}: ChooseProps) {
  const say = useSay();
  const refusals = useRefusals();
  const [asksAll, setAsksAll] = useState(false);
  const [record, { loading }] = useMutation(RECORD_NOTICES, {
    refetchQueries: ['SharingCounts', 'ParticipantSharing', 'Today'],
  });
  const said = readNotice(notice);
  const missing = 'missing' in said ? said.missing : [];
  const send = async (everybodyLeft: boolean) => {
    if ('missing' in said) return said.missing;
    const input = {
      agreementId: agreement.id,
      kind: 'TOLD' as const,
      ...said,
      ...(everybodyLeft ? { everybodyLeft, mine } : { participantIds: chosen.map(({ id }) => id) }),
    };
    const result = (await record({ variables: { input } })).data?.recordSharingNotices;
    if (result?.__typename === 'Refusal') return [result];
    if (result) say(`${count(result.recorded, 'person', 'people')} recorded as told.`);
    onDone();
    return undefined;
  };
  const sendChosen = async (): Promise<void> => {
    const nobody = chosen.length === 0 ? [{ field: 'participantIds', message: 'Choose who was told.' }] : [];
    const refused = missing.length + nobody.length > 0 ? [...missing, ...nobody] : await send(false);
    if (refused) refusals.show(refused);
  };
  const isChosen = ({ id }: ToTell): boolean => chosen.some((one) => one.id === id);
  const isShown = ({ id }: ToTell): boolean => people.some((one) => one.id === id);
  const rest = chosen.filter((one) => !isShown(one));
  const shownChosen = chosen.length - rest.length;
  const all = people.length > 0 && shownChosen === people.length;
  const line = (one: ToTell) => (
    <Checkbox
      key={one.id}
      label={`${nameOf(one)}, ${one.reference}`}
      description={[one.linkWorker?.name, one.provider?.name].filter(Boolean).join(', ')}
      checked={isChosen(one)}
      onChange={() => onChoose(isChosen(one) ? chosen.filter(({ id }) => id !== one.id) : [...chosen, one])}
    />
  );
  return (
    <Form refusals={refusals} onSubmit={sendChosen}>
      <Stack>
        <div className={classes.head}>
          <NoticeFields value={notice} onChange={onNotice} refusals={refusals} />
        </div>
        <fieldset className={classes.group} id={refusals.field('participantIds').id}>
          <legend>Who was told?</legend>
          <Stack gap="sm">
            {rest.map(line)}
            {people.length > 0 ? (
              <Checkbox
                label={people.length < total ? `All ${people.length} on this page` : `All ${people.length}`}
                checked={all}
                indeterminate={shownChosen > 0 && !all}
                onChange={() => onChoose(all ? rest : [...rest, ...people])}
              />
            ) : (
              <p className={classes.soft}>
                Nobody of that name is left. They may have been told already, or be out of support.
              </p>
            )}
            {people.map(line)}
          </Stack>
          {people.length < total ? (
            <p className={classes.soft}>
              {count(total - people.length, 'more person', 'more people')}: find them by name, or record these
              first.
            </p>
          ) : null}
        </fieldset>
        <div className={classes.head}>
          <Button type="submit" loading={loading}>
            {chosen.length > 0
              ? `Record ${count(chosen.length, 'person', 'people')} as told`
              : 'Record as told'}
          </Button>
          {people.length < total && !isSearch ? (
            <Button
              variant="default"
              onClick={() => (missing.length > 0 ? refusals.show(missing) : setAsksAll(true))}
            >
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
        <p>
          {'missing' in said ? '' : `On ${dateText(said.saidOn)}, ${WAY_WORDS[said.how].toLowerCase()}. `}
          Only if every one of them was told, for instance by a letter to all. It cannot be undone.
        </p>
      </ConfirmDialog>
    </Form>
  );
}
