import { OperationTypeNode } from "graphql";
import { problem } from "../../src/errors/reasons.js";
import { createContext } from "../../src/graphql/context.js";
import type { PartnerType } from "../../src/model/market.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import type { Stores } from "../../src/store/stores.js";
import { aPartner } from "../support/builders.js";

/** The context of a request by a partner of this type, with a token of these roles. */
function contextOf(type: PartnerType, roles: readonly string[]) {
  const stores = { parties: { partner: async () => aPartner({ type }) } } as unknown as Stores;
  return createContext({ storesFor: () => stores }, { ...SAMPLE_PRINCIPAL, roles }, "request-1", 1_000);
}

const { QUERY, MUTATION } = OperationTypeNode;

describe("access to prices", () => {
  it.each(["AdminAgent", "SalesAgent", "BillingAdmin"])("comes with the role %s alone", async (role) => {
    for (const operation of [QUERY, MUTATION]) {
      expect(await contextOf("DIRECT_BILL", ["Reader", role]).mayShowPrices(operation)).toBe(true);
      expect(await contextOf("INDIRECT_PROVIDER", [role]).mayShowPrices(operation)).toBe(true);
    }
    expect(await contextOf("DIRECT_BILL", [role]).viewer()).toEqual({ canSeePrices: true });
  });

  it.each([[[]], [["Reader"]], [["adminagent"]]])("800043: is closed to the roles %j", async (roles) => {
    await expect(contextOf("DIRECT_BILL", roles).mayShowPrices(QUERY)).rejects.toMatchObject({
      problem: problem("PRICES_NEED_ROLE", { accepted: ["AdminAgent", "SalesAgent", "BillingAdmin"] }),
      errorCode: "PRICING_ACCESS_FORBIDDEN",
      code: 800043,
    });
  });

  it("800043: is closed to indirect resellers, whatever their roles", async () => {
    await expect(contextOf("INDIRECT_RESELLER", ["AdminAgent"]).mayShowPrices(QUERY)).rejects.toMatchObject({
      problem: problem("PRICES_NOT_FOR_INDIRECT_RESELLERS", { partnerName: "Contoso" }),
    });
    expect(await contextOf("INDIRECT_RESELLER", ["AdminAgent"]).viewer()).toEqual({ canSeePrices: false });
  });

  it("800043: is refused with an error once in a query, and without any in a mutation", async () => {
    const query = contextOf("DIRECT_BILL", ["Reader"]);
    const asked = await Promise.allSettled([1, 2, 3].map(() => query.mayShowPrices(QUERY)));
    expect(asked.map((one) => (one.status === "fulfilled" ? one.value : "refused"))).toEqual(["refused", false, false]);
    expect(await contextOf("DIRECT_BILL", ["Reader"]).mayShowPrices(MUTATION)).toBe(false);
  });
});
