import { breach } from "../../../src/rules/rule.js";
import { aLine, anItem, aQuestion } from "../../support/builders.js";
import { renewalOffered } from "../../../src/rules/line/renewal-offered.js";

const trial = anItem({
  title: "SaaS trial",
  purchaseSystem: "Modern",
  terms: [
    { duration: "P1M", billingCycles: ["NONE"], renewalTermDurations: ["P1M", "P1Y"] },
    { duration: "P1Y", billingCycles: ["NONE"], renewalTermDurations: [] },
  ],
});

describe("renewal-offered", () => {
  it("passes a line that chooses nothing", () => {
    expect(renewalOffered.check(aQuestion({ item: trial }))).toBeNull();
  });

  it("passes a renewsTo without a term: it is no choice", () => {
    const line = aLine({ termDuration: "P1Y", renewsTo: { termDuration: null } });
    expect(renewalOffered.check(aQuestion({ item: trial, line }))).toBeNull();
  });

  it("passes what the chosen term may renew to", () => {
    const line = aLine({ termDuration: "P1M", renewsTo: { termDuration: "P1Y" } });
    expect(renewalOffered.check(aQuestion({ item: trial, line }))).toBeNull();
  });

  it("passes a legacy line without a term, when any term may renew so", () => {
    expect(renewalOffered.check(aQuestion({ line: aLine({ renewsTo: { termDuration: "P1Y" } }) }))).toBeNull();
  });

  it("10006: P3Y after a term that renews to P1M or P1Y", () => {
    const line = aLine({ termDuration: "P1M", renewsTo: { termDuration: "P3Y" } });
    expect(renewalOffered.check(aQuestion({ item: trial, line }))).toEqual(
      breach("RENEWAL_NOT_OFFERED", {
        renewalTermDuration: "P3Y",
        termDuration: "P1M",
        title: "SaaS trial",
        accepted: ["P1M", "P1Y"],
      }),
    );
  });

  it("10006: the chosen term does not renew, although another one does", () => {
    const line = aLine({ termDuration: "P1Y", renewsTo: { termDuration: "P1M" } });
    expect(renewalOffered.check(aQuestion({ item: trial, line }))).toEqual(
      breach("RENEWAL_NOT_OFFERED", {
        renewalTermDuration: "P1M",
        termDuration: "P1Y",
        title: "SaaS trial",
        accepted: [],
      }),
    );
  });

  it("10006: an item without terms does not renew", () => {
    const line = aLine({ renewsTo: { termDuration: "P1Y" } });
    expect(renewalOffered.check(aQuestion({ item: anItem({ title: "Software", terms: [] }), line }))).toEqual(
      breach("RENEWAL_NOT_OFFERED", {
        renewalTermDuration: "P1Y",
        termDuration: null,
        title: "Software",
        accepted: [],
      }),
    );
  });
});
