import { Button, Group, Stack } from '@mantine/core';
import { type CalendarDate, calendarDate } from '@weft/shared';
import { type ReactNode, useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership } from '../app/viewer.js';
import { AgreedFields, type TypedAgreement } from '../referrals/agreed-fields.js';
import { Form } from '../ui/form.js';
import { type RefusalLike, type Refusals, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';

/** Which provider is asked, and how the person agreed to it. */
interface Asked {
  readonly toId: string;
  readonly agreedOn: CalendarDate;
  readonly agreedHow: TypedAgreement['agreedHow'];
}

/** What the API answers: where it stands, or why it is refused. */
type Answer =
  | { readonly __typename: 'Refusal'; readonly message: string; readonly field?: string | null }
  | { readonly __typename?: string; readonly to?: { readonly name: string } | null };

interface AskAnotherProviderProps {
  /** the provider that supports them now, which is no other one */
  except: string | null;
  lead?: ReactNode;
  /** what is missing or wrong among the fields between the provider and the agreement */
  wrong: readonly RefusalLike[];
  send: (asked: Asked) => Promise<Answer | undefined>;
  /** what happens next, said once they are asked */
  next: string;
  onDone: () => void;
  /** the fields between the provider and the agreement */
  children: (refusals: Refusals) => ReactNode;
}

/** Asks another provider about somebody, with the person's agreement; what for is the form's own. */
export function AskAnotherProvider({
  except,
  lead,
  wrong,
  send,
  next,
  onDone,
  children,
}: AskAnotherProviderProps) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [toId, setToId] = useState<string | null>(null);
  const [agreed, setAgreed] = useState<TypedAgreement>({ agreedOn: today, agreedHow: 'SPOKEN' });
  const [loading, setLoading] = useState(false);
  const ask = async (): Promise<void> => {
    const all = [
      ...(toId ? [] : [{ field: 'toId', message: 'Choose a provider.' }]),
      ...wrong,
      ...(agreed.agreedOn === '' ? [{ field: 'agreedOn', message: 'Enter the whole date.' }] : []),
    ];
    if (all.length > 0 || !toId) {
      refusals.show(all);
      return;
    }
    setLoading(true);
    const answer = await send({ toId, ...agreed, agreedOn: calendarDate(agreed.agreedOn) }).finally(() =>
      setLoading(false),
    );
    if (!answer) return;
    if ('message' in answer) refusals.show([answer]);
    else {
      say(`${answer.to?.name ?? 'The other provider'} is asked. ${next}`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={ask}>
      <Stack>
        {lead}
        <OrganisationPicker
          {...refusals.field('toId')}
          label="Which provider"
          kind="PROVIDER"
          except={except}
          value={toId}
          onChange={(id) => setToId(id)}
        />
        {children(refusals)}
        <AgreedFields refusals={refusals} value={agreed} onChange={setAgreed} />
        <Group>
          <Button type="submit" loading={loading}>
            Ask them
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
