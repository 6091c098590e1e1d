import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { formatPhone } from '@weft/shared';
import { useState } from 'react';
import { EmailText } from '../ui/email-text.js';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type AnchorFacts, RECORD_CONTACT, REMOVE_CONTACT } from './anchor-queries.js';
import classes from './anchors.module.css';

type Contact = AnchorFacts['contacts'][number];

/** Whom one knows there, and how to reach them at work. */
export function Contacts({ anchor }: { anchor: AnchorFacts }) {
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const [remove] = useMutation(REMOVE_CONTACT);
  const say = useSay();
  const gone = async ({ id, name }: Contact): Promise<void> => {
    const { data } = await remove({ variables: { id } });
    if (data) say(`${name} is no longer a contact.`);
  };
  return (
    <Panel
      title="People there"
      actions={
        open === 'new' ? null : (
          <Button variant="default" leftSection={<Icon name="add" />} onClick={() => setOpen('new')}>
            Add a contact
          </Button>
        )
      }
    >
      {anchor.contacts.length === 0 && open !== 'new' ? (
        <p className={classes.soft}>Nobody is written down yet. Add whom you ring first.</p>
      ) : null}
      <ul className={classes.list}>
        {anchor.contacts.map((contact) =>
          open !== 'new' && open?.id === contact.id ? (
            <li key={contact.id}>
              <ContactForm anchorId={anchor.id} contact={contact} onDone={() => setOpen(null)} />
            </li>
          ) : (
            <li key={contact.id}>
              <div className={classes.entry}>
                <strong>{contact.name}</strong>
                <span>{contact.job}</span>
                {contact.phone ? <a href={`tel:${contact.phone}`}>{formatPhone(contact.phone)}</a> : null}
                {contact.email ? (
                  <a href={`mailto:${contact.email}`}>
                    <EmailText of={contact.email} />
                  </a>
                ) : null}
                {contact.note ? <span className={classes.soft}>{contact.note}</span> : null}
              </div>
              <div className={classes.buttons}>
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => setOpen(contact)}
                  aria-label={`Change ${contact.name}`}
                >
                  Change
                </Button>
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => void gone(contact)}
                  aria-label={`${contact.name} has left`}
                >
                  Has left
                </Button>
              </div>
            </li>
          ),
        )}
      </ul>
      {open === 'new' ? (
        <div className={classes.form}>
          <ContactForm anchorId={anchor.id} onDone={() => setOpen(null)} />
        </div>
      ) : null}
    </Panel>
  );
}

function ContactForm({
  anchorId,
  contact,
  onDone,
}: {
  anchorId: string;
  contact?: Contact;
  onDone: () => void;
}) {
  const [value, setValue] = useState({
    name: contact?.name ?? '',
    job: contact?.job ?? '',
    phone: contact?.phone ? formatPhone(contact.phone) : '',
    email: contact?.email ?? '',
    note: contact?.note ?? '',
  });
  const [record, { loading }] = useMutation(RECORD_CONTACT);
  const refusals = useRefusals();
  const say = useSay();
  const field = (name: keyof typeof value) => ({
    ...refusals.field(name),
    value: value[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setValue((before) => ({ ...before, [name]: currentTarget.value })),
  });
  const go = async (): Promise<void> => {
    const { data } = await record({
      variables: {
        input: {
          anchorId,
          id: contact?.id ?? null,
          name: value.name,
          job: value.job,
          phone: value.phone || null,
          email: value.email || null,
          note: value.note || null,
        },
      },
    });
    const result = data?.recordAnchorContact;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${value.name.trim()} is written down.`);
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go} className="weft-form">
      <Stack gap="sm">
        <TextInput {...field('name')} label="Name" autoComplete="off" />
        <TextInput {...field('job')} label="What they do there" autoComplete="off" />
        <TextInput
          {...field('phone')}
          label="Phone at work (optional)"
          type="tel"
          autoComplete="off"
          maw={240}
        />
        <TextInput {...field('email')} label="E-mail at work (optional)" type="email" autoComplete="off" />
        <Textarea {...field('note')} label="When and how (optional)" autosize minRows={2} />
        <Group gap="sm">
          <Button type="submit" loading={loading}>
            Save the contact
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
