/** A part of the source whose tests are measured, and what they must notice of random changes at least. */
export interface Area {
  readonly name: string;
  readonly files: readonly string[];
  /**
   * The tests that hold it. What starts processes or reads the source is left out: it sees the source as it is.
   * No pattern may have a comma.
   */
  readonly tests: readonly string[];
  /** In per cent, a little below what a run of the whole area showed. It only rises. */
  readonly floor: number;
}

export const areas: readonly Area[] = [
  {
    name: "forwarding",
    files: [
      "src/@(lead|store|delivery|forwarding|pool)/*.ts",
      "src/runtime/@(queue|deadlines|singleFlight|turns).ts",
    ],
    tests: [
      "test/@(lead|store|delivery|forwarding|pool)/**/*.test.ts",
      "test/@(account|catalog)/*.test.ts",
      "test/register/forwarder.test.ts",
      "test/client/tokenFunction.test.ts",
      "test/runtime/@(tracing|queue|deadlines|singleFlight|turns).test.ts",
    ],
    floor: 97,
  },
  {
    name: "limiter",
    files: ["src/limiter/**/*.ts"],
    tests: ["test/limiter/**/*.test.ts", "test/sqlite/sqliteRateLimiter.test.ts"],
    floor: 95,
  },
  {
    name: "client",
    files: ["src/client/**/*.ts"],
    tests: [
      "test/client/**/*.test.ts",
      "test/hostile/@(answers|watchers).test.ts",
      "test/recorded/replay.test.ts",
      "test/runtime/tracing.test.ts",
    ],
    floor: 93,
  },
  {
    name: "order",
    files: ["src/mapping/order/**/*.ts"],
    tests: [
      "test/mapping/@(absent|amounts|constants|dateOfOrder|extraFields|issueCodes|lines|match|money|nearSku|options|order|orderFields|readingValues|rulesProblems|samples|strangersLeads|texts|values).test.ts",
      "test/mapping/receive/splitLeads.test.ts",
    ],
    floor: 97,
  },
  {
    name: "readers",
    files: ["src/mapping/text/**/*.ts"],
    tests: [
      "test/mapping/text/!(*Growth).test.ts",
      "test/mapping/@(amounts|dateOfOrder|extraFields|order|orderFields|readingValues|strangersLeads|texts|values).test.ts",
    ],
    floor: 94,
  },
  {
    name: "sqlite",
    files: ["src/sqlite/**/*.ts"],
    tests: [
      "test/sqlite/!(readOnlyFolder).test.ts",
      "test/register/@(contract|mistakes|sqliteRegister).test.ts",
    ],
    floor: 95,
  },
  {
    name: "redis",
    files: ["src/redis/**/*.ts"],
    tests: ["test/redis/*.test.ts", "test/register/mistakes.test.ts"],
    floor: 98,
  },
  {
    name: "postgres",
    files: ["src/postgres/**/*.ts"],
    tests: ["test/postgres/*.test.ts"],
    floor: 96,
  },
  {
    name: "register",
    files: ["src/register/*.ts"],
    tests: ["test/register/*.test.ts"],
    floor: 97,
  },
];
