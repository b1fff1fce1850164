import { breach } from "../../../src/rules/rule.js";
import { aLine, anItem, aQuestion, aReservation, provisioning } from "../../support/builders.js";
import { provisioningContextComplete } from "../../../src/rules/line/provisioning-context-complete.js";

const item = aReservation({
  title: "Standard_D4",
  provisioningVariables: ["Scope", "SubscriptionId", "Duration"],
  duration: "1Year",
});

describe("provisioning-context-complete", () => {
  it("passes an item that needs nothing", () => {
    expect(provisioningContextComplete.check(aQuestion())).toBeNull();
  });

  it("leaves the subscriptions to other rules", () => {
    const needy = anItem({ provisioningVariables: ["SubscriptionId", "ParentSubscriptionId"] });
    expect(provisioningContextComplete.check(aQuestion({ item: needy }))).toBeNull();
  });

  it("passes a line with a term without the key duration", () => {
    const line = aLine({ termDuration: "P1Y", provisioningContext: provisioning({ scope: "shared" }) });
    expect(provisioningContextComplete.check(aQuestion({ item, line }))).toBeNull();
  });

  it.each([
    ["Shared", "1Year"],
    ["SINGLE", "1year"],
  ])("passes scope %s and duration %s, whatever the letter case", (Scope, Duration) => {
    const line = aLine({ provisioningContext: provisioning({ Scope, Duration }) });
    expect(provisioningContextComplete.check(aQuestion({ item, line }))).toBeNull();
  });

  it.each(["3Year", "3Years", "3years"])("passes duration %s of an item that lasts 3Years", (duration) => {
    const line = aLine({ provisioningContext: provisioning({ scope: "single", duration }) });
    const longer = aReservation({ duration: "3Years" });
    expect(provisioningContextComplete.check(aQuestion({ item: longer, line }))).toBeNull();
  });

  it("passes any known duration of an item that does not fix it", () => {
    const line = aLine({ provisioningContext: provisioning({ duration: "3Years" }) });
    expect(provisioningContextComplete.check(aQuestion({ line }))).toBeNull();
  });

  it("10006: neither scope nor duration is given", () => {
    expect(provisioningContextComplete.check(aQuestion({ item }))).toEqual(
      breach("PROVISIONING_KEYS_MISSING", {
        missing: ["scope", "duration"],
        needed: ["scope", "subscriptionId", "duration"],
        title: "Standard_D4",
      }),
    );
  });

  it("10006: a scope that is neither shared nor single", () => {
    const line = aLine({ termDuration: "P1Y", provisioningContext: provisioning({ scope: "both" }) });
    expect(provisioningContextComplete.check(aQuestion({ item, line }))).toEqual(
      breach("SCOPE_NOT_SUPPORTED", { scope: "both", accepted: ["shared", "single"] }),
    );
  });

  it("10006: a duration of two years", () => {
    const line = aLine({ provisioningContext: provisioning({ scope: "shared", duration: "2Years" }) });
    expect(provisioningContextComplete.check(aQuestion({ item, line }))).toEqual(
      breach("DURATION_NOT_SUPPORTED", { duration: "2Years", accepted: ["1Year", "3Years"] }),
    );
  });

  it("10006: a duration of three years for an item of one year", () => {
    const line = aLine({ provisioningContext: provisioning({ scope: "shared", duration: "3Years" }) });
    expect(provisioningContextComplete.check(aQuestion({ item, line }))).toEqual(
      breach("DURATION_NOT_OFFERED", { duration: "3Years", title: "Standard_D4", accepted: ["1Year"] }),
    );
  });
});
