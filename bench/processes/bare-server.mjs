// What the claims page is compared with: one Fastify route that enters the partnership as the API does and
// answers with what one statement makes under the same policies.
import { fastify, pg } from '../lib/packages.mjs';
import { PAGE_STATEMENT } from '../lib/page.mjs';

const { PORT, BENCH_PERSON, BENCH_PARTNERSHIP, WEFT_APP_DATABASE_URL } = process.env;
const pool = new pg.Pool({ connectionString: WEFT_APP_DATABASE_URL, max: 10 });
const app = fastify()();

app.post('/page', async (_request, reply) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT * FROM app.enter($1, $2)', [BENCH_PERSON, BENCH_PARTNERSHIP]);
    const { rows } = await client.query(PAGE_STATEMENT, [25]);
    await client.query('COMMIT');
    return reply.type('application/json').send(rows[0].page);
  } finally {
    client.release();
  }
});

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
process.send('ready');
