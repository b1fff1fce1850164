import { breach } from "../../../src/rules/rule.js";
import { aMarket, aQuestion, aReservation, aReservationQuestion, someFacts } from "../../support/builders.js";
import { reservationsSoldInCountry } from "../../../src/rules/line/reservations-sold-in-country.js";

const closed = someFacts({ market: aMarket({ country: "RU", sellsReservations: false }) });

describe("reservations-sold-in-country", () => {
  it("passes a reservation where reservations are sold", () => {
    expect(reservationsSoldInCountry.check(aReservationQuestion())).toBeNull();
  });

  it("passes a reservation where no market is known", () => {
    expect(reservationsSoldInCountry.check(aReservationQuestion({ facts: someFacts({ market: null }) }))).toBeNull();
  });

  it("passes anything else where reservations are not sold", () => {
    expect(reservationsSoldInCountry.check(aQuestion({ facts: closed }))).toBeNull();
  });

  it("10006/800013: a reservation where reservations are not sold", () => {
    const item = aReservation({ title: "Standard_NV12" });
    expect(reservationsSoldInCountry.check(aReservationQuestion({ item, facts: closed }))).toEqual(
      breach("RESERVATIONS_NOT_SOLD_IN_COUNTRY", { title: "Standard_NV12", country: "RU", customerName: "Fabrikam" }),
    );
  });
});
