import { expect, it } from 'vitest';

import { GET } from './route';

it('lists shows', async () => {
  expect((await GET(new Request('http://test') as never, {} as never)).status).toBe(200);
});
