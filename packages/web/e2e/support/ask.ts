import { expect, type Page } from '@playwright/test';

/** Asks the API as whoever is signed in on a page: ask<{ me: { id: string } }>(page, 'tyne', '{ me { id } }'). */
export async function ask<Data>(
  page: Page,
  partnership: string,
  query: string,
  variables: object = {},
): Promise<Data> {
  const answer = await page.request.post('/graphql', {
    headers: { 'X-Partnership': partnership },
    data: { query, variables },
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}
