import { describeRequests } from "./describe-requests.js";

describeRequests(800, { untilEachMutationSucceeds: false });
