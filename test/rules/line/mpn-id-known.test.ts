import { breach } from "../../../src/rules/rule.js";
import { aLine, anMpnProfile, aQuestion, aReseller, profilesById, someFacts } from "../../support/builders.js";
import { mpnIdKnown } from "../../../src/rules/line/mpn-id-known.js";

const facts = someFacts({ mpnProfiles: profilesById(anMpnProfile({ mpnId: "5357564" })) });

describe("mpn-id-known", () => {
  it("passes a line without participants", () => {
    expect(mpnIdKnown.check(aQuestion({ facts }))).toBeNull();
  });

  it("passes a reseller that is in the registry", () => {
    expect(mpnIdKnown.check(aQuestion({ line: aLine({ participants: [aReseller("5357564")] }), facts }))).toBeNull();
  });

  it("800015: one of two resellers is not in the registry", () => {
    const participants = [aReseller("5357564"), aReseller("9999999", "CONSUMPTION_RESELLER")];
    expect(mpnIdKnown.check(aQuestion({ line: aLine({ participants }), facts }))).toEqual(
      breach("MPN_ID_UNKNOWN", { participants: [{ key: "CONSUMPTION_RESELLER", value: "9999999" }], index: 1 }),
    );
  });
});
