import type { Principal } from "../model/principal.js";
import type { UserError } from "../model/user-error.js";

/**
 * A mutation as the edge of the product has parsed it. What is wrong with a value by its form alone stands among the
 * problems, and an id that is malformed is null: a service never has to ask which of its values it may trust.
 */
export interface Command<Input> {
  readonly principal: Principal;
  /** The name of the mutation. */
  readonly mutation: string;
  readonly input: Input;
  readonly idempotencyKey: string | null;
  readonly problems: readonly UserError[];
}
