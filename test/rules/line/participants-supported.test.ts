import { breach } from "../../../src/rules/rule.js";
import { aLine, aPartner, aQuestion, aReseller, someFacts } from "../../support/builders.js";
import type { PartnerType } from "../../../src/model/market.js";
import { participantsSupported } from "../../../src/rules/line/participants-supported.js";

describe("participants-supported", () => {
  it("passes a line without participants of any partner", () => {
    expect(participantsSupported.check(aQuestion())).toBeNull();
  });

  it("passes the participants of an indirect provider", () => {
    const question = aQuestion({
      line: aLine({ participants: [aReseller("5357564")] }),
      facts: someFacts({ partner: aPartner({ type: "INDIRECT_PROVIDER" }) }),
    });
    expect(participantsSupported.check(question)).toBeNull();
  });

  it.each<PartnerType>(["DIRECT_BILL", "INDIRECT_RESELLER"])("10004: %s names two resellers", (type) => {
    const participants = [aReseller("5357564"), aReseller("517285", "ADDITIONAL_TRANSACTION_RESELLER")];
    const question = aQuestion({
      line: aLine({ participants }),
      facts: someFacts({ partner: aPartner({ type }) }),
    });
    expect(participantsSupported.check(question)).toEqual(
      breach("PARTICIPANTS_NOT_SUPPORTED", { mpnIds: ["5357564", "517285"], partnerType: type }),
    );
  });
});
