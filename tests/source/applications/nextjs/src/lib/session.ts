export interface Session {
  userId: string;
}

export async function readSession(cookie: string | undefined): Promise<Session | null> {
  return cookie ? { userId: cookie } : null;
}
