import { kindOf } from "../../model/catalog.js";
import { breach, type LineRule } from "../rule.js";

/**
 * Are Azure reservations sold in the customer's country? There is a list of markets without them.
 *
 * Source: "Purchase Azure reservations",
 * https://learn.microsoft.com/partner-center/developer/purchase-azure-reservations
 */
export const reservationsSoldInCountry: LineRule = {
  file: "src/rules/line/reservations-sold-in-country.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  check({ item, facts: { market, customer } }) {
    if (kindOf(item) !== "RESERVATION" || market === null || market.sellsReservations) return null;
    const { country } = market;
    return breach("RESERVATIONS_NOT_SOLD_IN_COUNTRY", { title: item.title, country, customerName: customer.name });
  },
};
