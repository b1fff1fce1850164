import type { Placement } from "../../src/model/placement.js";
import { legacyOrder, modernOrder } from "../../src/purchasing/local-systems.js";

/** The two purchase systems without what a store knows of them: always open, and never waiting for a publisher. */
export const legacySystem = { place: async (placement: Placement) => legacyOrder(placement) };
export const modernSystem = { place: async (placement: Placement) => modernOrder(placement) };
