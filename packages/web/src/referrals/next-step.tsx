import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import type { ReferralVerb } from '@weft/shared';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import type { MovedFragment } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { faultText } from '../ui/fault-text.js';
import { keepFocus } from '../ui/focus.js';
import { Panel } from '../ui/panel.js';
import type { RefusalLike } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { lastHub } from './last-hub.js';
import { MoveDialog } from './move-dialog.js';
import { NextReferral } from './next-referral.js';
import classes from './referral.module.css';
import type { ReferralPage } from './referral-queries.js';
import { NOTHING_GIVEN, useMove } from './use-move.js';
import { ASIDE, ONWARD, VERB_WORDS } from './verb-words.js';

/** After these the hub has done with a referral for now, and goes on to the next. */
const DONE_WITH: readonly ReferralVerb[] = [
  'putOnWaitingList',
  'offerReferral',
  'declineReferral',
  'withdrawReferral',
  'giveOneOffSupport',
];

/** What is asked of whoever reads it, by where the referral stands. */
function asked(referral: ReferralPage, atHub: boolean): { title: string; text: string } {
  const provider = referral.provider?.name ?? 'a provider';
  switch (referral.state) {
    case 'RECEIVED':
      return {
        title: 'Nobody has looked at it yet',
        text: 'Take it into triage, so that others see that you do.',
      };
    case 'IN_TRIAGE':
      return { title: 'In triage', text: 'Accept it when the partners are there for this person.' };
    case 'ACCEPTED':
      return {
        title: 'Accepted, and not yet placed',
        text: 'Offer it to a provider, or put it on the waiting list until one has room.',
      };
    case 'WAITING':
      return { title: 'On the waiting list', text: 'Offer it to a provider as soon as one has room.' };
    case 'OFFERED':
      return atHub
        ? {
            title: `Waits for an answer of ${provider}`,
            text: 'You can take the offer back while they think.',
          }
        : {
            title: 'Can you take them on?',
            text: 'The hub offers them to you. Start support once they agree to take part, or decline with a reason.',
          };
    case 'STARTED':
      return { title: 'Support has started', text: `${provider} supports them now.` };
    case 'DECLINED':
      return { title: 'Declined', text: 'It can be opened again when something changed.' };
    case 'WITHDRAWN':
      return { title: 'Withdrawn', text: 'It can be opened again when something changed.' };
    case 'SUPPORTED_ONCE':
      return { title: 'One-off support was given', text: 'Nothing more is to be done.' };
  }
}

interface NextStepProps {
  referral: ReferralPage;
  onRefused: (refusals: readonly RefusalLike[]) => void;
}

/** Where the referral stands and what the viewer may do now: onward first, what ends it apart. */
export function NextStep({ referral, onRefused }: NextStepProps) {
  const to = useTo();
  const may = useMay();
  const navigate = useNavigate();
  const say = useSay();
  const make = useMove();
  const client = useApolloClient();
  const { slug } = usePartnership();
  const atHub = may('triageReferral');
  const [dialog, setDialog] = useState<ReferralVerb | null>(null);
  const [busy, setBusy] = useState<ReferralVerb | null>(null);
  const [doneWith, setDoneWith] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const { state } = referral;
  useEffect(() => {
    if (movedTo !== state) return;
    setMovedTo(null);
    // the button that was pressed is gone: the work goes on at the next
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[data-main]')?.focus());
  }, [state, movedTo]);

  const onMoved = (verb: ReferralVerb, moved: MovedFragment, provider: string | null): void => {
    const words = provider ? `is offered to ${provider}` : VERB_WORDS[verb].done;
    say(`The referral of ${nameOf(referral)} ${words}.`);
    onRefused([]);
    if (!moved.referral) void navigate(to(lastHub(slug)));
    const onToNext = atHub && DONE_WITH.includes(verb);
    setDoneWith(onToNext);
    if (!onToNext) setMovedTo(moved.state);
  };
  /** Somebody else was quicker: the page shows where it stands now, and why nothing came of this. */
  const onTooLate = async (refusal: RefusalLike): Promise<void> => {
    await client.refetchQueries({ include: ['Referral'] });
    onRefused([refusal]);
  };
  const start = async (verb: ReferralVerb): Promise<void> => {
    if (verb === 'startSupport' && referral.agreement !== 'AGREED') {
      onRefused([
        {
          message:
            referral.agreement === 'TAKEN_BACK'
              ? 'They took their agreement to take part back. Ask again, and record it, before support starts.'
              : 'Ask whether they agree to take part, and record it, before support starts.',
          field: 'agreement',
        },
      ]);
      return;
    }
    if (VERB_WORDS[verb].confirm) {
      opener.current = document.activeElement;
      setDialog(verb);
      return;
    }
    const pressed = document.activeElement;
    setBusy(verb);
    try {
      const answer = await make(referral.id, verb, NOTHING_GIVEN);
      if (answer?.__typename === 'Refusal') await onTooLate(answer);
      else if (answer) onMoved(verb, answer, null);
    } catch (fault) {
      onRefused([{ message: faultText(fault) }]);
    } finally {
      setBusy(null);
      keepFocus(pressed);
    }
  };
  const close = (): void => {
    setDialog(null);
    // whoever thought better of it is where they were; after a move the button is gone
    requestAnimationFrame(() => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    });
  };
  const onward = ONWARD.filter((verb) => referral.actions.includes(verb));
  const aside = ASIDE.filter((verb) => referral.actions.includes(verb));
  const { title, text } = asked(referral, atHub);
  const waits = onward.length > 0 && state !== 'DECLINED' && state !== 'WITHDRAWN';
  const main = onward.at(-1);
  return (
    <div ref={panel}>
      {doneWith ? <NextReferral after={referral.id} /> : null}
      <Panel title={title} tone={waits && !doneWith ? 'warm' : 'plain'}>
        <p>{text}</p>
        {referral.participantId ? (
          <Button component={Link} to={to(`people/${referral.participantId}`)} mt="md" data-main>
            Open the page of {nameOf(referral)}
          </Button>
        ) : null}
        {onward.length > 0 ? (
          <div className={classes.moves}>
            {onward.toReversed().map((verb) => (
              <Button
                key={verb}
                variant={verb === main ? 'filled' : 'default'}
                loading={busy === verb}
                data-main={verb === main ? true : undefined}
                onClick={() => void start(verb)}
              >
                {VERB_WORDS[verb].verb}
              </Button>
            ))}
          </div>
        ) : null}
        {aside.length > 0 ? (
          <div className={classes.aside}>
            <span className={classes.soft}>Or:</span>
            {aside.map((verb) => (
              <Button key={verb} variant="default" size="compact-md" onClick={() => void start(verb)}>
                {VERB_WORDS[verb].verb}
              </Button>
            ))}
          </div>
        ) : null}
      </Panel>
      <MoveDialog referral={referral} verb={dialog} onClose={close} onMoved={onMoved} onTooLate={onTooLate} />
    </div>
  );
}
