import pg from 'pg';

/**
 * How many journeys to the database some work makes, those of its transaction included: statements that are sent
 * without waiting for one another are one. One such work at a time.
 */
export async function countJourneys(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let under = 0;
  let count = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    if (under === 0) count += 1;
    under += 1;
    const back = (): void => {
      under -= 1;
    };
    const answer = Reflect.apply(query, this, asked) as Promise<unknown>;
    answer.then(back, back);
    return answer;
  } as typeof query;
  try {
    await work();
    return count;
  } finally {
    pg.Client.prototype.query = query;
  }
}
