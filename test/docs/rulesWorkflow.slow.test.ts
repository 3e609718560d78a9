import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { codeBlocks } from "./codeBlocks.ts";

/** The workflow of the guide, step by step: only `npm ci`, the actions and GitHub itself are not there. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const english = codeBlocks(join(root, "docs/rule-tests.md"));
const script = english.find(({ code }) => code.includes("HEAD^1"))?.code ?? "";
const workflow = english.find(({ language }) => language === "yaml")?.code ?? "";
const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-rules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const base = {
  version: 1,
  key: "id",
  fields: { order_status_id: 8001, email: "mail", delivery_price: "post" },
};
const lead = { id: "2000000061", mail: "ann@example.com", post: 80 };
const tests = [{ name: "an order", lead, order: { email: "ann@example.com" } }];

describe.skipIf(process.platform === "win32")("the workflow that comments on a pull request", () => {
  it("says how many leads change, and nothing of any lead", () => {
    const comment = pullRequest({ ...base, key: "no", fields: { ...base.fields, delivery_price: 100 } });
    expect(comment.passed).toBe(true);
    expect(comment.body).toBe(
      [
        "### Rules",
        "",
        "```json",
        JSON.stringify(
          {
            leads: 1,
            changed: 1,
            keysChanged: 1,
            keysRemoved: 1,
            statusChanged: 0,
            fields: { key: 1, delivery_price: 1, "issue key_absent": 1 },
          },
          null,
          2,
        ),
        "```",
        "",
      ].join("\n"),
    );
    expect(comment.arguments).toBe("pr comment 7 --body-file plan.md --edit-last --create-if-none");
  });

  it("says which tests fail, comments anyway, and fails", () => {
    const comment = pullRequest({ ...base, fields: { ...base.fields, email: "post" } });
    expect(comment).toMatchObject({ passed: false, body: "### Rules\n\n- failed: an order\n" });
  });

  it("takes rules that are new", () => {
    expect(pullRequest(base, "none").body).toMatch(/"changed": 1,[\s\S]*"statusChanged": 1,/);
  });

  it("uses the actions that this repository uses", () => {
    const own = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
    const used = workflow.match(/uses: .*/g) ?? [];
    expect(used).toHaveLength(2);
    for (const action of used) expect(own).toContain(action);
  });
});

/** Runs the steps of the workflow where the rules of the base have become others. */
function pullRequest(after: object, before: object | "none" = base) {
  const at = mkdtempSync(join(folder, "repository-"));
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), content);
  };
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: at,
      stdio: "pipe",
    });
  write("scripts/planRules.ts", script);
  write("leads/1.json", JSON.stringify(lead));
  write("package.json", '{ "type": "module" }');
  if (before !== "none") write("rules/site.json", JSON.stringify(before));
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "base");
  git("checkout", "-q", "-b", "change");
  write("rules/site.json", JSON.stringify(after));
  write("rules/site.test.json", JSON.stringify({ rules: "./site.json", tests }));
  git("add", "-A");
  git("commit", "-q", "-m", "change");
  git("checkout", "-q", "main");
  git("merge", "-q", "--no-ff", "--no-edit", "change");
  write("bin/gh", '#!/bin/sh\necho "$@" > gh.txt\n');
  chmodSync(join(at, "bin/gh"), 0o755);
  const source = pathToFileURL(join(root, "test/support/packageFromSource.ts")).href;
  let passed = true;
  for (const { run, isAlways } of stepsOf(workflow)) {
    if (run === "npm ci" || (!passed && !isAlways)) continue;
    const { status } = spawnSync("bash", ["-e", "-c", run], {
      cwd: at,
      env: {
        ...process.env,
        PATH: [join(at, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter),
        NODE_OPTIONS: `--import ${source}`,
        PR: "7",
      },
    });
    passed &&= status === 0;
  }
  return {
    passed,
    body: readFileSync(join(at, "plan.md"), "utf8"),
    arguments: readFileSync(join(at, "gh.txt"), "utf8").trim(),
  };
}

function stepsOf(text: string): { readonly run: string; readonly isAlways: boolean }[] {
  return [...text.matchAll(/- name: .*\n(?: +if: (.*)\n)? +run: (.*)/g)].map(([, condition, run = ""]) => ({
    run,
    isAlways: condition === "always()",
  }));
}
