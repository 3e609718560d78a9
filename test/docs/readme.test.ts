import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createFakeAccount } from "../../src/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/fake/serveFakeAccount.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { freePort } from "../support/freePort.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { requestsIn, sent } from "./dialogue.ts";
import { translationsOf } from "./translations.ts";

const fromSource = fileURLToPath(new URL("../support/packageFromSource.ts", import.meta.url));
const path = fileURLToPath(new URL("../../README.md", import.meta.url));
const readme = readFileSync(path, "utf8");
const blocks = codeBlocks(path);

it("the first example of the README is at most 15 lines, runs as it is, and gives what is printed below it", async () => {
  const program = blocks.find(({ language }) => language === "ts")?.code ?? "";
  const dialogue = blocks.find(({ language }) => language === "console")?.code ?? "";
  expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
  const account = createFakeAccount();
  const served = await serveFakeAccount(account);
  const folder = temporaryFolder();
  const port = await freePort();
  const file = join(folder, "readme.mts");
  writeFileSync(file, program.replace("3000", String(port)));
  const env = { BASELINKER_TOKEN: account.token, BASELINKER_URL: served.url, TILDA_KEY: "my key" };
  const child = fork(file, { cwd: folder, env, execArgv: ["--import", fromSource] });
  try {
    const told: string[] = [];
    for (const { request, answer } of requestsIn(dialogue, port)) {
      told.push(await (await sent(request)).text());
      expect(told.at(-1)).toBe(answer);
    }
    expect(told).toHaveLength(3);
    expect(account.orders).toMatchObject([{ email: "anna@example.com", delivery_fullname: "Anna" }]);
  } finally {
    child.kill();
    await once(child, "exit");
    await served.close();
  }
});

it.each(translationsOf("README.md"))(
  "docs/%s has the tested examples of the README, and no others",
  (name) => {
    const own = codeBlocks(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)))
      // Commands of the package are in a table there.
      .filter(({ language }) => language !== "sh")
      .map(({ code }) => code);
    const all = blocks.map(({ code }) => code);
    expect(own).toEqual(all.filter((code) => own.includes(code)));
    for (const wanted of ["ts", "console"])
      expect(own).toContain(blocks.find(({ language }) => language === wanted)?.code);
  },
);

it("the README links on npm's page to nothing that is not published", async () => {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  const published = (path: string) =>
    manifest.files.some(
      (pattern) => path === pattern || path.startsWith(`${pattern}/`) || matchesGlob(path, pattern),
    );
  const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = ""]) => target);
  expect(targets.length).toBeGreaterThan(20);
  expect(targets.filter((target) => !published(target))).toEqual([]);
});

it("the README's anchors are its headings", () => {
  const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(" ", "-")
      .replaceAll(/[^\w-]/g, ""),
  );
  const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
  expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
});
