/** Items that no documentation lists: each is there to meet one error code, or to show exact money. */
import type { CatalogItem } from "../model/catalog.js";
import type { Inventory } from "../model/market.js";

/** Software that is bought once, has no term and asks for no agreement, so that nothing but its own purpose is met. */
function sampleItem(productId: string, title: string, changes: Partial<CatalogItem>): CatalogItem {
  return {
    id: `${productId}:0001:AVAILABLE001`,
    productId,
    skuId: "0001",
    availabilityId: "AVAILABLE001",
    title,
    description: "Cartwright sample data.",
    productType: "Software",
    publisherName: "Cartwright",
    country: "US",
    segment: "commercial",
    isTrial: false,
    isAddon: false,
    isPurchasable: true,
    minimumQuantity: 1,
    maximumQuantity: 10000,
    supportedBillingCycles: ["ONE_TIME"],
    supportedTermDurations: [],
    provisioningVariables: [],
    purchasePrerequisites: [],
    productSubType: "PerpetualSoftware",
    purchaseSystem: "Modern",
    terms: [],
    prerequisiteCatalogItemIds: [],
    addonCatalogItemIds: [],
    inventoryVariables: [],
    limitPerCustomer: null,
    currency: "USD",
    listPrices: [{ termDuration: null, amount: "10" }],
    isSandboxOnly: false,
    cores: null,
    armRegionName: null,
    duration: null,
    isForAzurePlan: null,
    publisherConfirmationSeconds: null,
    ...changes,
  };
}

/** 10003 and 800010: five units in all, counted down by orders; two carts of three units race for them. */
const LIMITED_STOCK = sampleItem("CARTWRIGHT01", "Limited stock licence (5 in stock)", {
  maximumQuantity: 100,
  purchasePrerequisites: ["InventoryCheck"],
  inventoryVariables: ["CustomerId"],
});

/** 800004: the availability is withdrawn with its last unit, so the second of two carts finds it gone. */
const LAST_ONE = sampleItem("CARTWRIGHT10", "Closing-out licence (withdrawn with the last of 1)", {});

const SAAS = {
  productType: "Azure",
  productSubType: "SaaS",
  supportedBillingCycles: ["MONTHLY"],
  supportedTermDurations: ["P1M"],
  terms: [{ duration: "P1M", billingCycles: ["MONTHLY"], renewalTermDurations: ["P1M"] }],
  listPrices: [{ termDuration: "P1M", amount: "10" }],
} satisfies Partial<CatalogItem>;

export const EXTRA_ITEMS: readonly CatalogItem[] = [
  LIMITED_STOCK,

  // 800031: a back end that has no adapter.
  sampleItem("CARTWRIGHT02", "Licence of a back end without adapter (purchase system Ariba)", {
    purchaseSystem: "Ariba",
  }),

  // 800023: one unit is more than most credit lines have left.
  sampleItem("CARTWRIGHT03", "Expensive licence (60000 USD each, for credit limits)", {
    listPrices: [{ termDuration: null, amount: "60000" }],
  }),

  // Exact money: 3 cost 0.3 to the last digit; 5000 take up precisely the 500 that partner d007 has left.
  sampleItem("CARTWRIGHT04", "Ten-cent licence (0.1 USD each, for exact money)", {
    maximumQuantity: 1000000,
    listPrices: [{ termDuration: null, amount: "0.1" }],
  }),

  // Exact money below the minor unit: four decimals, as usage prices have.
  sampleItem("CARTWRIGHT05", "Fraction-of-a-cent licence (0.0003 USD each, for exact money)", {
    maximumQuantity: 1000000,
    listPrices: [{ termDuration: null, amount: "0.0003" }],
  }),

  // 10002: a legacy offer of which a customer may have one; customer c007 has it, any other meets it with two lines.
  sampleItem("00000000-0000-4000-8000-00000000E001", "One per customer subscription (limit 1)", {
    id: "00000000-0000-4000-8000-00000000E001",
    skuId: "00000000-0000-4000-8000-00000000E001",
    availabilityId: null,
    productType: "OnlineServices",
    supportedBillingCycles: ["MONTHLY", "ANNUAL"],
    supportedTermDurations: ["P1Y"],
    productSubType: null,
    purchaseSystem: "OMS",
    terms: [{ duration: "P1Y", billingCycles: ["MONTHLY", "ANNUAL"], renewalTermDurations: ["P1Y"] }],
    limitPerCustomer: 1,
  }),

  // 10000: a Brazilian customer may pay in BRL or USD, but this availability is in BRL. 800025: d001 has no BRL line.
  sampleItem("CARTWRIGHT07", "Licence for Brazil in BRL (no sample partner has a BRL credit line)", {
    country: "BR",
    currency: "BRL",
    listPrices: [{ termDuration: null, amount: "50" }],
  }),

  // Beside the item above, currency alone parts two order groups: this one is ordered, the other fails with 800025.
  sampleItem("CARTWRIGHT07", "Licence for Brazil in USD (a group of its own beside BRL)", {
    id: "CARTWRIGHT07:0002:AVAILABLE002",
    skuId: "0002",
    availabilityId: "AVAILABLE002",
    country: "BR",
  }),

  // 10006: a reservation offered in a country that sells none.
  sampleItem("CARTWRIGHT08", "Reservation for Brazil, where none are sold, 1 Year", {
    productType: "Azure",
    country: "BR",
    supportedTermDurations: ["P1Y"],
    provisioningVariables: ["Scope", "SubscriptionId"],
    purchasePrerequisites: ["AzureSubscriptionRegistration", "InventoryCheck"],
    productSubType: "VirtualMachines",
    terms: [{ duration: "P1Y", billingCycles: ["ONE_TIME"], renewalTermDurations: [] }],
    inventoryVariables: ["CustomerId", "AzureSubscriptionId"],
    currency: "BRL",
    listPrices: [{ termDuration: "P1Y", amount: "350" }],
    cores: 1,
    armRegionName: "brazilsouth",
    duration: "1Year",
  }),

  // 10006: resolves for the customer in China, where no sample partner may sell.
  sampleItem("CARTWRIGHT09", "Licence for China, where no sample partner may sell", {
    country: "CN",
    currency: "CNY",
    listPrices: [{ termDuration: null, amount: "70" }],
  }),

  LAST_ONE,

  // 800011 and 800021: needs a subscription that it is billed to, and only at checkout asks which kind it is.
  sampleItem("CARTWRIGHT11", "SaaS billed to an Azure subscription", {
    ...SAAS,
    provisioningVariables: ["SubscriptionId"],
  }),

  // 800013: the availability for Azure plans; a subscription that is none is found at checkout.
  sampleItem("CARTWRIGHT12", "Reservation for Azure plans only, US East, 1 Year", {
    productType: "Azure",
    supportedTermDurations: ["P1Y"],
    provisioningVariables: ["Scope", "SubscriptionId"],
    purchasePrerequisites: ["AzureSubscriptionRegistration"],
    productSubType: "VirtualMachines",
    terms: [{ duration: "P1Y", billingCycles: ["ONE_TIME"], renewalTermDurations: [] }],
    listPrices: [{ termDuration: "P1Y", amount: "60" }],
    cores: 1,
    armRegionName: "eastus",
    duration: "1Year",
    isForAzurePlan: true,
  }),

  // 800060: nobody answers until the publisher has confirmed, which takes longer than anyone waits. 800064 meanwhile.
  sampleItem("CARTWRIGHT13", "SaaS that its publisher confirms by hand, within an hour", {
    ...SAAS,
    publisherConfirmationSeconds: 3600,
  }),

  // 800003: the modern purchase system is closed for Norway.
  sampleItem("CARTWRIGHT14", "Licence for Norway, where the purchase system is closed", {
    country: "NO",
    currency: "NOK",
    listPrices: [{ termDuration: null, amount: "100" }],
  }),
];

export const EXTRA_INVENTORY: readonly Inventory[] = [
  { catalogItemId: LIMITED_STOCK.id, available: 5, restrictions: [], endsWithStock: false },
  { catalogItemId: LAST_ONE.id, available: 1, restrictions: [], endsWithStock: true },
];
