import { fileURLToPath } from 'node:url';
import { askBoth, startBare } from './lib/against-bare.mjs';
import { addMember, signIn, startApi } from './lib/api.mjs';
import { start } from './lib/children.mjs';
import { connected } from './lib/databases.mjs';
import { fillKnown, personOf } from './lib/fill-referrals.mjs';
import { HINT_QUERY } from './lib/hints.mjs';
import { rules } from './lib/packages.mjs';

const PEOPLE = 100_000;
const EMAIL = 'member@example.org';
/** What a person who types may wait for a hint, in milliseconds. */
const AT_MOST_MS = 50;
/** Of whom it is known that they are on record. */
const ONE = 4_321;
const LOAD = fileURLToPath(new URL('processes/load.mjs', import.meta.url));
const FILES = fileURLToPath(new URL('processes/import-referrals.mjs', import.meta.url));

/**
 * "Have we met?" while the hub types, at 100,000 people who are filed: with the name alone, with the birth date, and with
 * everything; over the API, which compares everybody it finds, against a bare route that finds the same people by one
 * indexed statement under the same policies and compares nobody.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  const people = options.claims ?? PEOPLE;
  const { partnershipId } = await connected(ownerUrl, (client) => fillKnown(client, people));
  const member = await addMember(ownerUrl, environment, {
    email: EMAIL,
    organisation: 'The backbone',
    role: 'BACKBONE',
  });
  const { DATABASE_URL: _owner, ...given } = environment;
  const started = [];
  try {
    const worker = start(FILES, given);
    started.push(worker);
    await worker.next();
    await worker.ask({ partnershipId });
    await connected(ownerUrl, (client) => client.query('VACUUM ANALYZE'));
    const load = start(LOAD, given);
    started.push(load);
    await load.next();
    const { origin } = await startApi(environment, started);
    const headers = await signIn(origin, EMAIL);
    const bare = await startBare(given, member, started);
    const { cleanPerson, keysToAsk, today } = await rules();
    const known = personOf(ONE % people);
    const typed = [
      { name: 'the name typed', person: { ...known, birthDate: '', postcode: '', phone: '' } },
      { name: 'the birth date as well', person: { ...known, postcode: '', phone: '' } },
      { name: 'everything typed', person: known },
    ];
    const figures = [];
    for (const { name, person } of typed) {
      const keys = keysToAsk(cleanPerson(person, today('Europe/London', Date.now()))).map(({ key }) => key);
      const ways = {
        api: {
          url: `${origin}/graphql`,
          headers,
          body: JSON.stringify({ query: HINT_QUERY, variables: person }),
        },
        bare: {
          url: `${bare}/hint`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ keys }),
        },
      };
      await mustFind(ways);
      const both = await askBoth(load, name, ways, say);
      const hint = `A hint while the hub types, ${name}, at ${people.toLocaleString('en-GB')} people`;
      figures.push(
        { name: `${hint}, against one indexed statement: median of the answers`, ...both, limit: 3 },
        {
          name: `${hint}: median of the answers, against ${AT_MOST_MS} ms`,
          ...both,
          baseline: AT_MOST_MS,
          limit: 1,
        },
      );
    }
    return figures;
  } finally {
    for (const child of started) await child.stop();
  }
}

/** Both have to find somebody, and the bare route everybody whom the API shows. */
async function mustFind(ways) {
  const [shown, under] = await Promise.all(
    [ways.api, ways.bare].map(async ({ url, headers, body }) => {
      const { data, errors } = await (await fetch(url, { method: 'POST', headers, body })).json();
      if (!data?.metBefore?.length) throw new Error(`Nobody was found: ${JSON.stringify(errors)}`);
      return data.metBefore.map(({ id }) => id);
    }),
  );
  if (!shown.every((id) => under.includes(id))) throw new Error('The two do not find the same people.');
}
