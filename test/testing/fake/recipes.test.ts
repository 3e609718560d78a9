import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createBackend, responders } from "../../../src/testing/fake/createBackend.ts";
import type { Fault } from "../../../src/testing/fake/fault.ts";
import { faults } from "../../../src/testing/fake/faults.ts";
import { seedChecks } from "../../../src/testing/fake/seed.ts";
import { serveChecks } from "../../../src/testing/fake/serveFakeAccount.ts";

/** The recipes of the guide are run in recipesRun.slow.test.ts. */
const guide = readFileSync(new URL("../../../docs/testing-reference.md", import.meta.url), "utf8");

describe("the testing reference", () => {
  it("lists every member of the state and every option", () => {
    const { token, baseUrl, ...state } = createBackend();
    const told = new Set(
      [...guide.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell = ""]) => cell.match(/\w+/g) ?? []),
    );
    const taken = Object.values<Fault>(faults).flatMap(({ takes }) => takes);
    const missing = [...Object.keys(state), ...Object.keys(seedChecks), ...taken].filter(
      (name) => !told.has(name),
    );
    expect(missing.filter((name) => !["exchange", "onRequest"].includes(name))).toEqual([]);
    for (const name of Object.keys(serveChecks)) expect(guide).toContain(`\`${name}\``);
  });

  it("lists every method that has state", () => {
    const [, section = ""] = guide.split("## Methods with state");
    const rows = section.match(/^\| [a-z ]+ \| `.*$/gm) ?? [];
    const told = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(told.sort()).toEqual([...responders().keys()].sort());
  });

  it("lists every fault with its line and the options that it takes, by part and in the order of the code", () => {
    const rows = guide.match(/^\| `[a-z<>:-]+` \| [A-Z].*\|.*\|$/gm);
    const written = (["delivery", "account"] as const).flatMap((part) =>
      Object.entries<Fault>(faults)
        .filter(([, fault]) => fault.part === part)
        .map(([name, { line, takes }]) =>
          ["", `\`${name}\``, line, takes.map((option) => `\`${option}\``).join(", "), ""].join(" | ").trim(),
        ),
    );
    expect(rows?.map((row) => row.replace("|  |", "| |"))).toEqual(
      written.map((row) => row.replace("|  |", "| |")),
    );
  });
});
