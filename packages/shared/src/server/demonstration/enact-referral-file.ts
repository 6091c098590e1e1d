import { Readable } from 'node:stream';
import { calendarDate, csvText, isRefusal } from '../../rules/index.js';
import {
  checkReferralFile,
  importReferralFile,
  importReferrals,
  receiveReferralFile,
} from '../referral-files/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import type { Stage } from './stage.js';

const SENT_ON = calendarDate('2026-10-29');
const HEAD = [
  'Your reference',
  'First name',
  'Last name',
  'Date of birth',
  'Telephone',
  'Postcode',
  'Safe way to contact',
  'About safe contact',
  'What the person hopes for',
  'Lawful basis',
  'What the person was told',
];
const TOLD = 'The nurse read the leaflet with them.';
/** Invented people of a practice's recall list, as its system writes them: three rows have something wrong. */
const PEOPLE: readonly (readonly string[])[] = [
  [
    'FR-2101',
    'Moira',
    'Tyndall',
    '14/2/1958',
    '07700 900301',
    'NE4 8QT',
    'Call',
    '',
    'To get out twice a week',
  ],
  [
    'FR-2102',
    'Imran',
    'Sadiq',
    '3/9/1971',
    '07700 900302',
    'NE4 6TR',
    'Send a text message',
    '',
    'To sleep again',
  ],
  ['FR-2103', 'Delphine', 'Okoro', '31/2/1966', '07700 900303', 'NE5 2LQ', 'Call', '', 'Somebody to talk to'],
  [
    'FR-2104',
    'Walter',
    'Heslop',
    '22/11/1949',
    '',
    'NE4 9JH',
    'Only in person',
    'At the surgery, Tuesdays',
    'To cook for himself',
  ],
  [
    'FR-2105',
    'Anjali',
    'Menon',
    '8/6/1980',
    '4.4770090030E+11',
    'NE5 1RB',
    'Call',
    '',
    'To sort out what she owes',
  ],
  [
    'FR-2106',
    'Colin',
    'Rutter',
    '17/4/1963',
    '07700 900306',
    'NE15 6AB',
    'Call',
    'After four',
    'To walk without fear',
  ],
  [
    'FR-2102',
    'Imran',
    'Sadiq',
    '3/9/1971',
    '07700 900302',
    'NE4 6TR',
    'Send a text message',
    '',
    'To sleep again',
  ],
  [
    'FR-2107',
    'Sheila',
    'Brannigan',
    '29/12/1955',
    '07700 900307',
    'NE4 5LN',
    'Call',
    '',
    'Company in the evenings',
  ],
];

/** A practice refers several people from a file, the way it would: sent, checked, confirmed and in, with its mistakes. */
export async function sendFile(stage: Stage): Promise<void> {
  const { files } = stage.workshop;
  const actor = stage.actor('referrer', instant(SENT_ON, 11));
  const system = systemActor(stage.partnershipId, instant(SENT_ON, 11));
  const text = csvText([HEAD, ...PEOPLE.map((cells) => [...cells, 'Public task', TOLD])]);
  const id = await receiveReferralFile(actor, files, {
    content: Readable.from([Buffer.from(text)]),
    fileName: 'recall list October.csv',
  });
  await checkReferralFile(system, files, id);
  const confirmed = await importReferrals(actor, id);
  if (isRefusal(confirmed)) throw new Error(`The demonstration was refused: ${confirmed.message}`);
  await importReferralFile(system, files, id);
  // it is done, and nobody is written to about it
  await withTenant(system, async (tenant) => {
    await tenant.execute(
      `UPDATE outbox SET done_at = clock_timestamp()
       WHERE partnership_id = $1 AND payload->>'fileId' = $2 AND done_at IS NULL`,
      [tenant.partnership.id, id],
    );
  });
}
