import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import type { Customer } from "../../src/model/market.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import { onlyFacts } from "../support/builders.js";

const COUNT = 1_000;

/** The tenant id of one of the benchmark's customers; any whole number will do. */
export function customerId(index: number): string {
  return `00000000-0000-4000-8000-${(index % COUNT).toString(16).padStart(12, "0")}`;
}

/**
 * Customers for the benchmark alone, of the direct partner. What a customer owns is counted when its carts are checked:
 * with all orders of a benchmark on one customer, later rounds would measure another thing than earlier ones.
 */
export function benchmarkCustomers(): ReferenceData {
  const ids = Array.from({ length: COUNT }, (_, index) => customerId(index));
  return onlyFacts({
    customers: ids.map((id): Customer => ({
      id,
      name: "Customer of the benchmark",
      country: "US",
      qualifications: [],
      agreements: ["MicrosoftCloudAgreement", "MicrosoftCustomerAgreement"],
    })),
    relations: ids.map((id) => ({ partnerId: PARTNER_IDS.direct, customerId: id })),
  });
}
