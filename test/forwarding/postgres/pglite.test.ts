import { afterAll, beforeAll, describe, it } from "vitest";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { storeContract } from "../../contracts/contracts.ts";
import { newSchema } from "./databases.ts";
import { load } from "./pools.ts";
import { clientsMissing } from "./postgresServer.ts";
import { replaceTime } from "./serverTime.ts";
import { storeUnderTest } from "./storeUnderTest.ts";

if (clientsMissing !== undefined) console.warn(`PGlite: ${clientsMissing}`);

/** PGlite has one connection, so that this says nothing about steps that meet. */
describe.skipIf(clientsMissing !== undefined)("PGlite", () => {
  let database: PostgresClient & { close(): Promise<void> };
  let schema = "";
  beforeAll(async () => {
    const { PGlite } = await load("@electric-sql/pglite");
    database = await PGlite.create();
    schema = await newSchema(database);
    await replaceTime(database, schema);
  });
  afterAll(() => database.close());

  /** It writes with `fsync = off`, and says so: it is for trying things out. */
  const itButSettings = (name: string, body: () => Promise<void>) =>
    name.startsWith("15.") ? undefined : it(name, body);
  storeContract({ describe, it: itButSettings }, "PGlite", async () =>
    storeUnderTest(database, database, schema),
  );
});
