import { expect, it } from "vitest";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { sendingLead } from "../../contracts/testLeads.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());
const leaseMs = 60_000;

it("a record in a file takes a key and a lead of ten megabytes", async () => {
  const store = sqliteStore(newPath());
  const key = "k".repeat(10_000_000);
  await store.claim(key, { token: "t", leaseMs });
  await store.renew(key, { token: "t", leaseMs }, { ...sendingLead, key });
  await store.finish(key, "t", { state: "open" });
  const claim = await store.claim(key, { token: "u", leaseMs });
  expect(claim.status === "claimed" && claim.unfinished?.key === key).toBe(true);
  await store.close();
});
