import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answered, filesOf, guidesWithCommands, terminalOf } from "../../../docs/generate/guideCommands.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { codeBlocks } from "../../docs/codeBlocks.ts";
import { commandsOf, patternOf } from "../../docs/dialogue.ts";
import { temporaryFolder } from "../../forwarding/sqlite/temporaryFolder.ts";
import { useCommand } from "./startCommand.ts";

describe.each(guidesWithCommands)("the commands of docs/%s", (page) => {
  const { run } = useCommand();
  const blocks = codeBlocks(fileURLToPath(new URL(`../../../docs/${page}`, import.meta.url)));
  const folder = temporaryFolder();
  const account = createFakeAccount({ requestsPerMinute: false, quirks: false });
  let served: Awaited<ReturnType<typeof serveFakeAccount>> | undefined;
  beforeAll(async () => {
    served = await serveFakeAccount(account);
    writeFileSync(join(folder, ".env"), `BASELINKER_TOKEN=${account.token}\nBASELINKER_URL=${served.url}\n`);
    for (const { file, code } of filesOf(blocks)) writeFileSync(join(folder, file), code);
  });
  afterAll(() => served?.close());

  it.each(blocks.flatMap(commandsOf))("$command", async ({ words, shown }) => {
    const { code, stdout, stderr } = await run(answered(words), { cwd: folder, env: terminalOf(page) });
    if (shown !== undefined) expect(stdout + stderr).toMatch(patternOf(shown));
    // `plan` ends with 1 if anything changes.
    expect({ code, stderr }).toMatchObject({ code: words[0] === "plan" ? 1 : 0 });
  });

  it("are some", () => {
    expect(blocks.flatMap(commandsOf).length).toBeGreaterThan(0);
  });
});
