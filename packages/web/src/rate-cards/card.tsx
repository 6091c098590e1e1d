import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, usePartnership, useTo, useViewer } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dateText, InstantText } from '../ui/date-text.js';
import decide from '../ui/decide.module.css';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { CARD_VERSIONS, type CardPage, PUBLISH_CARD } from './card-queries.js';
import { cardBefore, cardBeforeName, cardName, STANDING_WORDS, standing, termsOf } from './card-words.js';
import { Comparison } from './comparison.js';
import { DECLINE_CARD, DISCARD_CARD } from './draft-queries.js';
import { Obstacle } from './obstacle.js';
import { PastCost } from './past-cost.js';
import { TariffTable } from './tariff-table.js';

/** One version of a rate card; a draft shows what it changes, and a commissioner agrees to it here. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const may = useMay();
  const { viewer } = useViewer();
  const { currency, timeZone, today } = usePartnership();
  const { data, error, refetch } = useQuery(CARD_VERSIONS, { variables: { providerId: null } });
  const card = data?.rateCards.find((one) => one.id === id);
  const providerId = card?.provider?.id ?? null;
  const earlier =
    card && data
      ? cardBefore({ id: card.id, providerId, from: card.effectiveFrom ?? null }, data.rateCards)
      : null;
  const terms = useMemo(() => card?.tariffs.map(termsOf) ?? [], [card]);
  const earlierTerms = useMemo(() => earlier?.tariffs.map(termsOf) ?? null, [earlier]);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the rate card" />;
  if (!card)
    return <EmptyState title="There is no such rate card">It may belong to another provider.</EmptyState>;
  const draft = card.status === 'DRAFT';
  const standingWords = STANDING_WORDS[standing(card, data.rateCards, today)];
  const mine = card.draftedBy.some((person) => person.id === viewer.id);
  return (
    <>
      <PageHeader
        title={cardName(card)}
        lead={card.effectiveFrom ? `Holds from ${dateText(card.effectiveFrom)}` : undefined}
        back={{ to: to('rate-cards'), label: 'Rate cards' }}
        beside={<StateBadge tone={standingWords.tone}>{standingWords.name}</StateBadge>}
        actions={
          draft && may('updateRateCardDraft') ? (
            <Group gap="sm">
              {may('discardRateCardDraft') ? <Discard card={card} /> : null}
              <Button component={Link} to={to(`rate-cards/${card.id}/edit`)} variant="default">
                Change the draft
              </Button>
            </Group>
          ) : undefined
        }
      />
      {card.declinedAt ? (
        <Panel title="Sent back" tone="warm">
          <p>
            {card.declinedBy?.name ?? 'The commissioner'} sent this draft back on{' '}
            <InstantText of={card.declinedAt} timeZone={timeZone} />:
          </p>
          <blockquote className={decide.quote}>{card.declineReason}</blockquote>
          <p>When the backbone changes it, it comes to the commissioner again.</p>
        </Panel>
      ) : null}
      {draft && may('publishRateCard') ? <Agree card={card} mine={mine} /> : null}
      {draft ? (
        <Panel
          title={
            earlier ? `What it changes against ${cardBeforeName(earlier, providerId)}` : 'What it changes'
          }
        >
          <Comparison before={earlierTerms} after={terms} currency={currency} />
        </Panel>
      ) : null}
      {draft && may('rateCardCost') ? <PastCost cardId={card.id} /> : null}
      <Panel title="Outcomes and prices">
        <TariffTable tariffs={card.tariffs} />
      </Panel>
      <Panel title="How it came about">
        <Facts
          of={[
            ['Drafted by', card.draftedBy.map(({ name }) => name).join(', ') || null],
            ['Agreed by', card.publishedBy?.name ?? null],
            [
              'Agreed',
              card.publishedAt ? (
                <InstantText key="agreed" of={card.publishedAt} timeZone={timeZone} />
              ) : null,
            ],
            ['Hours of a full-time week', card.fullTimeHours ?? null],
          ]}
        />
      </Panel>
    </>
  );
}

function Agree({ card, mine }: { card: CardPage; mine: boolean }) {
  const [asking, setAsking] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [decline] = useMutation(DECLINE_CARD, { refetchQueries: ['RateCards', 'Today'] });
  // the versions too: a draft that was changed meanwhile is shown as it stands now
  const [publish] = useMutation(PUBLISH_CARD, { refetchQueries: ['RateCards', 'RateCardVersions', 'Today'] });
  const say = useSay();
  return (
    <Panel title="To agree" tone="warm">
      {mine ? (
        <p>You had a hand in this draft, so somebody else agrees to it.</p>
      ) : (
        <>
          <p>
            Read below what it changes and what it would have cost. When you agree, it can never be changed,
            only replaced by a later version.
          </p>
          <Obstacle from={card.effectiveFrom ?? ''} providerId={card.provider?.id ?? null} />
          <Group mt="md" gap="sm">
            <Button onClick={() => setAsking(true)}>Agree to these prices</Button>
            {card.declinedAt ? null : (
              <Button variant="default" onClick={() => setDeclining(true)}>
                Send back
              </Button>
            )}
          </Group>
        </>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Agree to these prices?"
        confirm="Agree"
        onConfirm={async () => {
          const { data } = await publish({ variables: { id: card.id, draftedAt: card.draftedAt } });
          const result = data?.publishRateCard;
          if (result?.__typename === 'Refusal') return [result];
          say(`${cardName(card)} is agreed.`);
          return undefined;
        }}
      >
        <p>
          {cardName(card)}
          {card.effectiveFrom ? ` holds from ${dateText(card.effectiveFrom)}` : ''}. Outcomes achieved from
          that day on are priced by it.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        opened={declining}
        onClose={() => setDeclining(false)}
        title={`Send back ${cardName(card)}?`}
        confirm="Send back"
        reason={{
          label: 'What should be different',
          description: 'The backbone organisation reads this.',
          missing: 'Say what should be different.',
        }}
        onConfirm={async (reason) => {
          const { data } = await decline({ variables: { id: card.id, reason } });
          const result = data?.declineRateCard;
          if (result?.__typename === 'Refusal') return [result];
          say(`${cardName(card)} is sent back.`);
          return undefined;
        }}
      >
        <p>The prices in force stay as they are. The backbone can change the draft and offer it again.</p>
      </ConfirmDialog>
    </Panel>
  );
}

/** Throws the draft away, after asking once. */
function Discard({ card }: { card: CardPage }) {
  const [asking, setAsking] = useState(false);
  const [discard] = useMutation(DISCARD_CARD, { refetchQueries: ['RateCards', 'RateCardVersions', 'Today'] });
  const say = useSay();
  const to = useTo();
  const navigate = useNavigate();
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Discard the draft
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Discard ${cardName(card)}?`}
        confirm="Discard"
        danger
        onConfirm={async () => {
          const { data } = await discard({ variables: { id: card.id } });
          const result = data?.discardRateCardDraft;
          if (result?.__typename === 'Refusal') return [result];
          say(`${cardName(card)} is discarded.`);
          await navigate(to('rate-cards'));
          return undefined;
        }}
      >
        <p>The draft is gone for good. Prices in force are not touched.</p>
      </ConfirmDialog>
    </>
  );
}
