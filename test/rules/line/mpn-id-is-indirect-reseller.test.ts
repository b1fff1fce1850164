import { aLine, anMpnProfile, aQuestion, aReseller, profilesById, someFacts } from "../../support/builders.js";
import type { MpnProfile } from "../../../src/model/market.js";
import { mpnIdIsIndirectReseller } from "../../../src/rules/line/mpn-id-is-indirect-reseller.js";

function aQuestionAbout(...profiles: MpnProfile[]) {
  return aQuestion({
    line: aLine({ participants: profiles.map(({ mpnId }) => aReseller(mpnId)) }),
    facts: someFacts({ mpnProfiles: profilesById(...profiles) }),
  });
}

describe("mpn-id-is-indirect-reseller", () => {
  it("passes a line without participants", () => {
    expect(mpnIdIsIndirectReseller.check(aQuestion())).toBeNull();
  });

  it("passes an indirect reseller of this provider", () => {
    expect(mpnIdIsIndirectReseller.check(aQuestionAbout(anMpnProfile()))).toBeNull();
  });

  it("passes an id that is not in the registry: that is another question", () => {
    const line = aLine({ participants: [aReseller("9999999")] });
    expect(mpnIdIsIndirectReseller.check(aQuestion({ line }))).toBeNull();
  });

  it.each<[reason: string, flaw: Partial<MpnProfile>]>([
    ["is the provider's own", { mpnId: "1111111" }],
    ["is not enrolled as an indirect reseller", { isIndirectReseller: false }],
    ["has not signed the partner agreement", { hasSignedAgreement: false }],
    ["has no relation with this provider", { providerIds: ["other"] }],
    ["belongs to CA", { country: "CA" }],
  ])("800016: the second reseller %s", (reason, flaw) => {
    const second = anMpnProfile({ mpnId: "517285", ...flaw });
    expect(mpnIdIsIndirectReseller.check(aQuestionAbout(anMpnProfile(), second))).toEqual({
      detail:
        `MPN id ${second.mpnId} (TRANSACTION_RESELLER) ${reason}. Name an indirect reseller in US that has signed ` +
        'the partner agreement and works with "Contoso", or leave it out.',
    });
  });
});
