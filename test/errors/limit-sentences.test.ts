import type { LimitReasons } from "../../src/errors/reasons.js";
import { type ExamplesOf, testSentences } from "./sentence-examples.js";

const EXAMPLES: ExamplesOf<LimitReasons> = {
  INVENTORY_RESTRICTED: [
    {
      of: { title: "Standard_B1s", restrictions: ["NotAvailableForSubscription: japanwest"] },
      says: '"Standard_B1s" is restricted: NotAvailableForSubscription: japanwest.',
    },
  ],
  INVENTORY_TOO_LOW: [
    {
      of: { title: "Office", quantity: 3, wanted: 6, available: 5 },
      says: 'Of "Office" this line wants 3 and the cart 6 in sum; 5 left.',
    },
  ],
  CUSTOMER_LIMIT_EXCEEDED: [
    {
      of: { title: "Azure plan", customerName: "Fabrikam", owned: 2, wanted: 1, maximum: 2 },
      says: 'Customer "Fabrikam" has 2 of "Azure plan" and the cart asks for 1. The limit per customer is 2.',
    },
  ],
  CORE_QUOTA_EXCEEDED: [
    {
      of: {
        quantity: 2,
        cores: 24,
        wanted: 48,
        available: 16,
        maximum: 100,
        subscriptionId: "1C461A25",
        armRegionName: "eastus2",
      },
      says:
        "This line takes 2 × 12 = 24 cores and the cart 48 in sum; subscription 1C461A25 has 16 of its 100 cores in " +
        "eastus2 free.",
    },
  ],
  SANDBOX_LICENCES_EXCEEDED: [
    {
      of: { wanted: 30, maximum: 25 },
      says: "A sandbox account is limited to 25 licences per subscription: 30 were asked for.",
    },
  ],
  SANDBOX_SUBSCRIPTIONS_EXCEEDED: [
    {
      of: { owned: 4, wanted: 2, maximum: 5 },
      says: "A sandbox account is limited to 5 subscriptions per customer: the customer has 4, the cart asks for 2.",
    },
  ],
  SANDBOX_LEGACY_AZURE_EXCEEDED: [
    {
      of: { owned: 10, wanted: 1, maximum: 10 },
      says: "A sandbox account is limited to 10 legacy Azure subscriptions in all: the account has 10, the cart asks for 1.",
    },
  ],
  SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED: [
    {
      of: { owned: 1, wanted: 1, maximum: 1 },
      says: "A sandbox account is limited to 1 Azure plan per customer: the customer has 1, the cart asks for 1.",
    },
  ],
  SANDBOX_AZURE_PLANS_EXCEEDED: [
    {
      of: { owned: 10, wanted: 1, maximum: 10 },
      says: "A sandbox account is limited to 10 Azure plans in all: the account has 10, the cart asks for 1.",
    },
  ],
  SANDBOX_RESERVED_INSTANCES_EXCEEDED: [
    {
      of: { owned: 1, wanted: 2, maximum: 2 },
      says: "A sandbox account is limited to 2 reserved instances per customer: the customer has 1, the cart asks for 2.",
    },
  ],
  SANDBOX_CORES_EXCEEDED: [
    {
      of: { armRegionName: "eastus2", wanted: 12, maximum: 4 },
      says:
        "A sandbox account is limited to 4 cores per Azure subscription and region: the cart's reservations in eastus2 " +
        "take 12.",
    },
  ],
  SANDBOX_RESERVATION_NOT_OFFERED: [
    {
      of: { title: "Standard_NV12", accepted: ["Standard_B1s, 1 Year", "Standard_B1s, 3 Years"] },
      says:
        'A sandbox account may not buy "Standard_NV12". Supported reservations: "Standard_B1s, 1 Year"; ' +
        '"Standard_B1s, 3 Years".',
    },
  ],
};

describe("what there is not enough of", () => testSentences(EXAMPLES));
