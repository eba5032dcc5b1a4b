import { createHmac, timingSafeEqual } from 'node:crypto';

export function verify(body: string, signature: string | null): void {
  const expected = createHmac('sha256', process.env.PAYMENTS_KEY ?? '').update(body).digest();
  if (!signature || !timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    throw new Error('The signature does not match.');
  }
}
