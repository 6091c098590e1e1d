import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { isRefusal, parseDate, readRateCard, readWholeRateCard } from '@weft/shared';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership, useTo } from '../app/viewer.js';
import type { RateCardInput } from '../gql/graphql.js';
import decide from '../ui/decide.module.css';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import { useLatest } from '../ui/use-latest.js';
import { CARD_VERSIONS, type CardPage, DRAFT_CARD, UPDATE_DRAFT } from './card-queries.js';
import { cardBefore, cardBeforeName, cardName, termsOf } from './card-words.js';
import { Comparison } from './comparison.js';
import {
  type CardDraft,
  copyOf,
  type DraftLine,
  draftFromCard,
  draftFromTemplate,
  emptyDraft,
  emptyLine,
  inputOf,
  unreadable,
} from './draft-state.js';
import { FieldWords } from './field-words.js';
import { LineEditor } from './line-editor.js';
import { Obstacle } from './obstacle.js';

/** Drafts a version of a rate card, or changes a draft; compares it with the version in force as it is typed. */
export function Component() {
  const { id } = useParams();
  const { data, error, refetch } = useQuery(CARD_VERSIONS, { variables: { providerId: null } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the rate cards" />;
  const card = id ? data.rateCards.find((one) => one.id === id) : null;
  if (card === undefined || card?.status === 'PUBLISHED')
    return (
      <EmptyState title="There is no such draft">
        What was agreed never changes: draft a new version.
      </EmptyState>
    );
  return <Editor key={id ?? 'new'} card={card} cards={data.rateCards} />;
}

/** The input with what the API takes for granted. */
const withDefaults = (input: RateCardInput) => ({
  ...input,
  tariffs: input.tariffs.map((line) => ({
    ...line,
    cohort: line.cohort ?? 'NEW',
    sustain: line.sustain
      ? {
          ...line.sustain,
          breakDays: line.sustain.breakDays ?? 0,
          breakRestarts: line.sustain.breakRestarts ?? true,
        }
      : null,
  })),
});

function Editor({ card, cards }: { card: CardPage | null; cards: readonly CardPage[] }) {
  const { slug, currency, sensitiveDomains, template, today } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const refusals = useRefusals();
  const draft = useDraft<CardDraft>(
    `${slug}/rate-card/${card?.id ?? 'new'}`,
    card ? draftFromCard(card) : emptyDraft(),
  );
  const { value } = draft;
  const [make, making] = useMutation(DRAFT_CARD, { refetchQueries: ['RateCards', 'RateCardVersions'] });
  const [change, changing] = useMutation(UPDATE_DRAFT, { refetchQueries: ['RateCards', 'RateCardVersions'] });
  const current = cardBefore({ id: card?.id ?? '', providerId: value.providerId, from: null }, cards);
  const input = useMemo(() => inputOf(value), [value]);
  const read = useMemo(
    () => readWholeRateCard(withDefaults(input), { currency, sensitiveDomains }),
    [input, currency, sensitiveDomains],
  );
  // What it changes does not hang on the day, so it is shown before one is chosen.
  const compared = useMemo(() => {
    const dated = parseDate(input.effectiveFrom) ? input : { ...input, effectiveFrom: today };
    return readRateCard(withDefaults(dated), { currency, sensitiveDomains });
  }, [input, currency, sensitiveDomains, today]);
  const before = useMemo(() => current?.tariffs.map(termsOf) ?? null, [current]);
  // as text, so that a line is drawn anew only when what it can come after changes
  const outcomes = JSON.stringify([
    ...new Map(value.lines.filter((one) => one.outcomeCode).map((one) => [one.outcomeCode, one.title])),
  ]);

  const { set } = draft;
  const { lines } = value;
  const latest = useLatest(lines);
  const changeLine = useCallback(
    (index: number, part: Partial<DraftLine>) =>
      set({ lines: latest.current.map((line, at) => (at === index ? { ...line, ...part } : line)) }),
    [set, latest],
  );
  const copyLine = useCallback(
    (index: number) =>
      set({ lines: latest.current.flatMap((line, at) => (at === index ? [line, copyOf(line)] : [line])) }),
    [set, latest],
  );
  const removeLine = useCallback(
    (index: number) => set({ lines: latest.current.filter((_, at) => at !== index) }),
    [set, latest],
  );
  const errors = useMemo(
    () =>
      Object.fromEntries(refusals.list.flatMap(({ field, message }) => (field ? [[field, message]] : []))),
    [refusals.list],
  );

  const save = async (): Promise<void> => {
    const wrong = unreadable(value);
    const unread = new Set(wrong.map(({ field }) => field));
    const all = [...wrong, ...read.faults.filter(({ field }) => !unread.has(field ?? ''))];
    if (all.length > 0) {
      refusals.show(all);
      return;
    }
    const result = card
      ? (await change({ variables: { id: card.id, input } })).data?.updateRateCardDraft
      : (await make({ variables: { input } })).data?.draftRateCard;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result?.__typename === 'RateCard') {
      draft.discard();
      say(`${cardName(result)} is saved as a draft.`);
      await navigate(to(`rate-cards/${result.id}`));
    }
  };

  return (
    <>
      <PageHeader
        title={card ? `Change ${cardName(card)}` : 'Draft a rate card'}
        lead="The commissioner agrees to it. Somebody who had a hand in a draft cannot agree to it."
        back={{
          to: to(card ? `rate-cards/${card.id}` : 'rate-cards'),
          label: card ? cardName(card) : 'Rate cards',
        }}
      />
      <Form refusals={refusals} onSubmit={save}>
        <Panel title="The card">
          <Stack className="weft-form">
            <DateField
              {...refusals.field('effectiveFrom')}
              label="Holds from"
              description="Outcomes achieved from this day on are priced by it"
              maw="100%"
              styles={{ input: { maxWidth: 220 } }}
              value={value.effectiveFrom}
              onChange={(event) => set({ effectiveFrom: event.currentTarget.value })}
            />
            <Obstacle from={value.effectiveFrom} providerId={value.providerId} />
            {card ? null : (
              <OrganisationPicker
                {...refusals.field('providerId')}
                label="For one provider only (optional)"
                description="It then replaces the general card whole, for this provider"
                kind="PROVIDER"
                clearable
                value={value.providerId}
                chosenName={value.providerName ?? undefined}
                onChange={(providerId, providerName) => set({ providerId, providerName })}
              />
            )}
            <TextInput
              {...refusals.field('fullTimeHours')}
              label="Hours of a full-time week (optional)"
              description="Needed where outcomes count full-time-equivalent weeks"
              inputMode="decimal"
              styles={{ input: { maxWidth: 240 } }}
              value={value.fullTimeHours}
              onChange={(event) => set({ fullTimeHours: event.currentTarget.value })}
            />
          </Stack>
        </Panel>
        <Panel
          title="Outcomes"
          actions={
            <Button
              variant="default"
              onClick={() => set({ lines: [...lines, emptyLine(lines.at(-1)?.domain)] })}
            >
              Add an outcome
            </Button>
          }
        >
          {lines.length === 0 ? (
            <div id="tariffs" tabIndex={-1}>
              {refusals.field('tariffs').error ? (
                <p className={decide.fault}>{refusals.field('tariffs').error}</p>
              ) : null}
              <EmptyState title="No outcomes yet">
                {current || template !== 'BLANK'
                  ? 'Start from what is there, or add one outcome after the other.'
                  : 'Add one outcome after the other.'}
              </EmptyState>
            </div>
          ) : null}
          {lines.length === 0 ? (
            <Group justify="center">
              {current ? (
                <Button
                  variant="default"
                  onClick={() => {
                    const { lines: started, fullTimeHours } = draftFromCard(current);
                    set({ lines: started, fullTimeHours });
                  }}
                >
                  Start from {cardBeforeName(current, value.providerId)}
                </Button>
              ) : null}
              {template === 'BLANK' ? null : (
                <Button variant="default" onClick={() => set(draftFromTemplate(template))}>
                  Start from the template
                </Button>
              )}
            </Group>
          ) : null}
          {lines.length > 0 ? <FieldWords /> : null}
          {lines.map((line, index) => (
            <LineEditor
              key={line.key}
              line={line}
              index={index}
              currency={currency}
              outcomes={outcomes}
              errors={errors}
              onChange={changeLine}
              onCopy={copyLine}
              onRemove={removeLine}
            />
          ))}
        </Panel>
        <Panel
          title={
            current
              ? `What it changes against ${cardBeforeName(current, value.providerId)}`
              : 'What it changes'
          }
        >
          {lines.length === 0 ? (
            <p>As soon as there are outcomes, what is added, removed and changed stands here.</p>
          ) : isRefusal(compared) ? (
            <p>It can be compared when every line is complete. Next: {compared.message}</p>
          ) : (
            <Comparison before={before} after={compared.tariffs} currency={currency} />
          )}
        </Panel>
        <Group mt="lg">
          <Button type="submit" loading={making.loading || changing.loading}>
            Save the draft
          </Button>
          <Button component={Link} to={to('rate-cards')} variant="default">
            Leave it for later
          </Button>
          {draft.restored ? (
            <Button variant="subtle" onClick={draft.discard}>
              Forget what I typed
            </Button>
          ) : null}
        </Group>
      </Form>
    </>
  );
}
