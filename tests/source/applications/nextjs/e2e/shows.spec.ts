import { expect, test } from '@playwright/test';

test('a show is created', async ({ request }) => {
  const response = await request.post('/studio/api/v1/shows', { data: { title: 'Tides', language: 'en' } });
  expect(response.status()).toBe(201);
});
