import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectLimiter } from "../../../src/apps/project/openClient.ts";
import { sqliteRateLimiter, sqliteStore } from "../../../src/entries/sqlite.ts";
import { temporaryFolder } from "../../forwarding/sqlite/temporaryFolder.ts";
import { answerOf } from "../../support/limiterAnswer.ts";
import { commandCall } from "../mcp/httpClient.ts";

const token = "1-2-FAKE";
const limiterOf = (store: string) => projectLimiter(commandCall({ store }, { BASELINKER_TOKEN: token }).call);

describe("the limiter of the project's store", () => {
  it("is that of its server, so that a command counts with it", async () => {
    const path = join(temporaryFolder(), "leads.sqlite");
    await sqliteStore(path).close();
    await using server = sqliteRateLimiter(path, { token, requestsPerMinute: 1 });
    const limiter = await limiterOf(path);
    await limiter?.acquire({});
    await limiter?.close();
    expect(await answerOf(server)).toBe("limit");
  });

  it("is none where the store is not there, and no file is made", async () => {
    const path = join(temporaryFolder(), "leads.sqlite");
    expect(await limiterOf(path)).toBeUndefined();
    expect(existsSync(path)).toBe(false);
  });

  it("is none where the store cannot be opened, which is not what was asked about", async () => {
    const path = join(temporaryFolder(), "leads.sqlite");
    writeFileSync(path, "not a database, ".repeat(1_000));
    expect(await limiterOf(path)).toBeUndefined();
  });
});
