import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTo } from '../app/viewer.js';
import type { MatchDecisionKind } from '../gql/graphql.js';
import { Fault } from '../ui/fault.js';
import { faultText } from '../ui/fault-text.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { LookedAt } from './pair.js';
import { MATCH_PAIR, type Pair } from './review-queries.js';
import { DECISION_WORDS, pairText } from './review-words.js';
import { useDecide } from './use-decide.js';

/**
 * One pair at an address of its own, wherever it stands in the review of its run, decided or not: what a claim's way back
 * leads to, and what one person sends another who is named too.
 */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const { data, error, refetch } = useQuery(MATCH_PAIR, {
    variables: { id },
    // somebody else may have decided since it was last looked at here
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the pair" />;
  if (!data.matchPair)
    return (
      <PageHeader
        title="There is no such pair for you"
        lead="A pair is shown only to people whom its agreement names, while the agreement holds, and only of people who were told of the sharing and have not taken it back."
        back={{ to: to('data/agreements'), label: 'Data matching' }}
      />
    );
  return <PairPage key={id} pair={data.matchPair} again={() => void refetch()} />;
}

function PairPage({ pair, again }: { pair: Pair; again: () => void }) {
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const make = useDecide();
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  const review = to(`data/runs/${pair.runId}/review`);
  const decide = async (of: Pair, decision: MatchDecisionKind): Promise<void> => {
    setBusy(true);
    refusals.clear();
    try {
      const refused = await make(of, decision, note);
      if (refused) {
        refusals.show([refused]);
        // what somebody else said meanwhile is to be seen beside the refusal
        again();
        return;
      }
      setNote('');
      say(`${pairText(of)}: ${DECISION_WORDS[decision].done}.`);
    } catch (fault) {
      refusals.show([{ message: faultText(fault) }]);
      again();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeader
        title="One pair"
        lead="Whether these two are one person. What you decide holds in every run of the agreement."
        back={{ to: review, label: 'Review of its run' }}
      />
      <LookedAt
        row={pair}
        takesFocus={false}
        refusals={refusals}
        busy={busy}
        showKeys={false}
        note={note}
        onNote={setNote}
        onDecide={(of, decision) => void decide(of, decision)}
        onSkip={() => void navigate(review)}
      />
    </>
  );
}
