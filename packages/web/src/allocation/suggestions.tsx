import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import type { ReferralPage } from '../referrals/referral-queries.js';
import { NOTHING_GIVEN, useMove } from '../referrals/use-move.js';
import { count } from '../ui/count.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import type { RefusalLike } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './allocation.module.css';
import { SUGGESTIONS, type Suggestion } from './allocation-queries.js';
import { NamedSentence } from './named-sentence.js';

/** So many stand open: the rest is one press away. */
const SHOWN = 4;

interface SuggestionsProps {
  referral: ReferralPage;
  onRefused: (refusals: readonly RefusalLike[]) => void;
}

/** Who could support somebody who is not placed yet, each with why; the assessor decides. */
export function WhoCould(props: SuggestionsProps) {
  const may = useMay();
  const { state } = props.referral;
  const asks = may('allocationSuggestions') && ['IN_TRIAGE', 'ACCEPTED', 'WAITING'].includes(state);
  return asks ? <Asked {...props} /> : null;
}

function Asked({ referral, onRefused }: SuggestionsProps) {
  const { data, error, refetch } = useQuery(SUGGESTIONS, {
    variables: { referralId: referral.id },
    fetchPolicy: 'cache-and-network',
  });
  const { offer, busy } = useOffer(referral, onRefused);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Looking for who could support them" />;
  const found = data.allocationSuggestions;
  if (!found) return null;
  const { suggested, out, longWait } = found;
  const mayOffer = referral.actions.includes('offerReferral');
  const line = (one: Suggestion, nth: number) => (
    <li key={`${one.providerId} ${one.workerId ?? ''}`}>
      <p>
        <NamedSentence name={one.name} sentence={one.sentence} />
      </p>
      {one.below ? <p className={classes.below}>{one.below}</p> : null}
      {mayOffer ? (
        <Button
          size="compact-md"
          mt="xs"
          variant={nth === 0 ? 'filled' : 'default'}
          loading={busy === one}
          onClick={() => void offer(one)}
          aria-label={`Offer to ${one.name}`}
        >
          Offer
        </Button>
      ) : null}
    </li>
  );
  return (
    <Panel title="Who could support them">
      <p className={classes.soft}>
        {suggested.length === 0
          ? 'Nobody can be suggested at present. Who there is, and why not, stands below.'
          : mayOffer
            ? 'The best fit first, by the partnership’s rule. You decide. A load of 1 is one person in active support.'
            : 'The best fit first, by the partnership’s rule. Accept the referral to offer it. A load of 1 is one person in active support.'}
        {suggested.length > 0 && longWait ? ` ${longWait}` : ''}
      </p>
      <ol className={classes.suggestions}>{suggested.slice(0, SHOWN).map(line)}</ol>
      {suggested.length > SHOWN ? (
        <details className={classes.more}>
          <summary>{count(suggested.length - SHOWN, 'more suggestion')}</summary>
          <ol className={classes.suggestions} start={SHOWN + 1}>
            {suggested.slice(SHOWN).map((one, nth) => line(one, SHOWN + nth))}
          </ol>
        </details>
      ) : null}
      {out.length > 0 ? (
        <details className={classes.more}>
          <summary>{count(out.length, 'is', 'are')} not suggested, and why</summary>
          <ul className={classes.out}>
            {out.map((one) => (
              <li key={`${one.providerId} ${one.workerId ?? ''}`}>{one.sentence}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  );
}

/** Offers the person to whom the assessor chose; somebody else may have been quicker. */
function useOffer(referral: ReferralPage, onRefused: SuggestionsProps['onRefused']) {
  const make = useMove();
  const say = useSay();
  const client = useApolloClient();
  const [busy, setBusy] = useState<Suggestion | null>(null);
  const offer = async (one: Suggestion): Promise<void> => {
    if (busy) return;
    setBusy(one);
    try {
      const { providerId, workerId } = one;
      const answer = await make(referral.id, 'offerReferral', {
        ...NOTHING_GIVEN,
        providerId,
        workerId: workerId ?? null,
      });
      if (answer?.__typename === 'Refusal') {
        await client.refetchQueries({ include: ['Referral', 'Suggestions'] });
        onRefused([answer]);
      } else if (answer) {
        onRefused([]);
        say(`The referral of ${nameOf(referral)} is offered to ${one.name}.`);
        // the button that was pressed is gone
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-page-title]')?.focus());
      }
    } catch (fault) {
      onRefused([{ message: faultText(fault) }]);
    } finally {
      setBusy(null);
    }
  };
  return { offer, busy };
}
