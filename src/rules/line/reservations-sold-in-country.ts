import { kindOf } from "../../model/catalog.js";
import type { LineRule } from "../rule.js";

/** Are Azure reservations sold in the customer's country? The page purchase-azure-reservations lists where they are not. */
export const reservationsSoldInCountry: LineRule = {
  file: "src/rules/line/reservations-sold-in-country.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
  check({ item, facts: { market, customer } }) {
    if (kindOf(item) !== "RESERVATION" || market === null || market.sellsReservations) return null;
    return {
      detail:
        `Azure reservations are not sold in ${market.country}, the country of customer "${customer.name}": ` +
        `"${item.title}" is one.`,
    };
  },
};
