import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { type CodeBlock, codeBlocks } from "../../docs/codeBlocks.ts";
import { commandsOf, patternOf } from "../../docs/dialogue.ts";
import { translationsOf } from "../../docs/translations.ts";
import { temporaryFolder } from "../../forwarding/sqlite/temporaryFolder.ts";
import { useCommand } from "./startCommand.ts";

/** What a person at a terminal is asked, as options. */
const answers: Readonly<Record<string, readonly string[]>> = {
  forward: ["--yes"],
  init: ["--source", "tilda"],
};

const pages = ["no-code.md", "leadbox.md", "rules.md"].flatMap((page) => [page, ...translationsOf(page)]);

describe.each([...pages, "rule-tests.md"])("the commands of docs/%s", (page) => {
  const { run } = useCommand();
  const blocks = codeBlocks(fileURLToPath(new URL(`../../../docs/${page}`, import.meta.url)));
  const folder = temporaryFolder();
  const account = createFakeAccount({ requestsPerMinute: false, quirks: false });
  let served: Awaited<ReturnType<typeof serveFakeAccount>> | undefined;
  beforeAll(async () => {
    served = await serveFakeAccount(account);
    writeFileSync(join(folder, ".env"), `BASELINKER_TOKEN=${account.token}\nBASELINKER_URL=${served.url}\n`);
    for (const { file, code } of blocks.flatMap(fileOf)) writeFileSync(join(folder, file), code);
  });
  afterAll(() => served?.close());

  it.each(blocks.flatMap(commandsOf))("$command", async ({ words, shown }) => {
    const { code, stdout, stderr } = await run([...words, ...(answers[words[0] ?? ""] ?? [])], {
      cwd: folder,
    });
    if (shown !== undefined) expect(stdout + stderr).toMatch(patternOf(shown));
    // `plan` ends with 1 if anything changes.
    expect({ code, stderr }).toMatchObject({ code: words[0] === "plan" ? 1 : 0 });
  });

  it("are some", () => {
    expect(blocks.flatMap(commandsOf).length).toBeGreaterThan(0);
  });
});

/** The file that a block holds: the last one that is named before it. */
function fileOf({ before, language, code }: CodeBlock): { file: string; code: string }[] {
  const named = before.match(/(?<=`)(?:lead|rules|site|site\.test|new)\.(?:json|tsv)(?=`)/g);
  const file = named?.at(-1);
  return file === undefined || !/^(?:json|text)$/.test(language) ? [] : [{ file, code }];
}
