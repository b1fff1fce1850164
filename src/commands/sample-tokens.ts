import type { Config } from "../config/config.js";
import { signDevelopmentToken } from "../http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../model/principal.js";
import { PARTNER_IDS } from "../sample-data/partners.js";
import type { TokenFor } from "../examples/play.js";

/** Signs tokens that a development server of this configuration accepts. */
export function tokensOf({ authentication }: Config): TokenFor {
  if (authentication.by !== "DEVELOPMENT_SECRET") throw new Error("Examples are played with development tokens only.");
  return (partner, roles = SAMPLE_PRINCIPAL.roles) =>
    signDevelopmentToken({ ...SAMPLE_PRINCIPAL, partnerId: PARTNER_IDS[partner], roles }, authentication.secret);
}
