import { breach } from "../../../src/rules/rule.js";
import {
  aSubscription,
  aQuestion,
  aReservation,
  aReservationQuestion,
  subscriptionsById,
  someFacts,
} from "../../support/builders.js";
import { reservationFitsSubscription } from "../../../src/rules/line/reservation-fits-subscription.js";

const forPlans = aReservation({ isForAzurePlan: true });
const forOthers = aReservation({ isForAzurePlan: false });
const withPlan = someFacts({
  subscriptions: subscriptionsById(aSubscription({ itemKind: "AZURE_PLAN", friendlyName: "Microsoft Azure plan" })),
});

describe("reservation-fits-subscription", () => {
  it("passes an availability that says nothing of Azure plans, for either kind of subscription", () => {
    expect(reservationFitsSubscription.check(aReservationQuestion())).toBeNull();
    expect(reservationFitsSubscription.check(aReservationQuestion({ facts: withPlan }))).toBeNull();
  });

  it("passes the availability for Azure plans with a plan, and the other one without", () => {
    expect(reservationFitsSubscription.check(aReservationQuestion({ item: forPlans, facts: withPlan }))).toBeNull();
    expect(reservationFitsSubscription.check(aReservationQuestion({ item: forOthers }))).toBeNull();
  });

  it("passes an unknown subscription, and a line that is no reservation: those are other questions", () => {
    const facts = someFacts({ subscriptions: new Map() });
    expect(reservationFitsSubscription.check(aReservationQuestion({ item: forPlans, facts }))).toBeNull();
    expect(reservationFitsSubscription.check(aQuestion())).toBeNull();
  });

  it("800013: the availability for Azure plans, and a subscription that is none", () => {
    expect(reservationFitsSubscription.check(aReservationQuestion({ item: forPlans }))).toEqual(
      breach("RESERVATION_FOR_ANOTHER_AVAILABILITY", {
        isForAzurePlan: true,
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        friendlyName: "Production",
        itemKind: "LEGACY_AZURE",
      }),
    );
  });

  it("800013: the availability for other subscriptions, and an Azure plan", () => {
    expect(reservationFitsSubscription.check(aReservationQuestion({ item: forOthers, facts: withPlan }))).toEqual(
      breach("RESERVATION_FOR_ANOTHER_AVAILABILITY", {
        isForAzurePlan: false,
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        friendlyName: "Microsoft Azure plan",
        itemKind: "AZURE_PLAN",
      }),
    );
  });
});
