import { type CatalogItem, kindOf } from "../../src/model/catalog.js";
import { provisioningFieldsOf } from "../../src/model/provisioning.js";
import { provisioningContextComplete } from "../../src/rules/line/provisioning-context-complete.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import { aLine, anAddon, anItem, aQuestion, aReservation, provisioning } from "../support/builders.js";

/** What the rule says of a line whose provisioning context has a value for each of these fields. */
function breachOf(item: CatalogItem, fields: ReturnType<typeof provisioningFieldsOf>) {
  const values = fields.map(({ key, allowedValues }) => [key, allowedValues[0]?.value ?? "some value"] as const);
  const line = aLine({
    catalogItemId: item.id,
    termDuration: item.terms[0]?.duration ?? null,
    provisioningContext: provisioning(Object.fromEntries(values)),
  });
  return provisioningContextComplete.check(aQuestion({ item, line }));
}

it("a form with the required fields of an item, and one with all of them, are complete", () => {
  for (const item of [...SAMPLE_DATA.catalogItems, aReservation(), anItem({ provisioningVariables: ["HostName"] })]) {
    const fields = provisioningFieldsOf(item);
    expect([item.title, breachOf(item, fields)]).toEqual([item.title, null]);
    const required = fields.filter((field) => field.required);
    expect([item.title, breachOf(item, required)]).toEqual([item.title, null]);
  }
});

it("a form without one of the required fields is not complete", () => {
  const item = anItem({ provisioningVariables: ["Scope", "Duration", "HostName"], terms: [] });
  const fields = provisioningFieldsOf(item);
  expect(fields.map(({ key, required }) => [key, required])).toEqual([
    ["scope", true],
    ["duration", true],
    ["hostName", true],
  ]);
  for (const left of fields) {
    const breach = breachOf(
      item,
      fields.filter((field) => field !== left),
    );
    expect(breach).toMatchObject({
      problem: { reason: "PROVISIONING_KEYS_MISSING", parameters: { missing: [left.key] } },
    });
  }
});

it("a reservation names an Azure subscription, its scope and, without a term, its duration", () => {
  const item = aReservation({ provisioningVariables: ["Scope", "SubscriptionId", "Duration"], terms: [] });
  expect(kindOf(item)).toBe("RESERVATION");
  expect(provisioningFieldsOf(item)).toMatchObject([
    { key: "scope", type: "CHOICE", allowedValues: [{ value: "shared" }, { value: "single" }], source: null },
    { key: "subscriptionId", type: "SUBSCRIPTION", required: true, source: "AZURE_SUBSCRIPTIONS" },
    { key: "duration", required: true, allowedValues: [{ value: "1Year", label: "1 year" }] },
  ]);
  const [scope, subscription] = provisioningFieldsOf(aReservation({ provisioningVariables: ["Scope"] }));
  expect([scope!.key, subscription!.key]).toEqual(["scope", "subscriptionId"]);
  const [duration] = provisioningFieldsOf(anItem({ provisioningVariables: ["Duration"], duration: null }));
  expect(duration).toMatchObject({ required: false, allowedValues: [{ value: "1Year" }, { value: "3Years" }] });
});

it("an add-on may name its base subscription; other items that list the key must", () => {
  expect(provisioningFieldsOf(anAddon())).toMatchObject([
    { key: "parentSubscriptionId", required: false, source: "BASE_SUBSCRIPTIONS" },
  ]);
  const item = anItem({ provisioningVariables: ["ParentSubscriptionId"] });
  expect(provisioningFieldsOf(item)).toMatchObject([{ key: "parentSubscriptionId", required: true }]);
});

it("a key that is not known is a text, labelled by its words", () => {
  const [field] = provisioningFieldsOf(anItem({ provisioningVariables: ["HostName"] }));
  expect(field).toEqual({
    key: "hostName",
    label: "Host name",
    type: "TEXT",
    required: true,
    allowedValues: [],
    source: null,
  });
});
