import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../forwarding/sqlite/temporaryFolder.ts";

const workflow = readFileSync(new URL("../../.github/workflows/release.yml", import.meta.url), "utf8");
const tools = ["git", "jq", "awk", "bash"].filter(
  (tool) => spawnSync(tool, ["--version"]).error !== undefined,
);
const [, script = ""] = /^ {2}propose:\n[\s\S]*? {8}run: \|\n((?: {10}.*\n| *\n)+)/m.exec(workflow) ?? [];

/** The job that may write, with a folder in place of GitHub and a program that notes what gh is asked. */
describe.skipIf(tools.length > 0 || process.platform === "win32")("the job that proposes a version", () => {
  function repository() {
    const folder = temporaryFolder();
    const [bare, work] = [join(folder, "bare"), join(folder, "work")];
    const env = { PATH: `${join(folder, "bin")}:${process.env.PATH}`, HOME: folder };
    const git = (...words: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], {
        cwd: work,
        env,
        encoding: "utf8",
      }).trim();
    mkdirSync(work);
    mkdirSync(join(folder, "bin"));
    writeFileSync(
      join(folder, "bin", "gh"),
      '#!/bin/sh\necho "$@" >> "$HOME/gh"\n[ "$2" != list ] || cat "$HOME/open"\n',
    );
    chmodSync(join(folder, "bin", "gh"), 0o755);
    writeFileSync(join(folder, "open"), "");
    execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", bare], { env });
    git("init", "--quiet", "--initial-branch=main");
    const write = (files: Record<string, string>) => {
      mkdirSync(join(work, ".changeset"), { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(work, name), text);
    };
    write({
      "package.json": '{ "version": "0.1.0" }\n',
      "CHANGELOG.md": "# Log\n",
      ".changeset/one-thing.md": "x\n",
      "a.ts": "1\n",
    });
    git("add", "--all");
    git("commit", "--quiet", "--message", "First");
    git("push", "--quiet", bare, "main");
    return {
      write,
      remove: (name: string) => rmSync(join(work, name)),
      open: (number: string) => writeFileSync(join(folder, "open"), number),
      asked: () => readFileSync(join(folder, "gh"), "utf8").trim().split("\n"),
      proposed: () =>
        execFileSync("git", ["show", "--stat", "--format=%s", "changeset-release/main"], {
          cwd: bare,
          env,
          encoding: "utf8",
          stdio: "pipe",
        }),
      notes: () => readFileSync(join(folder, "notes.md"), "utf8").trim(),
      run() {
        git("add", "--all");
        writeFileSync(
          join(folder, "version.patch"),
          `${git("diff", "--cached", "--binary", "--no-renames")}\n`,
        );
        rmSync(join(folder, "repository"), { recursive: true, force: true });
        const at = {
          GH_TOKEN: "t",
          GITHUB_REPOSITORY: "o/r",
          GITHUB_SHA: git("rev-parse", "HEAD"),
          GIT_CONFIG_COUNT: "1",
          GIT_CONFIG_KEY_0: `url.file://${bare}.insteadOf`,
          GIT_CONFIG_VALUE_0: "https://x-access-token:t@github.com/o/r.git",
        };
        return spawnSync("bash", ["-e", "-c", script], {
          cwd: folder,
          env: { ...env, ...at },
          encoding: "utf8",
        });
      },
    };
  }
  const version = {
    "package.json": '{ "version": "0.2.0" }\n',
    "CHANGELOG.md": "# Log\n\n## 0.2.0\n\nNew.\n\n## 0.1.0\n\nOld.\n",
  };

  it("pushes the version to its branch, and opens a pull request or updates the one that is open", () => {
    const job = repository();
    job.write(version);
    job.remove(".changeset/one-thing.md");
    expect(job.run()).toMatchObject({ status: 0, stderr: "" });
    expect(job.proposed()).toMatch(
      /^Version 0\.2\.0\n[\s\S]*one-thing\.md[\s\S]*CHANGELOG\.md[\s\S]*package\.json/,
    );
    expect(job.notes()).toBe("New.");
    expect(job.asked().at(-1)).toMatch(
      /^pr create --repo o\/r --head changeset-release\/main --base main --title Version 0\.2\.0 /,
    );
    job.open("7");
    expect(job.run()).toMatchObject({ status: 0, stderr: "" });
    expect(job.asked().at(-1)).toMatch(/^pr edit 7 --repo o\/r --title Version 0\.2\.0 /);
  });

  it.each([
    ["a source", { "a.ts": "2\n" }],
    ["a workflow", { "release.yml": "on: push\n" }],
    ["a program among the changesets", { ".changeset/run.js": "1\n" }],
  ])("refuses a version that changes %s too", (_, files) => {
    const job = repository();
    job.write({ ...version, ...files });
    const { status, stdout } = job.run();
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringContaining(Object.keys(files).join()),
    });
    expect(() => job.proposed()).toThrow();
  });
});
