import { Button, Checkbox, Chip, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { SIGNING_WAYS } from '@weft/shared';
import { useState } from 'react';
import type { SignatureInput } from '../gql/graphql.js';
import type { Writer } from '../outbox/kept-list.js';
import { keepAndSend } from '../outbox/send-waiting.js';
import { useTellSent } from '../outbox/use-tell-sent.js';
import type { WaitingSignature } from '../outbox/waiting.js';
import { DateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { sealed } from './seal.js';
import { SignaturePad } from './signature-pad.js';
import type { SigningSource } from './signature-queries.js';
import classes from './signatures.module.css';
import { missingOf, paperOf, type SigningDraft, signingOf, WAY_WORDS } from './signing-draft.js';

interface SigningFormProps {
  readonly writer: Writer;
  readonly source: Pick<SigningSource, 'wordings' | 'outcomes'>;
  /** today in the partnership's time zone, as far as this device knows */
  readonly today: string;
  readonly person: { readonly id: string; readonly name: string; readonly shortName: string };
  /** What is to be certified, as far as it is known. */
  readonly about: { readonly outcomeCode: string; readonly achievedOn: string };
  /** What the claim calls the outcome: then neither it nor its day is asked for. */
  readonly title?: string;
  /** Called once it is kept; the id where it was sent at once, null where it waits on this device. */
  readonly onDone: (id: string | null) => void;
  readonly onCancel: () => void;
}

/** The words, large enough to be read together on a phone, and under them the place to sign. */
export function SigningForm(props: SigningFormProps) {
  const { writer, source, today, person, about, title, onDone, onCancel } = props;
  const refusals = useRefusals();
  const tellSent = useTellSent(refusals);
  const [key] = useState(() => crypto.randomUUID());
  const [saving, setSaving] = useState(false);
  const [draft, setDraft] = useState<SigningDraft>({
    ...about,
    way: 'DRAWN',
    strokes: [],
    signedName: '',
    confirms: false,
    witnessName: '',
  });
  const set = (change: Partial<SigningDraft>): void => setDraft((before) => ({ ...before, ...change }));
  // whoever signed has signed for other facts
  const setFact = (change: Partial<SigningDraft>): void => set({ ...change, strokes: [], confirms: false });
  const paper = paperOf(source, draft, title);
  const { way } = draft;

  const save = async (): Promise<void> => {
    const wrong = missingOf(draft, writer.name, today);
    if (wrong.length > 0 || !paper) {
      refusals.show(wrong.length > 0 ? wrong : [{ message: 'There are no words to sign for this outcome.' }]);
      return;
    }
    setSaving(true);
    try {
      const signing = signingOf(draft);
      const signedAt = Date.now();
      const facts = { outcomeCode: draft.outcomeCode, achievedOn: paper.on, words: paper.words };
      const input: SignatureInput = {
        participantId: person.id,
        ...facts,
        ...signing,
        signedAt: new Date(signedAt).toISOString(),
        clientKey: key,
        sha256: await sealed({ ...facts, ...signing, signedAt, clientKey: key }),
      };
      const entry: WaitingSignature = {
        what: 'SIGNATURE',
        key,
        owner: writer.id,
        slug: writer.slug,
        about: person.shortName,
        title: paper.title,
        input,
        refused: null,
        keptAt: signedAt,
      };
      const became = await keepAndSend(entry);
      const words = { arrived: `What ${person.name} signed is kept.`, called: 'signature' };
      if (tellSent(became, words)) onDone(became.sent.how === 'sent' ? became.sent.id : null);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Form refusals={refusals} onSubmit={save}>
      <Stack gap="lg">
        {title ? null : (
          <Stack className="weft-form">
            <NativeSelect
              {...refusals.field('outcomeCode')}
              label="What was achieved?"
              value={draft.outcomeCode}
              data={[
                { value: '', label: 'Choose' },
                ...source.outcomes.map((one) => ({ value: one.code, label: one.title })),
              ]}
              onChange={(event) => setFact({ outcomeCode: event.currentTarget.value })}
            />
            <DateField
              {...refusals.field('achievedOn')}
              label="Achieved on"
              max={today}
              value={draft.achievedOn}
              onChange={(event) => setFact({ achievedOn: event.currentTarget.value })}
            />
          </Stack>
        )}
        {paper ? (
          <>
            <div className={classes.paper}>
              <p className={classes.soft}>Hand the device over, or read it aloud.</p>
              <p className={classes.words}>{paper.words}</p>
              <dl className={classes.facts}>
                <div>
                  <dt>Who signs</dt>
                  <dd>{person.name}</dd>
                </div>
                <div>
                  <dt>For</dt>
                  <dd>
                    {paper.title}, <DateText of={paper.on} />
                  </dd>
                </div>
              </dl>
            </div>
            <fieldset className={classes.ways}>
              <legend>How do you want to sign?</legend>
              <Chip.Group value={way} onChange={(value) => set({ way: value as SigningDraft['way'] })}>
                <Group gap="xs">
                  {SIGNING_WAYS.map((one) => (
                    <Chip key={one} value={one} size="md" classNames={{ label: classes.chip }}>
                      {WAY_WORDS[one]}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </fieldset>
            {way === 'TYPED' ? (
              <Stack className="weft-form">
                <TextInput
                  {...refusals.field('signedName')}
                  label="Your name"
                  description="The person who signs types it, or says it and sees it typed."
                  autoComplete="off"
                  value={draft.signedName}
                  onChange={(event) => set({ signedName: event.currentTarget.value })}
                />
                <Checkbox
                  {...refusals.field('confirms')}
                  label="I confirm this. My typed name stands for my signature."
                  checked={draft.confirms}
                  onChange={(event) => set({ confirms: event.currentTarget.checked })}
                />
              </Stack>
            ) : null}
            {way === 'WITNESSED' ? (
              <TextInput
                {...refusals.field('witnessName')}
                className="weft-form"
                label="Name of the witness"
                description="Somebody other than you, who saw or heard that they agree."
                autoComplete="off"
                value={draft.witnessName}
                onChange={(event) => set({ witnessName: event.currentTarget.value })}
              />
            ) : null}
            {way === 'TYPED' ? null : (
              <SignaturePad
                {...refusals.field('drawing')}
                label={way === 'DRAWN' ? 'Sign here' : 'Their mark (optional)'}
                strokes={draft.strokes}
                onChange={(change) => setDraft((before) => ({ ...before, strokes: change(before.strokes) }))}
              />
            )}
          </>
        ) : (
          <p>Say what was achieved and when: then the words to sign stand here.</p>
        )}
        <Group>
          <Button type="submit" size="md" loading={saving} disabled={!paper}>
            Keep the signature
          </Button>
          <Button variant="default" size="md" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
