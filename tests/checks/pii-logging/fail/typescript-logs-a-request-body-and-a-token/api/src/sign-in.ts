import { logger } from "./logger";

export async function signIn(req: Request, res: Response) {
  logger.debug(req.body, "sign-in");
  const { accessToken } = await issue(req.body.email, req.body.password);
  console.log(`issued ${accessToken}`);
  res.json({ accessToken });
}
