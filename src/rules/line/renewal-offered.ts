import { breach, type LineRule } from "../rule.js";

/**
 * May the chosen term renew to what the line asks for? Each term lists what it may turn into. A legacy line may leave
 * its term out: then any term of the offer will do.
 *
 * Source: "Cart resources", https://learn.microsoft.com/partner-center/developer/cart-resources
 */
export const renewalOffered: LineRule = {
  file: "src/rules/line/renewal-offered.ts",
  cartCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
  orderCode: null,
  check({ line: { termDuration, renewsTo }, item }) {
    const wanted = renewsTo?.termDuration ?? null;
    if (wanted === null) return null;
    const chosen = item.terms.filter((term) => termDuration === null || term.duration === termDuration);
    const accepted = [...new Set(chosen.flatMap((term) => term.renewalTermDurations))];
    if (accepted.includes(wanted)) return null;
    const { title } = item;
    return breach("RENEWAL_NOT_OFFERED", { renewalTermDuration: wanted, termDuration, title, accepted });
  },
};
