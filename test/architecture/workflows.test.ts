import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../.github/workflows/", import.meta.url);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), "utf8"),
}));

describe("the workflows", () => {
  it("pin each action to a commit, and say in a comment which version that is", () => {
    const uses = workflows.flatMap(({ name, text }) =>
      [...text.matchAll(/uses: *(.+)/g)].map((match) => `${name}: ${match[1]}`),
    );
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !/: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("pin one action to one commit everywhere", () => {
    const pins = workflows.flatMap(({ text }) =>
      [...text.matchAll(/uses: *([\w-]+\/[\w-]+)[\w/-]*@(\w+)/g)].map((match) => `${match[1]}@${match[2]}`),
    );
    const actions = [...new Set(pins)].map((pin) => pin.split("@")[0]);
    expect(actions).toEqual([...new Set(actions)]);
  });

  it("begin with no permission, so that each job names the ones that it needs", () => {
    expect(workflows.filter(({ text }) => !/^permissions: \{\}$/m.test(text))).toEqual([]);
  });

  it("use no secret: npm trusts the workflow itself", () => {
    expect(
      workflows.filter(({ text }) => /secrets\.(?!GITHUB_TOKEN)|NPM_TOKEN|NODE_AUTH/.test(text)),
    ).toEqual([]);
  });

  it("ask before anything is published whether the repository is the one in package.json", () => {
    const release = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
    const refusal = release.indexOf("node docs/generate/repositoryLinks.ts --publish");
    expect(refusal).toBeGreaterThan(0);
    expect(release.indexOf("changesets/action/publish")).toBeGreaterThan(refusal);
  });
});
