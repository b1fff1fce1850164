/*
 * Has graphql compare classes as it does in production. Otherwise it looks with each comparison for a second copy of
 * itself, which takes a tenth of the time of the tests at the API. A server that is started for development still does.
 */
const { NODE_ENV } = process.env;
process.env.NODE_ENV = "production";
module.exports = require("graphql/jsutils/instanceOf.js");
process.env.NODE_ENV = NODE_ENV;
