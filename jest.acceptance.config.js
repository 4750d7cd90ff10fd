/** Checks that need LibreOffice, poppler, Python and the validator: `npm run test:acceptance`. @type {import('jest').Config} */
module.exports = {
  ...require("./jest.config"),
  roots: ["<rootDir>/test/acceptance"],
  testMatch: ["**/*.accept.ts"],
  testTimeout: 600_000,
  maxWorkers: 1,
};
