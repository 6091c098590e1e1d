import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay, usePartnership, useTo, useViewer } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dateText, InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { CARD_VERSIONS, type CardPage, PUBLISH_CARD } from './card-queries.js';
import { cardName, termsOf } from './card-words.js';
import { Comparison } from './comparison.js';
import { TariffTable } from './tariff-table.js';

/** The version that a draft would follow: the last one agreed in its scope that holds before it. */
function before(card: CardPage, cards: readonly CardPage[]): CardPage | null {
  const sisters = cards.filter(
    (other) =>
      other.id !== card.id &&
      other.status === 'PUBLISHED' &&
      (other.provider?.id ?? null) === (card.provider?.id ?? null) &&
      (other.effectiveFrom ?? '') <= (card.effectiveFrom ?? ''),
  );
  return sisters.reduce<CardPage | null>(
    (last, one) => (last && (last.effectiveFrom ?? '') >= (one.effectiveFrom ?? '') ? last : one),
    null,
  );
}

/** One version of a rate card; a draft shows what it changes, and a commissioner agrees to it here. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const may = useMay();
  const { viewer } = useViewer();
  const { currency, timeZone } = usePartnership();
  const { data, error, refetch } = useQuery(CARD_VERSIONS, { variables: { providerId: null } });
  const card = data?.rateCards.find((one) => one.id === id);
  const earlier = card && data ? before(card, data.rateCards) : null;
  const terms = useMemo(() => card?.tariffs.map(termsOf) ?? [], [card]);
  const earlierTerms = useMemo(() => earlier?.tariffs.map(termsOf) ?? null, [earlier]);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the rate card" />;
  if (!card)
    return <EmptyState title="There is no such rate card">It may belong to another provider.</EmptyState>;
  const draft = card.status === 'DRAFT';
  const mine = card.draftedBy.some((person) => person.id === viewer.id);
  return (
    <>
      <PageHeader
        title={cardName(card)}
        lead={card.effectiveFrom ? `Holds from ${dateText(card.effectiveFrom)}` : undefined}
        back={{ to: to('rate-cards'), label: 'Rate cards' }}
        beside={
          <StateBadge tone={draft ? 'needs' : 'good'}>{draft ? 'Draft, to agree' : 'Agreed'}</StateBadge>
        }
        actions={
          draft && may('updateRateCardDraft') ? (
            <Button component={Link} to={to(`rate-cards/${card.id}/edit`)} variant="default">
              Change the draft
            </Button>
          ) : undefined
        }
      />
      {draft && may('publishRateCard') ? <Agree card={card} mine={mine} /> : null}
      {draft ? (
        <Panel title={earlier ? `What it changes against version ${earlier.version}` : 'What it changes'}>
          <Comparison before={earlierTerms} after={terms} currency={currency} />
        </Panel>
      ) : null}
      <Panel title="Outcomes and prices">
        <TariffTable tariffs={card.tariffs} />
      </Panel>
      <Panel title="How it came about">
        <Facts
          of={[
            ['Drafted by', card.draftedBy.map(({ name }) => name).join(', ') || '–'],
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
  const [publish] = useMutation(PUBLISH_CARD, { refetchQueries: ['RateCards', 'Today'] });
  const say = useSay();
  return (
    <Panel title="To agree" tone="warm">
      {mine ? (
        <p>You had a hand in this draft, so somebody else agrees to it.</p>
      ) : (
        <>
          <p>
            Read what it changes below. When you agree, it can never be changed, only replaced by a later
            version.
          </p>
          <Button mt="md" onClick={() => setAsking(true)}>
            Agree to these prices
          </Button>
        </>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Agree to these prices?"
        confirm="Agree"
        onConfirm={async () => {
          const { data } = await publish({ variables: { id: card.id } });
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
    </Panel>
  );
}
