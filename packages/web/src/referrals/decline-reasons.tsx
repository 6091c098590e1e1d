import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox } from '@mantine/core';
import { DECLINERS, type Decliner } from '@weft/shared';
import { useRef } from 'react';
import { graphql } from '../gql/gql.js';
import type { EditedDeclineReasonsQuery } from '../gql/graphql.js';
import { ListEditor } from '../settings/list-editor.js';
import { Fault } from '../ui/fault.js';
import { LeaveWarning } from '../ui/leave-warning.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import type { RefusalLike } from '../ui/refusals.js';
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

type Kept = EditedDeclineReasonsQuery['declineReasons'][number];
type Reason = Omit<Kept, '__typename' | 'code'> & { readonly code: string | null };

const NOT_REACHED: RefusalLike = { message: 'Nothing was saved. Try again.' };
const WHO: Readonly<Record<Decliner, string>> = { HUB: 'The hub gives it', PROVIDER: 'Providers give it' };

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
      {data ? <Reasons before={data.declineReasons} /> : null}
    </>
  );
}

function Reasons({ before }: { before: readonly Reason[] }) {
  const [set] = useMutation(SET_REASONS);
  const unsaved = useRef(false);
  return (
    <>
      <LeaveWarning unsaved={unsaved} />
      <ListEditor<Reason>
        title="Reasons"
        path="reasons"
        noun="Reason"
        lead="A reason that was given keeps its words and is never removed: take it off the list on offer, and it stays where it was given."
        before={before}
        blank={{ by: [...DECLINERS] }}
        onUnsaved={(is) => {
          unsaved.current = is;
        }}
        save={async (list) => {
          const reasons = list.map(({ code, title, by, offered }) => ({ code, title, by: [...by], offered }));
          const result = (await set({ variables: { reasons } })).data?.setDeclineReasons;
          return result?.__typename === 'Refusal' ? result : (result?.reasons ?? NOT_REACHED);
        }}
      >
        {({ entry: { by }, called, field, change }) => (
          <div id={field('by').id} className={classes.who}>
            {DECLINERS.map((who) => (
              <Checkbox
                key={who}
                label={WHO[who]}
                aria-label={`${WHO[who]}: ${called}`}
                error={who === 'HUB' ? field('by').error : undefined}
                checked={by.includes(who)}
                onChange={(event) =>
                  change({
                    by: DECLINERS.filter((one) =>
                      one === who ? event.currentTarget.checked : by.includes(one),
                    ),
                  })
                }
              />
            ))}
          </div>
        )}
      </ListEditor>
    </>
  );
}
