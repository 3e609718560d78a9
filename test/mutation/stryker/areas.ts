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
    files: ["src/forwarding/@(contract|store|delivery|forwarder|pool|waiting)/*.ts"],
    tests: [
      "test/forwarding/@(account|catalog|contract|store|delivery|forwarder|pool|waiting)/*.test.ts",
      "test/forwarding/register/forwarder.test.ts",
      "test/client/calls/tokenFunction.test.ts",
      "test/shared/runtime/tracing.test.ts",
    ],
    floor: 97,
  },
  {
    name: "limiter",
    files: ["src/client/limiter/**/*.ts"],
    tests: ["test/client/limiter/**/*.test.ts", "test/forwarding/sqlite/sqliteRateLimiter.test.ts"],
    floor: 95,
  },
  {
    name: "client",
    files: ["src/client/calls/**/*.ts"],
    tests: [
      "test/client/calls/**/*.test.ts",
      "test/hostile/@(answers|watchers).test.ts",
      "test/recorded/replay.test.ts",
      "test/shared/runtime/tracing.test.ts",
    ],
    floor: 93,
  },
  {
    name: "order",
    files: ["src/mapping/order/**/*.ts"],
    tests: [
      "test/mapping/@(absent|amounts|constants|dateOfOrder|extraFields|issueCodes|lines|match|money|nearSku|options|order|orderFields|readingValues|rulesProblems|samples|strangersLeads|texts|values).test.ts",
      "test/mapping/receive/requestLeads.test.ts",
    ],
    floor: 97,
  },
  {
    name: "readers",
    files: ["src/mapping/values/**/*.ts"],
    tests: [
      "test/mapping/values/**/!(*Growth).test.ts",
      "test/mapping/@(amounts|dateOfOrder|extraFields|order|orderFields|readingValues|strangersLeads|texts|values).test.ts",
    ],
    floor: 94,
  },
  {
    name: "sqlite",
    files: ["src/forwarding/sqlite/**/*.ts"],
    tests: [
      "test/forwarding/sqlite/!(readOnlyFolder).test.ts",
      "test/forwarding/register/@(contract|mistakes|sqliteRegister).test.ts",
    ],
    floor: 95,
  },
  {
    name: "redis",
    // What computes embedded texts has run before a change is switched on.
    files: ["src/forwarding/redis/**/!(*.embedded).ts"],
    tests: ["test/forwarding/redis/*.test.ts", "test/forwarding/register/mistakes.test.ts"],
    floor: 98,
  },
  {
    name: "postgres",
    files: ["src/forwarding/postgres/**/!(*.embedded).ts"],
    tests: ["test/forwarding/postgres/*.test.ts"],
    floor: 96,
  },
  {
    name: "register",
    files: ["src/forwarding/register/*.ts"],
    tests: ["test/forwarding/register/*.test.ts"],
    floor: 97,
  },
];
