import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readyRules } from "../../docs/generate/readyRules.ts";
import { callChecks, clientChecks } from "../../src/client/calls/config.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(root + path, "utf8");

describe("the index of decisions", () => {
  const folder = "docs/decisions/";
  const pages = readdirSync(root + folder).filter((name) => name !== "README.md");

  it("lists every page, and says in one line what was decided", () => {
    const rows = [...read(`${folder}README.md`).matchAll(/^\| \[([\w-]+)\]\(\1\.md\) \| (\S.+) \|$/gm)];
    expect(rows.map(([, page]) => `${page}.md`).sort()).toEqual(pages.sort());
    expect(rows.filter(([, , line = ""]) => line.length > 140)).toEqual([]);
  });

  it.each(pages)("%s says what the question was, what was decided, and what follows", (page) => {
    const text = read(folder + page);
    expect(text).toMatch(/^# \S/);
    for (const part of [/\*\*Context\.\*\*/, /\*\*Decisions?\.\*\*/, /\*\*Consequences?\.\*\*/]) {
      expect(text).toMatch(part);
    }
  });
});

describe("the table of ready rule sets", () => {
  it("lists every file of examples/rules", () => {
    const files = readyRules();
    const rows = [...read("examples/rules/README.md").matchAll(/^\| `([\w-]+\.json)` +\| \S/gm)];
    expect(rows.map(([, file]) => file).sort()).toEqual(files.sort());
  });
});

describe("the options of the client", () => {
  const page = read("docs/client.md");

  it("has a row for every option of the client", () => {
    const table = page.slice(page.indexOf("| option | default |"), page.indexOf("Options of one call"));
    const rows = table.split("\n").flatMap((row) => row.split("|")[1]?.match(/(?<=`)\w+(?=`)/g) ?? []);
    expect(rows.sort()).toEqual(Object.keys(clientChecks).sort());
  });

  it("names every option of a call", () => {
    const line = page.split("\n").find((each) => each.startsWith("Options of one call")) ?? "";
    expect(line.match(/(?<=`)\w+(?=`)/g)?.sort()).toEqual(Object.keys(callChecks).sort());
  });
});

it("the delivery reference has every option of the forwarder and of `forward`", () => {
  const page = read("docs/delivery-reference.md");
  const config = read("src/forwarding/forwarder/config.ts")
    .split("identityChecks = ")[1]
    ?.split("reconcileChecks")[0];
  const options = [...(config ?? "").matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name);
  expect(options.length).toBeGreaterThan(20);
  const groups = ["identity", "tuning", "testing"];
  const rows = page.match(/^\| `[^|]*/gm)?.join("\n") ?? "";
  const missing = options.filter((name = "") => !new RegExp(`[\`.]${name}\``).test(rows));
  expect(missing.filter((name = "") => !groups.includes(name))).toEqual([]);
});

it("the guide to webhooks has a row for every option of createWebhook", () => {
  const checks = read("src/webhook/webhook.ts").split("webhookChecks = ")[1]?.split("satisfies")[0] ?? "";
  const options = [...checks.matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name);
  const table = read("docs/webhooks.md").split("## Options")[1] ?? "";
  const rows = [...table.matchAll(/^\| (`[^|]*)/gm)].flatMap(([, cell = ""]) => cell.match(/\w+/g) ?? []);
  expect(rows.sort()).toEqual(options.sort());
});
