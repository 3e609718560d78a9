import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { manifestLinks, repository } from "../../docs/generate/repository.ts";

const script = fileURLToPath(new URL("../../docs/generate/repositoryLinks.ts", import.meta.url));

function run(option: string, GITHUB_REPOSITORY: string) {
  const env = { ...process.env, GITHUB_REPOSITORY };
  return promisify(execFile)(process.execPath, [script, option], { env });
}

describe("the repository's address", () => {
  it("lets nothing be published while it is unknown, and never from another repository", async () => {
    await expect(run("--publish", "someone/else")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Nothing is published."),
    });
  });

  it("lets the workflow of the right repository publish, once it is known", async () => {
    if (repository === "") return;
    await expect(run("--publish", repository)).resolves.toBeDefined();
  });

  it("is written in package.json and for GitHub as it is in its one file", async () => {
    await expect(run("--check", "")).resolves.toMatchObject({ stderr: "" });
  });

  it("gives the address in the forms that npm wants", () => {
    expect(manifestLinks("")).toEqual({});
    expect(manifestLinks("acme/sdk")).toEqual({
      repository: { type: "git", url: "git+https://github.com/acme/sdk.git" },
      homepage: "https://github.com/acme/sdk#readme",
      bugs: { url: "https://github.com/acme/sdk/issues" },
    });
  });
});
