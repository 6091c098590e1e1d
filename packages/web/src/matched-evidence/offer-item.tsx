import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import type { MatchOfferState } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { DateText, DayText } from '../ui/date-text.js';
import { faultText } from '../ui/fault-text.js';
import { Money } from '../ui/money.js';
import { ReasonButton } from '../ui/reason-button.js';
import { ErrorSummary, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge, type Tone } from '../ui/state-badge.js';
import classes from './matched-evidence.module.css';
import { AFTER_OFFER, CLAIM_OFFER, type MatchOffer, SET_OFFER_ASIDE } from './offer-queries.js';
import { Way } from './way.js';

const OFFER_STATE_WORDS: Readonly<Record<MatchOfferState, { name: string; tone: Tone }>> = {
  OFFERED: { name: 'Waits for you', tone: 'needs' },
  CLAIMED: { name: 'Claimed', tone: 'good' },
  SET_ASIDE: { name: 'Set aside', tone: 'quiet' },
  WITHDRAWN: { name: 'Taken back', tone: 'stopped' },
};

/** One claim that a match would prove: what is claimed, what the record shows, why it is shown, and what to do. */
export function OfferItem({ offer }: { offer: MatchOffer }) {
  const to = useTo();
  const { timeZone } = usePartnership();
  const heading = useId();
  const item = useMovedOn();
  const { state, participant, title, price, achievedOn, statement, reason, settledBy, settledAt } = offer;
  const words = offer.mine || state !== 'OFFERED' ? OFFER_STATE_WORDS[state] : WAITS_FOR_PROVIDER;
  return (
    <li className={classes.offer} aria-labelledby={heading} ref={item}>
      <div className={classes.head}>
        <h2 id={heading} tabIndex={-1}>
          {title}
          {participant ? (
            <>
              {' for '}
              <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link>
            </>
          ) : null}
        </h2>
        <StateBadge tone={words.tone}>{words.name}</StateBadge>
      </div>
      <p className={classes.facts}>
        Reached on <DateText of={achievedOn} />
        {price ? (
          <>
            , <Money of={price} />
          </>
        ) : null}
      </p>
      <blockquote className={classes.shows}>{statement}</blockquote>
      {settledAt ? (
        <p className={classes.facts}>
          {words.name}
          {settledBy ? ` by ${settledBy.name}` : ''} on <DayText of={settledAt} timeZone={timeZone} />
          {reason ? `: ${reason}` : ''}
        </p>
      ) : null}
      {state === 'CLAIMED' && participant ? (
        <Link to={to(claimsOf(participant.familyName ?? participant.reference, offer.outcomeCode))}>
          See the claim
          <span className="weft-visually-hidden">
            : {title} for {nameOf(participant)}
          </span>
        </Link>
      ) : null}
      {offer.mine ? <Decide offer={offer} /> : null}
      <details className={classes.why}>
        <summary>Where this comes from, and why you see it</summary>
        <p className={classes.facts}>
          Of the record, only dates and hours of work are shown. The person was told of this sharing and has
          not taken it back; if they do, the offer is taken back at once.
        </p>
        <Way of={offer.way} />
      </details>
    </li>
  );
}

/** An offer does not say as which claim it was made: the list of claims does, by name and outcome. */
const claimsOf = (name: string, outcome: string): string =>
  `claims?${new URLSearchParams({ search: name, outcome })}`;

/** An offer that is settled leaves the list: whoever settled it goes on at the next one, and not at the top of the page. */
function useMovedOn() {
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const here = item.current;
    return () => {
      const at = document.activeElement;
      // a button that was switched off while it sent has let go of the focus
      if (at !== document.body && !here?.contains(at) && !at?.closest('[role="dialog"]')) return;
      (here?.nextElementSibling ?? here?.previousElementSibling)
        ?.querySelector<HTMLElement>('h2')
        ?.focus({ preventScroll: true });
    };
  }, []);
  return item;
}

const WAITS_FOR_PROVIDER = { name: 'Waits for the provider', tone: 'going' } as const;

function Decide({ offer }: { offer: MatchOffer }) {
  const say = useSay();
  const refusals = useRefusals();
  const [claim] = useMutation(CLAIM_OFFER, AFTER_OFFER);
  const [setAside] = useMutation(SET_OFFER_ASIDE, AFTER_OFFER);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      const result = (await claim({ variables: { id: offer.id } })).data?.claimMatchOffer;
      if (result?.__typename === 'Refusal') refusals.show([result]);
      else if (result) say(`Claimed as ${result.reference}. The backbone looks at it next.`);
    } catch (fault) {
      refusals.show([{ message: faultText(fault) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ErrorSummary of={refusals} />
      <Group gap="xs">
        <Button onClick={() => void submit()} loading={busy}>
          Claim it
          <span className="weft-visually-hidden">
            : {offer.title}
            {offer.participant ? ` for ${nameOf(offer.participant)}` : ''}
          </span>
        </Button>
        <ReasonButton
          verb="Set aside"
          reason={{
            label: 'Why you do not claim it',
            description: 'It is kept with the offer. It is not offered again for this day.',
          }}
          done="Set aside. Nothing is claimed."
          send={async (words) =>
            (await setAside({ variables: { id: offer.id, reason: words } })).data?.setMatchOfferAside
          }
        />
      </Group>
    </>
  );
}
