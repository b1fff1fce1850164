import { problem } from "../../src/errors/reasons.js";
import { programProblems, requirePartner } from "../../src/requests/partner-status.js";
import { aPartner } from "../support/builders.js";

describe("the partner that asks", () => {
  it("is who the token says", () => {
    const partner = aPartner();
    expect(requirePartner(partner, partner.id)).toBe(partner);
  });

  it("800001: is refused when the token's tenant is no partner account", () => {
    expect(() => requirePartner(null, "tenant-1")).toThrow(
      expect.objectContaining({
        problem: problem("TENANT_NOT_A_PARTNER", { tenantId: "tenant-1" }),
        errorCode: "PARTNER_TOKEN_MISSING",
        code: 800001,
      }),
    );
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
