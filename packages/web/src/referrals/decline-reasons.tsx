import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { DECLINERS, type Decliner } from '@weft/shared';
import { useRef, useState } from 'react';
import { graphql } from '../gql/gql.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { LeaveWarning } from '../ui/leave-warning.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type Refusals, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './decline-reasons.module.css';

const REASONS = graphql(`
  query EditedDeclineReasons {
    declineReasons {
      code
      title
      by
      offered
    }
  }
`);

const SET_REASONS = graphql(`
  mutation SetDeclineReasons($reasons: [DeclineReasonInput!]!) {
    setDeclineReasons(reasons: $reasons) {
      __typename
      ... on DeclineReasonList {
        reasons {
          code
          title
          by
          offered
        }
      }
      ...Refused
    }
  }
`);

interface Typed {
  /** keeps a line where it is while others move */
  readonly key: string;
  readonly code: string | null;
  readonly title: string;
  readonly by: readonly Decliner[];
  readonly offered: boolean;
}

type Kept = Omit<Typed, 'key' | 'code'> & { readonly code: string };
const typedOf = (reasons: readonly Kept[]): Typed[] =>
  reasons.map(({ code, title, by, offered }) => ({ key: code, code, title, by, offered }));

/** Why a referral or an offer may be declined: the partnership's own list. */
export function Component() {
  const { data, error, refetch } = useQuery(REASONS);
  return (
    <>
      <PageHeader
        title="Reasons to decline"
        lead="Whoever declines somebody gives one of these, and says why in their own words. Reasons are watched for patterns."
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? <ReasonForm before={data.declineReasons} /> : null}
    </>
  );
}

function ReasonForm({ before }: { before: readonly Kept[] }) {
  const [reasons, setReasons] = useState(() => typedOf(before));
  const [save, { loading }] = useMutation(SET_REASONS);
  const refusals = useRefusals();
  const say = useSay();
  const unsaved = useRef(false);
  const added = useRef(0);
  const change = (next: readonly Typed[]): void => {
    unsaved.current = true;
    // what was said of a line may belong to another by now
    refusals.drop('reasons');
    setReasons([...next]);
  };
  const go = async (): Promise<void> => {
    const { data } = await save({
      variables: {
        reasons: reasons.map(({ code, title, by, offered }) => ({ code, title, by: [...by], offered })),
      },
    });
    const result = data?.setDeclineReasons;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      unsaved.current = false;
      refusals.clear();
      setReasons(typedOf(result.reasons));
      say('The list is saved.');
    }
  };
  return (
    <Panel>
      <LeaveWarning unsaved={unsaved} />
      <Form refusals={refusals} onSubmit={go}>
        <Stack>
          <p>
            A reason that was given keeps its words and is never removed: take it off the list on offer, and
            it stays where it was given.
          </p>
          <div id="reasons">
            <ol className={classes.reasons}>
              {reasons.map((reason, nth) => (
                <Reason
                  key={reason.key}
                  reason={reason}
                  nth={nth}
                  many={reasons.length}
                  refusals={refusals}
                  onChange={(next) => change(reasons.with(nth, { ...reason, ...next }))}
                  onMove={(to) => change(reasons.toSpliced(nth, 1).toSpliced(to, 0, reason))}
                />
              ))}
            </ol>
          </div>
          <Group>
            <Button type="submit" loading={loading}>
              Save
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="add" />}
              onClick={() => {
                added.current += 1;
                change([
                  ...reasons,
                  { key: `new ${added.current}`, code: null, title: '', by: [...DECLINERS], offered: true },
                ]);
              }}
            >
              Add a reason
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}

interface ReasonProps {
  reason: Typed;
  nth: number;
  many: number;
  refusals: Refusals;
  onChange: (next: Partial<Typed>) => void;
  onMove: (to: number) => void;
}

const WHO: Readonly<Record<Decliner, string>> = { HUB: 'The hub gives it', PROVIDER: 'Providers give it' };

function Reason({ reason, nth, many, refusals, onChange, onMove }: ReasonProps) {
  const { title, by, offered } = reason;
  const called = title.trim() || `reason ${nth + 1}`;
  const wrongWho = refusals.field(`reasons.${nth}.by`).error;
  return (
    <li className={classes.reason}>
      <TextInput
        {...refusals.field(`reasons.${nth}.title`)}
        label={`Reason ${nth + 1}`}
        value={title}
        autoComplete="off"
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <div className={classes.order}>
        {(['up', 'down'] as const).map((way) => {
          const to = way === 'up' ? nth - 1 : nth + 1;
          return (
            <ActionIcon
              key={way}
              variant="default"
              size="lg"
              aria-label={`Move ${way}: ${called}`}
              disabled={to < 0 || to >= many}
              onClick={() => onMove(to)}
            >
              <Icon name={way} size={18} />
            </ActionIcon>
          );
        })}
      </div>
      <div id={`reasons.${nth}.by`} className={classes.who}>
        {DECLINERS.map((who) => (
          <Checkbox
            key={who}
            label={WHO[who]}
            error={who === 'HUB' ? wrongWho : undefined}
            checked={by.includes(who)}
            onChange={(event) =>
              onChange({
                by: DECLINERS.filter((one) => (one === who ? event.currentTarget.checked : by.includes(one))),
              })
            }
          />
        ))}
        <Checkbox
          label="On offer"
          checked={offered}
          onChange={(event) => onChange({ offered: event.currentTarget.checked })}
        />
      </div>
    </li>
  );
}
