/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: "node",
  // Microsoft's library keeps what it set on the global object for timers of its own.
  testEnvironmentOptions: { globalsCleanup: "off" },
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  // Slow machines are no fault of the code: timings are judged in perf/, and only a hang fails here.
  testTimeout: 180_000,
  setupFiles: ["<rootDir>/test/support/property-seed.ts"],
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true } },
        module: { type: "commonjs" },
      },
    ],
  },
  // The formula engine of the host comes as ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!@ironcalc/)"],
};
