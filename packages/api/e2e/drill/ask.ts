import { postJson } from '../../src/testing/test-server.js';

interface Asking {
  readonly cookie: string;
  readonly partnership: string;
}

/** Has a run prepared; its id. @throws Error for every other answer */
export async function askForRun(url: string, who: Asking, periodEnd: string): Promise<string> {
  const query = `mutation { runPayments(periodEnd: "${periodEnd}") { ... on PaymentRun { id } ... on Refusal { code } } }`;
  const answer = await postJson(
    `${url}/graphql`,
    { query },
    { cookie: who.cookie, 'x-partnership': who.partnership },
  );
  const text = await answer.text();
  const id = /"id":"([0-9a-f-]{36})"/.exec(text)?.[1];
  if (!id) throw new Error(`No run was prepared: ${answer.status} ${text}`);
  return id;
}
