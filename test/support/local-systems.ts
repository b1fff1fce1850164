import type { OrderRequest } from "../../src/model/order-request.js";
import { legacyOrder, modernOrder } from "../../src/purchasing/local-systems.js";

/** The two purchase systems without what a store knows of them: always open, and never waiting for a publisher. */
export const legacySystem = { place: async (orderRequest: OrderRequest) => legacyOrder(orderRequest) };
export const modernSystem = { place: async (orderRequest: OrderRequest) => modernOrder(orderRequest) };
