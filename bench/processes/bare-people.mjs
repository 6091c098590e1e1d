// What the people's pages are compared with: bare routes that enter the partnership as the API does and answer with
// what one statement makes under the same policies (bare-server.mjs).

import { HINT_STATEMENT } from '../lib/hints.mjs';
import { fastify, pg } from '../lib/packages.mjs';
import { PEOPLE_STATEMENT, PERSON_STATEMENT } from '../lib/people-pages.mjs';

const { PORT, BENCH_PERSON, BENCH_PARTNERSHIP, WEFT_APP_DATABASE_URL } = process.env;
const pool = new pg.Pool({
  connectionString: WEFT_APP_DATABASE_URL,
  max: 10,
  pipeline: true,
  options: '-c plan_cache_mode=force_generic_plan',
});
const app = fastify()();
const entered = await pool.query('SELECT partnership_id FROM app.enter($1, $2)', [
  BENCH_PERSON,
  BENCH_PARTNERSHIP,
]);
const partnershipId = entered.rows[0].partnership_id;

const route = (name, text, value) =>
  app.post(`/${name}`, async (request, reply) => {
    const client = await pool.connect();
    try {
      const [, , { rows }] = await Promise.all([
        client.query('BEGIN'),
        client.query({
          name: 'enter',
          text: 'SELECT * FROM app.enter($1, $2)',
          values: [BENCH_PERSON, BENCH_PARTNERSHIP],
        }),
        client.query({ name, text, values: [partnershipId, value(request.body)] }),
        client.query('COMMIT'),
      ]);
      return reply.type('application/json').send(rows[0].page);
    } finally {
      client.release();
    }
  });
route('people', PEOPLE_STATEMENT, ({ first }) => first);
route('person', PERSON_STATEMENT, ({ id }) => id);
route('hint', HINT_STATEMENT, ({ keys }) => keys);

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
process.send('ready');
