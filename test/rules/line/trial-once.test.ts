import { demandOf } from "../../../src/rules/demand.js";
import { trialOnce } from "../../../src/rules/line/trial-once.js";
import { aLine, anItem, aQuestion } from "../../support/builders.js";

const trial = anItem({ id: "DZH318Z0C0WF:0001:DZH318Z0BP69", isTrial: true, title: "SaaS trial" });
const reissued = { ...trial, id: "DZH318Z0C0WF:0001:DZH318Z0AAAA" };
const line = aLine({ catalogItemId: trial.id });

it("passes a trial that is in the cart once, and what is no trial", () => {
  expect(trialOnce.check(aQuestion({ item: trial, line }))).toBeNull();
  const twice = [
    { line: aLine(), item: anItem() },
    { line: aLine({ id: "line-2" }), item: anItem() },
  ];
  expect(trialOnce.check(aQuestion({ together: twice }))).toBeNull();
});

it("10006/800020: a trial that is in the cart twice, under two availability ids of its SKU", () => {
  const together = [
    { line, item: trial },
    { line: aLine({ id: "line-2", catalogItemId: reissued.id }), item: reissued },
  ];
  expect(trialOnce.check(aQuestion({ item: trial, line, together }))).not.toBeNull();
});

it("passes a trial that the cart does not ask for", () => {
  expect(trialOnce.check(aQuestion({ item: trial, line, demand: demandOf([]) }))).toBeNull();
});
