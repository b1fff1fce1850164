import { PARTNER_IDS } from "../sample-data/partners.js";
import type { Example, OperationFile, Step } from "./example.js";
import { operationPath } from "./operations.js";

/** The command that prints the token of a step; null for a step without one, or with a header of its own. */
export function tokenCommand({ as, roles }: Step): string | null {
  if (!as && !roles) return null;
  const partner = `npm run --silent token -- --partner ${PARTNER_IDS[as ?? "direct"]}`;
  return roles ? `${partner} --roles ${roles.join(",")}` : partner;
}

/** The name of an operation: that of `create-cart` is CreateCart. */
export function operationName(file: OperationFile): string {
  return file.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What to do beside sending the step once; null for nothing. */
export function repetition({ until, inBackground }: Step): string | null {
  if (inBackground) return "Do not wait for the answer.";
  return until ? `Send it again until \`${until.path}\` is ${JSON.stringify(until.is)}.` : null;
}

/** The values of earlier answers that a step uses, as its variables name them. */
export function earlierValues({ variables }: Step): string[] {
  return [...new Set(JSON.stringify(variables).match(/\{\{[^{}]+\}\}/g))];
}

/** An example as text: what causes the code, and one line a request. */
export function describeExample({ cause, steps }: Example): string {
  const used = steps.flatMap(earlierValues);
  const lines = steps.map((step, index) => `${index + 1}. ${describeStep(step)}`);
  const legend =
    used[0] === undefined
      ? []
      : [`${used[0]} and the like stand for values in the data of earlier answers, by the number of the step.`];
  return [cause, ...lines, ...legend].join("\n");
}

function describeStep(step: Step): string {
  const { operation, variables } = step;
  const again = repetition(step);
  return [
    `Send ${operationName(operation)} (${operationPath(operation)}) ${credentials(step)}.`,
    ...(again === null ? [] : [again]),
    `Variables: ${JSON.stringify(variables)}`,
  ].join(" ");
}

function credentials(step: Step): string {
  const { authorization } = step;
  const command = tokenCommand(step);
  if (authorization !== undefined) return `with the header "Authorization: ${authorization}"`;
  return command === null ? "without a token" : `with the token that \`${command}\` prints`;
}
