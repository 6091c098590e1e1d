import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { Decisions } from '../allocation/decisions.js';
import { WhoCould } from '../allocation/suggestions.js';
import { Triage } from '../allocation/triage.js';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import { WhoTheyAre } from '../recognising/who-they-are.js';
import { SealPanel } from '../sealing/seal-panel.js';
import { SealedMark } from '../sealing/sealed-mark.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { ErrorSummary, useRefusals } from '../ui/refusals.js';
import { StateBadge } from '../ui/state-badge.js';
import { Agreement } from './agreement.js';
import { lastHub } from './last-hub.js';
import { NextStep } from './next-step.js';
import classes from './referral.module.css';
import { About, History, OwnWords, Passed } from './referral-parts.js';
import { REFERRAL } from './referral-queries.js';
import { waitedText } from './referral-words.js';
import { SafeContact } from './safe-way.js';

/**
 * One referral: how to reach the person safely before anything else, then what is next, what they need and who could
 * support them; on a phone in this order, on a wide screen the last beside the others.
 */
export function Component() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const to = useTo();
  const may = useMay();
  const { slug } = usePartnership();
  const refusals = useRefusals();
  const { data, error, refetch } = useQuery(REFERRAL, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the referral" />;
  const { referral } = data;
  const hub = may('triageReferral') ? 'Referral hub' : 'Offered to us';
  if (!referral)
    return (
      <>
        <PageHeader title="There is no such referral" back={{ to: to(lastHub(slug)), label: hub }} />
        <EmptyState title="It is not, or no longer, with you">
          The hub may have taken an offer back, or offered it to somebody else.
        </EmptyState>
      </>
    );
  const { name, tone } = REFERRAL_STATE_WORDS[referral.state];
  const { daysWaited, source } = referral;
  const waited = daysWaited === null || daysWaited === undefined ? '' : `, waited ${waitedText(daysWaited)}`;
  return (
    <>
      <PageHeader
        title={nameOf(referral)}
        lead={`${referral.reference}, referred ${source ? `by ${source.name} ` : ''}on ${dateText(referral.referredOn)}${waited}`}
        back={{ to: to(lastHub(slug)), label: hub }}
        beside={
          <>
            <StateBadge tone={tone}>{name}</StateBadge>
            <SealedMark recordId={referral.id} />
          </>
        }
      />
      <SafeContact of={referral} name={referral.givenName} />
      <ErrorSummary of={refusals} />
      <div className={classes.columns}>
        <div>
          <NextStep referral={referral} onRefused={refusals.show} />
          <Triage referral={referral} />
        </div>
        <div className={classes.facts}>
          <WhoCould referral={referral} onRefused={refusals.show} />
          <WhoTheyAre referral={referral} onRefused={refusals.show} />
          <OwnWords referral={referral} />
        </div>
        <div>
          <About referral={referral} />
          <SealPanel
            recordId={referral.id}
            name={nameOf(referral)}
            providerId={referral.provider?.id ?? null}
          />
          <Agreement referral={referral} />
          <Passed referral={referral} />
          <Decisions referralId={referral.id} state={referral.state} />
          <History referral={referral} />
        </div>
      </div>
    </>
  );
}
