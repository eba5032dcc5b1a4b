import { createHash } from "node:crypto";
import { logger } from "./logger";

export async function signUp(req: Request, members: Members) {
  const { email, phone } = await req.json();
  logger.debug({ hasPhone: !!phone, emailLength: email.length }, "sign-up");
  const member = await members.create({ email, phone });
  logger.info({ memberId: member.id, email: createHash("sha256").update(email).digest("hex") }, "member signed up");
  console.log(`queued ${member.emailTemplate} for ${member.id}`);
}
