import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Stack, Textarea } from '@mantine/core';
import { ANCHOR_FIELD_IN_WORDS, ANCHOR_FIELDS, type AnchorField } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { DayText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { AGREE_DATA, type AnchorFacts } from './anchor-queries.js';
import classes from './anchors.module.css';

/** What the anchor may know of its own people, field by field, and who said so. */
export function DataAgreement({ anchor }: { anchor: AnchorFacts }) {
  const may = useMay();
  const { timeZone } = usePartnership();
  const [changing, setChanging] = useState(false);
  const { agreement } = anchor;
  return (
    <Panel
      title="Agreement on data"
      actions={
        may('agreeAnchorData') && !changing ? (
          <Button variant="default" onClick={() => setChanging(true)}>
            Change it
          </Button>
        ) : null
      }
    >
      {changing ? (
        <AgreementForm anchor={anchor} onDone={() => setChanging(false)} />
      ) : agreement && agreement.fields.length > 0 ? (
        <>
          <p>{anchor.name} may see of its own people:</p>
          <ul>
            {agreement.fields.map((field) => (
              <li key={field}>{ANCHOR_FIELD_IN_WORDS[field].name}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{anchor.name} sees how many of its people are supported, small numbers hidden, and no more.</p>
      )}
      {agreement && !changing ? (
        <p className={classes.soft}>
          Set on <DayText of={agreement.agreedAt} timeZone={timeZone} />
          {agreement.agreedBy ? ` by ${agreement.agreedBy.name}` : ''}. {agreement.note}
        </p>
      ) : null}
    </Panel>
  );
}

function AgreementForm({ anchor, onDone }: { anchor: AnchorFacts; onDone: () => void }) {
  const [fields, setFields] = useState<readonly AnchorField[]>(anchor.agreement?.fields ?? []);
  const [note, setNote] = useState(anchor.agreement?.note ?? '');
  const [agree, { loading }] = useMutation(AGREE_DATA);
  const refusals = useRefusals();
  const say = useSay();
  const go = async (): Promise<void> => {
    const { data } = await agree({
      variables: { anchorId: anchor.id, fields: [...fields], note: note || null },
    });
    const result = data?.agreeAnchorData;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('The agreement is set. It holds from now on.');
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go} className="weft-form">
      <Stack gap="md">
        <Checkbox.Group
          label={`What ${anchor.name} may see of its own people`}
          value={[...fields]}
          onChange={(chosen) => setFields(ANCHOR_FIELDS.filter((field) => chosen.includes(field)))}
        >
          <Stack gap="sm" mt="sm">
            {ANCHOR_FIELDS.map((field) => (
              <Checkbox
                key={field}
                value={field}
                label={ANCHOR_FIELD_IN_WORDS[field].name}
                description={ANCHOR_FIELD_IN_WORDS[field].means}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          {...refusals.field('note')}
          label="Where the agreement is kept (optional)"
          autosize
          minRows={2}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={loading}>
            Set the agreement
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
