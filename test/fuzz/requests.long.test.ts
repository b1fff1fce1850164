import { describeRequests } from "./describe-requests.js";

describeRequests(10_000, { untilEachMutationSucceeds: true });
