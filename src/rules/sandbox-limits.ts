/**
 * What an integration sandbox account may have at most.
 *
 * Source: "Test and debug with your Partner Center integration sandbox",
 * https://learn.microsoft.com/partner-center/developer/test-and-debug
 */
export const SANDBOX_LIMITS = {
  licencesPerSubscription: 25,
  subscriptionsPerCustomer: 5,
  legacyAzureSubscriptionsInAll: 10,
  azurePlansInAll: 10,
  azurePlansPerCustomer: 1,
  /** One for each of its resellers. */
  azurePlansPerCustomerOfIndirectProvider: 3,
  reservedInstancesPerCustomer: 2,
  coresPerSubscriptionAndRegion: 4,
} as const;

/** The only reservations that a sandbox account may buy, by SKU title: same page. */
export const SANDBOX_RESERVATION_TITLES: readonly string[] = [
  "Reserved VM Instance, Standard_B1s, KR South, 1 Year",
  "Reserved VM Instance, Standard_B1s, US East, 1 Year",
  "Reserved VM Instance, Standard_B1s, US West 2, 1 Year",
  "Reserved VM Instance, Standard_B1s, US North Central, 1 Year",
  "Reserved VM Instance, Standard_B1s, CA East, 1 Year",
];
