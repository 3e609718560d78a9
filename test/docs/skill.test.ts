import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { useCommand } from "../apps/cli/startCommand.ts";
import { temporaryFolder } from "../forwarding/sqlite/temporaryFolder.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { commandsOf, patternOf } from "./dialogue.ts";

const root = new URL("../../", import.meta.url);
const fromSource = fileURLToPath(new URL("test/support/packageFromSource.ts", root));
const path = fileURLToPath(new URL("docs/skills/baselinker-sdk/SKILL.md", root));
const skill = readFileSync(path, "utf8");

describe("the skill", () => {
  const { run } = useCommand();

  it("has the head of an agent's skill: the name of its folder, and when to use it", () => {
    const [, name, description = ""] = /^---\nname: (.*)\ndescription: (.*)\n---\n/.exec(skill) ?? [];
    expect(name).toBe("baselinker-sdk");
    expect(description).toContain("Use it");
    expect(description.length).toBeLessThanOrEqual(1024);
  });

  it("fits into 5,000 tokens", () => {
    expect(skill.length).toBeLessThan(5_000 * 3);
  });

  it("leads from a lead to an order: each command and program prints what is below it", async () => {
    const account = createFakeAccount();
    const served = await serveFakeAccount(account);
    const folder = temporaryFolder();
    const env = { BASELINKER_TOKEN: account.token, BASELINKER_URL: served.url };
    try {
      for (const block of steps()) {
        const { language, code, target, below } = block;
        if (language === "console") {
          for (const { command, words, shown = "" } of commandsOf(block)) {
            const { stdout, stderr } = await run(words, { cwd: folder });
            expect(stdout, `${command}\n${stderr}`).toMatch(patternOf(shown));
          }
        } else if (language !== "text") {
          const values = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
          writeFileSync(join(folder, target), language === "ini" ? values.join("") : code);
        }
        if (language !== "ts") continue;
        const options = ["--import", fromSource, "--env-file=.env", target];
        const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: folder });
        expect(stdout).toBe(below);
      }
      expect(account.ordersOf("anna@example.com")).toHaveLength(1);
    } finally {
      await served.close();
    }
  });
});

/** Each block with the file that the text before it names, and the output that is below it. */
function steps() {
  return codeBlocks(path).map((block, at, all) => ({
    ...block,
    target: block.before.match(/(?<=`)[\w.]*\.(?:json|env|mjs)(?=`)/g)?.at(-1) ?? "",
    below: all[at + 1]?.code ?? "",
  }));
}
