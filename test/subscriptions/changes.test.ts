import { problem } from "../../src/errors/reasons.js";
import type { Subscription } from "../../src/model/subscription.js";
import type { SubscriptionStatus } from "../../src/model/enums.js";
import {
  activated,
  registering,
  type SubscriptionFacts,
  withRenewal,
  withStatus,
} from "../../src/subscriptions/changes.js";
import { aSubscription, anItem, aPartner } from "../support/builders.js";

/** A day after the subscription was bought. */
const NOW = "2026-03-02T09:00:00.000Z";
const LAST_MOMENT = "2026-04-30T09:00:00.000Z";
const TOO_LATE = "2026-04-30T09:00:00.001Z";

const sandbox = aPartner({ isSandbox: true });

/** An active subscription of five licences, of which anyone may have up to 300. */
function licences(overrides: Partial<Subscription> = {}): Subscription {
  const { id } = anItem();
  return aSubscription({
    catalogItemId: id,
    itemKind: "LICENCE",
    quantity: 5,
    registration: null,
    renewsTo: { termDuration: "P1Y" },
    ...overrides,
  });
}

function facts(subscription: Subscription, overrides: Partial<SubscriptionFacts> = {}): SubscriptionFacts {
  return {
    subscription,
    partner: aPartner(),
    facts: null,
    children: [],
    parent: null,
    item: anItem(),
    isFulfilled: true,
    now: NOW,
    ...overrides,
  };
}

describe("activation", () => {
  const pending = licences({ itemKind: "SAAS", status: "PENDING" });

  it("makes a pending marketplace subscription of the sandbox active", () => {
    expect(activated(facts(pending, { partner: sandbox }))).toEqual({ ...pending, status: "ACTIVE" });
  });

  it("800019: is not for production", () => {
    expect(activated(facts(pending))).toMatchObject({ code: 800019 });
  });

  it("800041: is not for what is active", () => {
    expect(activated(facts(licences(), { partner: sandbox }))).toMatchObject({
      code: 800041,
      problem: problem("SUBSCRIPTION_ACTIVE", { subscriptionId: licences().id }),
    });
  });

  it("800040: is not for what has ended or rests", () => {
    expect(activated(facts(licences({ status: "SUSPENDED" }), { partner: sandbox }))).toMatchObject({
      code: 800040,
      problem: problem("STATUS_NOT_PENDING", { wanted: "ACTIVE", status: "SUSPENDED" }),
    });
  });

  it("800040: is not for what is still to be fulfilled", () => {
    expect(activated(facts(pending, { partner: sandbox, isFulfilled: false }))).toMatchObject({
      code: 800040,
      problem: problem("SUBSCRIPTION_NOT_FULFILLED", { wanted: "ACTIVE", status: "PENDING" }),
    });
  });

  it("800042: is not for what the marketplace does not sell", () => {
    expect(activated(facts(licences({ status: "PENDING" }), { partner: sandbox }))).toMatchObject({ code: 800042 });
  });
});

describe("a change of status", () => {
  it.each([
    ["ACTIVE", "SUSPENDED"],
    ["ACTIVE", "DELETED"],
    ["SUSPENDED", "ACTIVE"],
    ["SUSPENDED", "DELETED"],
  ] as const)("from %s to %s is possible", (status, wished) => {
    expect(withStatus(facts(licences({ status })), wished)).toMatchObject({ status: wished });
  });

  it.each([
    ["ACTIVE", "ACTIVE", ["SUSPENDED", "DELETED"]],
    ["ACTIVE", "PENDING", ["SUSPENDED", "DELETED"]],
    ["SUSPENDED", "EXPIRED", ["ACTIVE", "DELETED"]],
    ["DELETED", "ACTIVE", []],
    ["EXPIRED", "ACTIVE", []],
  ] as [SubscriptionStatus, SubscriptionStatus, SubscriptionStatus[]][])(
    "800040: from %s to %s is not possible",
    (status, wished, accepted) => {
      expect(withStatus(facts(licences({ status })), wished)).toMatchObject({
        code: 800040,
        problem: problem("STATUS_NOT_REACHABLE", { wanted: wished, status, accepted }),
      });
    },
  );

  it.each(["ACTIVE", "SUSPENDED", "DELETED", "PENDING"] as const)(
    "800040: from PENDING to %s is for the fulfilment or the activation only",
    (wanted) => {
      expect(withStatus(facts(licences({ status: "PENDING" })), wanted)).toMatchObject({
        code: 800040,
        problem: problem("SUBSCRIPTION_PENDING", { wanted, status: "PENDING" }),
      });
    },
  );

  it("800040: nothing becomes active under a base that is not", () => {
    const parent = licences({ id: "base-1", status: "SUSPENDED" });
    expect(withStatus(facts(licences({ status: "SUSPENDED" }), { parent }), "ACTIVE")).toMatchObject({
      code: 800040,
      problem: { reason: "BASE_SUBSCRIPTION_NOT_ACTIVE", parameters: { baseId: "base-1", baseStatus: "SUSPENDED" } },
    });
  });

  it("800040: nothing is suspended while something active depends on it, reservations aside", () => {
    const plan = aSubscription({ itemKind: "AZURE_PLAN" });
    const ofKind = (itemKind: Subscription["itemKind"]) => facts(plan, { children: [aSubscription({ itemKind })] });
    expect(withStatus(ofKind("SAAS"), "SUSPENDED")).toMatchObject({ code: 800040 });
    expect(withStatus(ofKind("RESERVATION"), "SUSPENDED")).toMatchObject({ status: "SUSPENDED" });
  });

  it.each([
    ["PENDING", 800040, 800040],
    ["ACTIVE", 800040, 800040],
    ["SUSPENDED", undefined, 800040],
    ["DELETED", undefined, undefined],
    ["EXPIRED", undefined, undefined],
  ] as const)("800040: a base comes after its add-ons, here one that is %s", (status, whenSuspended, whenDeleted) => {
    const family = facts(licences(), { children: [licences({ id: "addon-1", status })] });
    const codeOf = (wished: SubscriptionStatus) => {
      const changed = withStatus(family, wished);
      return "code" in changed ? changed.code : undefined;
    };
    expect([codeOf("SUSPENDED"), codeOf("DELETED")]).toEqual([whenSuspended, whenDeleted]);
  });

  it("800040: nothing is deleted after 60 days", () => {
    expect(withStatus(facts(licences(), { now: LAST_MOMENT }), "DELETED")).toMatchObject({ status: "DELETED" });
    expect(withStatus(facts(licences(), { now: TOO_LATE }), "DELETED")).toMatchObject({ code: 800040 });
    expect(withStatus(facts(licences(), { now: TOO_LATE }), "SUSPENDED")).toMatchObject({ status: "SUSPENDED" });
  });

  it.each(["RESERVATION", "SOFTWARE"] as const)("800042: %s has no status to change", (itemKind) => {
    expect(withStatus(facts(licences({ itemKind })), "SUSPENDED")).toMatchObject({ code: 800042 });
  });

  it("ends a registration for reservations when a subscription comes back, and the renewal when it is deleted", () => {
    const suspended = aSubscription({ status: "SUSPENDED" });
    expect(withStatus(facts(suspended), "ACTIVE")).toMatchObject({ registration: "NOT_REGISTERED" });
    expect(withStatus(facts(licences()), "DELETED")).toMatchObject({ renewsTo: null });
  });
});

describe("a change of renewal", () => {
  it("is to a term that is offered, or to none", () => {
    expect(withRenewal(facts(licences()), "P1Y")).toMatchObject({ renewsTo: { termDuration: "P1Y" } });
    expect(withRenewal(facts(licences()), null)).toMatchObject({ renewsTo: null });
  });

  it("can be chosen again after it was stopped, but not for a trial", () => {
    const stopped = licences({ renewsTo: null });
    expect(withRenewal(facts(stopped), "P1Y")).toMatchObject({ renewsTo: { termDuration: "P1Y" } });
    expect(withRenewal(facts(stopped, { item: anItem({ isTrial: true }) }), "P1Y")).toMatchObject({ code: 800038 });
    expect(withRenewal(facts(stopped, { item: null }), "P1Y")).toMatchObject({ code: 800038 });
  });

  it("800042: is not to a term that is not offered", () => {
    expect(withRenewal(facts(licences()), "P3Y")).toMatchObject({ code: 800042, path: ["input", "termDuration"] });
  });

  it.each(["DELETED", "EXPIRED"] as const)("800038: is not for what is %s, whatever it says of a renewal", (status) => {
    expect(withRenewal(facts(licences({ status })), "P1Y")).toMatchObject({
      code: 800038,
      problem: problem("NOTHING_TO_RENEW", { itemKind: "LICENCE", status }),
    });
  });

  it("800038: is not for what nothing follows", () => {
    const azure = anItem({ terms: [] });
    expect(withRenewal(facts(aSubscription(), { item: azure }), "P1Y")).toMatchObject({
      code: 800038,
      problem: problem("NOTHING_TO_RENEW", { itemKind: "LEGACY_AZURE", status: "ACTIVE" }),
    });
  });
});

describe("registration for reservations", () => {
  it("begins for an Azure subscription that is not registered, and does nothing for one that is", () => {
    const subscription = aSubscription({ registration: "NOT_REGISTERED" });
    expect(registering(facts(subscription), LAST_MOMENT)).toMatchObject({
      registration: "REGISTERING",
      dueTimeStamp: LAST_MOMENT,
    });
    const registered = aSubscription();
    expect(registering(facts(registered), LAST_MOMENT)).toBe(registered);
  });

  it("800042: is for Azure subscriptions", () => {
    expect(registering(facts(licences()), LAST_MOMENT)).toMatchObject({ code: 800042 });
  });

  it("800012: is for active ones", () => {
    expect(registering(facts(aSubscription({ status: "SUSPENDED" })), LAST_MOMENT)).toMatchObject({ code: 800012 });
  });
});
