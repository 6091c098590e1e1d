import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { saveFile } from '../ui/save-file.js';
import { Command } from './command.js';
import {
  ENCODE_OURS,
  ENCODE_THEIRS,
  instructionsFor,
  KEY_FILE,
  NEW_KEY,
  SETTINGS_FILE,
  settingsText,
} from './commands.js';
import classes from './encoding.module.css';
import { ENCODING_AGREEMENT, type EncodingAgreement } from './encoding-queries.js';
import { Fingerprints } from './fingerprints.js';

/** How both parties of an agreement turn their people into codes, and which files go where. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(ENCODING_AGREEMENT, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the guide" />;
  const agreement = data.sharingAgreement;
  if (agreement?.form !== 'ENCODED')
    return (
      <EmptyState title="Nothing is encoded here">
        There is no such agreement, or its files come with names.
      </EmptyState>
    );
  return <Guide agreement={agreement} />;
}

function Guide({ agreement }: { agreement: EncodingAgreement }) {
  const to = useTo();
  const { title, compares } = agreement;
  const owner = agreement.parties.find(({ supplies }) => supplies)?.name ?? 'The other party';
  return (
    <>
      <PageHeader
        title="How to encode"
        lead="Each party turns its people into codes on its own computer, with one secret key. Only codes are compared here."
        back={{ to: to(`data/agreements/${agreement.id}`), label: title }}
      />
      <div className={classes.steps}>
        <Panel title="1. What both parties need">
          <p>
            The program runs on your own computer and needs no network. It needs Node, version 20.19 or later:
            whoever looks after the computer can put it there. The settings say what is encoded: just what the
            agreement compares.
          </p>
          <Group mt="md">
            <Button
              component="a"
              href="/weft-encode.mjs"
              download="weft-encode.mjs"
              variant="default"
              leftSection={<Icon name="download" size={18} />}
            >
              The program
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="download" size={18} />}
              onClick={() => saveFile(SETTINGS_FILE, settingsText(compares), 'application/json')}
            >
              The settings
            </Button>
          </Group>
          <p className={classes.after}>
            One of the two parties makes the key, and gives it to the other in person or by a secure way. It
            never comes here, and goes to nobody else.
          </p>
          <Command text={NEW_KEY} what="Make the key" />
        </Panel>
        <Panel title={`2. What ${owner} does`}>
          <p>
            It encodes its own file, sends you only the encoded one, and keeps the key and the list of ids.
          </p>
          <Command text={ENCODE_THEIRS} what="Encode their file" />
          <Group mt="md">
            <Button
              variant="default"
              leftSection={<Icon name="download" size={18} />}
              onClick={() =>
                saveFile('how-to-encode.txt', instructionsFor(owner, title, compares), 'text/plain')
              }
            >
              Instructions to pass on
            </Button>
          </Group>
        </Panel>
        <Panel title="3. What you do">
          <OurPeople agreement={agreement} />
          <Command text={ENCODE_OURS} what="Encode our file" />
          <p className={classes.after}>
            Then delete people-to-encode.csv. Send our-encoded.csv as <strong>our own file</strong>, and
            theirs as the other party’s.
          </p>
          <Group mt="md">
            <Button component={Link} to={to(`data/agreements/${agreement.id}`)}>
              Send the encoded files
            </Button>
          </Group>
        </Panel>
        <Panel title="4. The two fingerprints">
          <p>
            The program shows two fingerprints. Read them to each other by phone. Where one differs, nobody
            would be found, and the files are not compared.
          </p>
          <Fingerprints agreementId={agreement.id} />
        </Panel>
        <Panel title="Keep in mind">
          <ul className={classes.known}>
            <li>
              A code is still personal data. With much effort, and a list of similar people, somebody could
              get details back. Treat the files as you treat names.
            </li>
            <li>
              Whoever has the key and a file can look everybody up. So the key never comes here, and the other
              party never gets your file.
            </li>
            <li>
              Your own names are known here, and so is your encoded file. So send yours only when it is to be
              compared, and delete it afterwards; it goes by itself when the agreement says.
            </li>
            <li>
              Whoever takes the sharing back is left out of every run at once, but their codes stay in our
              stored file. Send ours anew then, and delete the older one.
            </li>
            <li>One key for one agreement, deleted by both when the last comparison is made ({KEY_FILE}).</li>
          </ul>
        </Panel>
      </div>
    </>
  );
}

/** The participants with their names: for the backbone alone, and where the agreement names them. */
function OurPeople({ agreement }: { agreement: EncodingAgreement }) {
  const may = useMay();
  const { slug } = usePartnership();
  if (!may('exportPeopleToEncode') || !agreement.isNamed || agreement.state !== 'IN_FORCE')
    return (
      <p>
        Somebody of the backbone whom the agreement names downloads here, while it is in force, the
        participants who were told. It holds their names, and each of them is noted in the audit trail.
      </p>
    );
  return (
    <>
      <p>
        This file holds the names of the participants who were told of this sharing, for you to encode. Each
        of them is noted in the audit trail. Keep it on this computer alone.
      </p>
      <Group mt="md">
        <Button
          component="a"
          href={exportLink('people-to-encode', slug, { agreement: agreement.id })}
          download
          variant="default"
          leftSection={<Icon name="download" size={18} />}
        >
          Our participants
        </Button>
      </Group>
    </>
  );
}
