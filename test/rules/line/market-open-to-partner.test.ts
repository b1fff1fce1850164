import { breach } from "../../../src/rules/rule.js";
import { aCustomer, aPartner, aQuestion, someFacts } from "../../support/builders.js";
import { marketOpenToPartner } from "../../../src/rules/line/market-open-to-partner.js";

describe("market-open-to-partner", () => {
  it("passes a customer in one of the partner's markets", () => {
    expect(marketOpenToPartner.check(aQuestion())).toBeNull();
  });

  it("10006/800020: a customer in NO of a partner for US and CA", () => {
    const facts = someFacts({
      partner: aPartner({ markets: ["US", "CA"] }),
      customer: aCustomer({ country: "NO" }),
    });
    expect(marketOpenToPartner.check(aQuestion({ facts }))).toEqual(
      breach("MARKET_NOT_OPEN_TO_PARTNER", { country: "NO", partnerName: "Contoso", accepted: ["US", "CA"] }),
    );
  });

  it("10006/800020: a partner without any market", () => {
    const facts = someFacts({ partner: aPartner({ markets: [] }) });
    expect(marketOpenToPartner.check(aQuestion({ facts }))).toEqual(
      breach("MARKET_NOT_OPEN_TO_PARTNER", { country: "US", partnerName: "Contoso", accepted: [] }),
    );
  });
});
