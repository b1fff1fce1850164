import { problem } from "../../src/errors/reasons.js";
import { programProblems, requirePartner } from "../../src/requests/partner-status.js";
import type { Stores } from "../../src/store/stores.js";
import { aPartner } from "../support/builders.js";

/** Stores that know one partner, or none. */
function storesWith(partner: ReturnType<typeof aPartner> | null): Stores {
  return { parties: { partner: async () => partner } } as unknown as Stores;
}

describe("the partner that asks", () => {
  it("is who the token says", async () => {
    const partner = aPartner();
    expect(await requirePartner(storesWith(partner), partner.id)).toBe(partner);
  });

  it("800001: is refused when the token's tenant is no partner account", async () => {
    await expect(requirePartner(storesWith(null), "tenant-1")).rejects.toMatchObject({
      problem: problem("TENANT_NOT_A_PARTNER", { tenantId: "tenant-1" }),
      extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 },
    });
  });

  it("may write while its enrolment is active", () => {
    expect(programProblems(aPartner())).toEqual([]);
  });

  it.each(["SUSPENDED", "OFFBOARDED"] as const)(
    "800039: may write nothing once its enrolment is %s",
    (programStatus) => {
      expect(programProblems(aPartner({ programStatus }))).toEqual([
        {
          code: 800039,
          errorCode: "RESELLER_PROGRAM_STATUS_NOT_ACTIVE",
          problem: problem("PROGRAM_NOT_ACTIVE", { programStatus }),
          path: ["input"],
          retryable: false,
          retryAfterSeconds: null,
        },
      ]);
    },
  );
});
