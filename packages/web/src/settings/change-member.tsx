import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { Role } from '@weft/shared';
import { useState } from 'react';
import { MEMBERSHIP_STATE_WORDS } from '../app/words.js';
import type { MembershipState } from '../gql/graphql.js';
import { LooksAfter } from '../support/looks-after.js';
import { count } from '../ui/count.js';
import { faultText } from '../ui/fault-text.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { CHANGE_MEMBER, INVITE_AGAIN, type Member } from './member-queries.js';
import { RolesField } from './roles-field.js';

/** One member's roles and state, in a dialog over the list. */
export function ChangeMember({ member, onClose }: { member: Member | null; onClose: () => void }) {
  return (
    <Modal
      opened={member !== null}
      onClose={onClose}
      title={member?.person.name}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {member ? <Membership key={member.id} member={member} onClose={onClose} /> : null}
    </Modal>
  );
}

function Membership({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id, person, organisation, email, state } = member;
  // as it was opened: the list behind it may be read anew meanwhile
  const [basedOn] = useState({ roles: [...member.roles], state });
  const [roles, setRoles] = useState<readonly Role[]>(member.roles);
  const [ending, setEnding] = useState(false);
  const [change, changing] = useMutation(CHANGE_MEMBER);
  const [invite, inviting] = useMutation(INVITE_AGAIN);
  const refusals = useRefusals();
  const say = useSay();
  const word = MEMBERSHIP_STATE_WORDS[state];

  const save = async (next: MembershipState, said: string): Promise<void> => {
    if (roles.length === 0) {
      refusals.show([{ field: 'roles', message: 'Choose at least one role.' }]);
      return;
    }
    const { data } = await change({ variables: { id, roles: [...roles], state: next, basedOn } });
    const result = data?.changeMember;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      const left = next === 'ENDED' ? (result?.looksAfter ?? 0) : 0;
      say(
        left > 0
          ? `${said} ${count(left, 'person is', 'people are')} still with them: hand them over.`
          : said,
      );
      onClose();
    }
  };
  const again = async (): Promise<void> => {
    const { data } = await invite({ variables: { id } });
    const result = data?.inviteAgain;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      say(`A new invitation is on its way to ${email ?? person.name}.`);
      onClose();
    }
  };
  const end = (): void => {
    // they keep the roles that they had; what was ticked and not saved is out of sight
    setRoles(member.roles);
    setEnding(true);
  };
  const guarded = (work: Promise<void>): void => {
    work.catch((fault: unknown) => refusals.show([{ message: faultText(fault) }]));
  };

  return (
    <Form refusals={refusals} onSubmit={() => save(state, `The roles of ${person.name} are changed.`)}>
      <Stack>
        <Group gap="sm">
          <StateBadge tone={word.tone}>{word.name}</StateBadge>
          <span>
            {organisation.name}
            {email ? `, ${email}` : ''}
          </span>
        </Group>
        {/* whom they leave behind has to be in sight, above the fold of the dialog */}
        {ending ? null : <RolesField {...refusals.field('roles')} value={roles} onChange={setRoles} />}
        {ending ? (
          <div role="alert">
            <p>
              <strong>End the membership of {person.name}?</strong> They lose access to this partnership at
              once. What they did stays on record.
            </p>
            <LooksAfter membershipId={id} person={person} />
            <Group mt="sm">
              <Button variant="default" onClick={() => setEnding(false)}>
                Keep it
              </Button>
              <Button
                color="red.9"
                loading={changing.loading}
                onClick={() => guarded(save('ENDED', `The membership of ${person.name} has ended.`))}
              >
                End the membership
              </Button>
            </Group>
          </div>
        ) : (
          <Group justify="space-between">
            <Group>
              {state === 'INVITED' ? (
                <Button variant="default" loading={inviting.loading} onClick={() => guarded(again())}>
                  Invite again
                </Button>
              ) : null}
              {state === 'ACTIVE' ? (
                <Button
                  variant="default"
                  onClick={() =>
                    guarded(save('SUSPENDED', `${person.name} is suspended and cannot act here for now.`))
                  }
                >
                  Suspend
                </Button>
              ) : null}
              {state === 'SUSPENDED' || state === 'ENDED' ? (
                <Button
                  variant="default"
                  onClick={() => guarded(save('ACTIVE', `${person.name} is active again.`))}
                >
                  Make active again
                </Button>
              ) : null}
              {state === 'ENDED' ? null : (
                <Button variant="default" onClick={end}>
                  End membership
                </Button>
              )}
            </Group>
            {state === 'ENDED' ? null : (
              <Button type="submit" loading={changing.loading}>
                Save roles
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Form>
  );
}
