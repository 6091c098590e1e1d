// What the claims page is compared with: one Fastify route that enters the partnership as the API does and
// answers with what one statement makes under the same policies. The transaction's statements travel together,
// and the connection keeps their plans: it is as quick as such a route can be.
import { fastify, pg } from '../lib/packages.mjs';
import { PAGE_STATEMENT } from '../lib/page.mjs';

const { PORT, BENCH_PERSON, BENCH_PARTNERSHIP, WEFT_APP_DATABASE_URL } = process.env;
const pool = new pg.Pool({
  connectionString: WEFT_APP_DATABASE_URL,
  max: 10,
  pipeline: true,
  // with row-level security planning costs more than running
  options: '-c plan_cache_mode=force_generic_plan',
});
const app = fastify()();
// what the API learns with each entrance is known here from the start
const entered = await pool.query('SELECT partnership_id FROM app.enter($1, $2)', [
  BENCH_PERSON,
  BENCH_PARTNERSHIP,
]);
const partnershipId = entered.rows[0].partnership_id;

app.post('/page', async (_request, reply) => {
  const client = await pool.connect();
  try {
    const [, , { rows }] = await Promise.all([
      client.query('BEGIN'),
      client.query({
        name: 'enter',
        text: 'SELECT * FROM app.enter($1, $2)',
        values: [BENCH_PERSON, BENCH_PARTNERSHIP],
      }),
      client.query({ name: 'page', text: PAGE_STATEMENT, values: [25, partnershipId] }),
      client.query('COMMIT'),
    ]);
    return reply.type('application/json').send(rows[0].page);
  } finally {
    client.release();
  }
});

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
process.send('ready');
