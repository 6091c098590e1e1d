import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { askBoth, startBare } from './lib/against-bare.mjs';
import { addMember, signIn, startApi } from './lib/api.mjs';
import { start } from './lib/children.mjs';
import { connected } from './lib/databases.mjs';
import { fill } from './lib/fill.mjs';
import { fillContacts } from './lib/fill-contacts.mjs';
import { PEOPLE_QUERY, PERSON_QUERY } from './lib/people-pages.mjs';

const EMAIL = 'member@example.org';
const file = (name) => fileURLToPath(new URL(`processes/${name}.mjs`, import.meta.url));

/**
 * The first 25 of 100,000 people with when each was last seen, and one person's facts with their contacts, of which
 * there are 1,000,000: over the API as a member of the backbone, against a bare route that makes the same answer by
 * one statement under the same policies. How many statements each takes is held by contacts.test.ts.
 */
export async function measure({ ownerUrl, environment, say, options }) {
  // four claims each, as the other parts count them
  const claims = options.claims ?? 400_000;
  const personId = await connected(ownerUrl, async (client) => {
    const partnershipId = await fill(client, { claims });
    const one = await fillContacts(client, partnershipId);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    return one;
  });
  const member = await addMember(ownerUrl, environment, {
    email: EMAIL,
    organisation: 'The backbone',
    role: 'BACKBONE',
  });
  const { DATABASE_URL: _owner, ...given } = environment;
  const load = start(file('load'), given);
  const started = [load];
  try {
    await load.next();
    const { origin } = await startApi(environment, started);
    const headers = await signIn(origin, EMAIL);
    const bare = await startBare(given, member, started);
    const figures = [];
    for (const page of [
      { name: 'First 25 of the people', query: PEOPLE_QUERY, variables: { first: 25 }, path: 'people' },
      {
        name: 'A person’s facts and contacts',
        query: PERSON_QUERY,
        variables: { id: personId },
        path: 'person',
      },
    ]) {
      const ways = {
        api: { url: `${origin}/graphql`, headers, body: JSON.stringify(page) },
        bare: {
          url: `${bare}/${page.path}`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(page.variables),
        },
      };
      await mustAgree(ways);
      figures.push(await compared(load, page.name, ways, say));
    }
    return figures;
  } finally {
    for (const child of started) await child.stop();
  }
}

async function compared(load, name, ways, say) {
  return {
    name: `${name}, at 100,000 people and 1,000,000 contacts, against a bare route: median of the answers`,
    ...(await askBoth(load, name, ways, say)),
    limit: 2,
  };
}

/** What is faster because it answers something else is not faster. */
async function mustAgree(ways) {
  const [first, second] = await Promise.all(
    [ways.api, ways.bare].map(async ({ url, headers, body }) =>
      (await fetch(url, { method: 'POST', headers, body })).json(),
    ),
  );
  if (first.errors || !isDeepStrictEqual(first, second))
    throw new Error(
      `The two do not answer alike:\n${JSON.stringify(first).slice(0, 900)}\n${JSON.stringify(second).slice(0, 900)}`,
    );
}
