import { useMutation } from '@apollo/client/react';
import { Stack } from '@mantine/core';
import type { SharingKnown } from '@weft/shared';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { DraftNotice } from '../ui/draft-notice.js';
import { Form, FormButtons } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import {
  emptyAgreement,
  placeOf,
  readTyped,
  type TypedAgreement,
  typedLike,
  typedOf,
} from './agreement-draft.js';
import { EvidenceFields } from './evidence-fields.js';
import type { Choices, PartProps } from './form-part.js';
import { PartyFields } from './party-fields.js';
import { type Agreement, SAVE_AGREEMENT } from './sharing-queries.js';
import { DayFields, PeopleFields, SharedFields, WordFields } from './word-fields.js';

interface AgreementFormProps {
  /** the draft that is changed */
  changes: Agreement | null;
  /** one that the new one is to be like */
  like: Agreement | null;
  choices: Choices;
}

/** Writes an agreement: what was typed stays in this browser until it is sent. */
export function AgreementForm({ changes, like, choices }: AgreementFormProps) {
  const to = useTo();
  const navigate = useNavigate();
  const say = useSay();
  const { slug, today } = usePartnership();
  const refusals = useRefusals();
  const begin = changes ?? like;
  const {
    value: typed,
    set,
    restored,
    discard,
  } = useDraft<TypedAgreement>(
    `${slug}/sharing/${begin?.id ?? 'new'}/${changes?.version ?? ''}`,
    changes ? typedOf(changes) : like ? typedLike(like, today) : emptyAgreement(today),
  );
  const [save, { loading }] = useMutation(SAVE_AGREEMENT, { refetchQueries: ['SharingAgreements'] });
  const known = useMemo<SharingKnown>(
    () => ({
      mayBeNamed: new Set(choices.people.map(({ id }) => id)),
      outcomes: new Map(choices.outcomes.map((one) => [one.outcomeCode, one])),
    }),
    [choices],
  );
  const back = changes ? `data/agreements/${changes.id}` : 'data/agreements';
  const refuse = (wrong: readonly RefusalLike[]): void =>
    refusals.show(wrong.map((one) => ({ ...one, place: placeOf(one) })));
  const send = async (): Promise<void> => {
    const read = readTyped(typed, known);
    if ('wrong' in read) return refuse(read.wrong);
    const { parties, evidence, compares, receives, personIds, ...draft } = read.draft;
    const input = {
      ...wordsOf(draft),
      id: changes?.id ?? null,
      basedOn: changes?.version ?? null,
      compares: [...compares],
      receives: [...receives],
      personIds: [...personIds],
      parties: parties.map((party) => ({ ...party })),
      evidence: evidence.map((one) => ({ ...one })),
    };
    const result = (await save({ variables: { input } })).data?.saveSharingAgreement;
    if (result?.__typename === 'Refusal') return refuse([result]);
    if (!result) return;
    discard();
    say('The agreement is saved. It holds once every party has signed it.');
    await navigate(to(`data/agreements/${result.id}`));
  };
  const part: PartProps = { typed, set, field: refusals.field };
  return (
    <>
      <PageHeader
        title={changes ? `Change: ${changes.title}` : 'Write an agreement'}
        lead="Say it so that somebody whom it is about would understand it. It can be changed until the first party signs."
        back={{ to: to(back), label: changes?.title ?? 'Data matching' }}
      />
      <Panel>
        <DraftNotice restored={restored} onAfresh={discard} />
        <Form refusals={refusals} onSubmit={send} className="weft-form">
          <Stack gap="lg">
            <WordFields {...part} />
            <SharedFields {...part} />
            <DayFields {...part} />
            <PartyFields {...part} />
            <PeopleFields {...part} people={choices.people} />
            <EvidenceFields {...part} outcomes={choices.outcomes} />
            <FormButtons send="Save the agreement" sending={loading} cancelTo={to(back)} onCancel={discard} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}

/** Just what the agreement says: what a draft in this browser holds besides is nobody's to send. */
function wordsOf(draft: {
  readonly title: string;
  readonly purpose: string;
  readonly lawfulBasis: Agreement['lawfulBasis'];
  readonly legalGateway: string;
  readonly kind: Agreement['kind'];
  readonly form: Agreement['form'];
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly keepDays: number;
}) {
  const { title, purpose, lawfulBasis, legalGateway, kind, form, startsOn, expiresOn, keepDays } = draft;
  return { title, purpose, lawfulBasis, legalGateway, kind, form, startsOn, expiresOn, keepDays };
}
