import { type CatalogItem, kindOf } from "./catalog.js";

/** What the key `scope` of a reservation may say, with words for people. */
export const SCOPES: ReadonlyMap<string, string> = new Map([
  ["shared", "All subscriptions of the customer"],
  ["single", "The named subscription only"],
]);

/** The spellings of a duration; Partner Center's own pages disagree about the plural. */
export const DURATIONS: ReadonlyMap<string, string> = new Map([
  ["1year", "1Year"],
  ["3year", "3Years"],
  ["3years", "3Years"],
]);

/** Where the values of a field come from that are not the same for every customer. */
export type ProvisioningSource = "AZURE_SUBSCRIPTIONS" | "BASE_SUBSCRIPTIONS";
export type ProvisioningFieldType = "CHOICE" | "SUBSCRIPTION" | "TEXT";

/** One input of the form for a line's provisioning context. */
export interface ProvisioningField {
  /** As a line spells it. */
  readonly key: string;
  readonly label: string;
  readonly type: ProvisioningFieldType;
  readonly required: boolean;
  readonly allowedValues: { readonly value: string; readonly label: string }[];
  readonly source: ProvisioningSource | null;
}

/** The spelling of a key in a cart: `SubscriptionId` of an item is `subscriptionId` of a line. */
export function asInCarts(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}

/** All that the provisioning context of a line of an item may say, in the order of the item's own list. */
export function provisioningFieldsOf(item: CatalogItem): ProvisioningField[] {
  const keys = new Set(item.provisioningVariables.map(asInCarts));
  if (kindOf(item) === "RESERVATION") keys.add("subscriptionId");
  if (item.isAddon) keys.add("parentSubscriptionId");
  return [...keys].map((key) => fieldOf(key, item));
}

function fieldOf(key: string, item: CatalogItem): ProvisioningField {
  const field = { key, allowedValues: [], source: null, required: true };
  switch (key) {
    case "subscriptionId":
      return { ...field, label: "Azure subscription", type: "SUBSCRIPTION", source: "AZURE_SUBSCRIPTIONS" };
    case "parentSubscriptionId":
      // An add-on within a base line has its parent there.
      return {
        ...field,
        label: "Base subscription",
        type: "SUBSCRIPTION",
        source: "BASE_SUBSCRIPTIONS",
        required: !item.isAddon,
      };
    case "scope": {
      const allowedValues = [...SCOPES].map(([value, label]) => ({ value, label }));
      return { ...field, label: "Scope", type: "CHOICE", allowedValues };
    }
    case "duration": {
      const sold = item.duration === null ? [...new Set(DURATIONS.values())] : [item.duration];
      const allowedValues = sold.map((value) => ({ value, label: value.replace(/^(\d+)/, "$1 ").toLowerCase() }));
      // A term says the same.
      return { ...field, label: "Duration", type: "CHOICE", allowedValues, required: item.terms.length === 0 };
    }
    default: {
      const words = key.replace(/([A-Z])/g, " $1").toLowerCase();
      return { ...field, label: words.charAt(0).toUpperCase() + words.slice(1), type: "TEXT" };
    }
  }
}
