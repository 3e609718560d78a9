import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../.github/workflows/", import.meta.url);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), "utf8"),
}));

/** Each job with its name, its lines without comments, and its permissions. */
const jobs = workflows.flatMap(({ name, text }) => {
  const [, all = ""] = text.replace(/(?:^| +)#.*$/gm, "").split(/^jobs:\n/m);
  return [...all.matchAll(/^ {2}([\w-]+):\n((?:(?: {4}.*)?\n)*)/gm)].map(([, job, lines = ""]) => ({
    name: `${name} ${job}`,
    text: lines,
    permissions: [
      ...(/^ {4}permissions:\n((?: {6}.*\n)*)/m.exec(lines)?.[1] ?? "").matchAll(/[\w-]+: \w+/g),
    ].map(([permission]) => permission),
  }));
});

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

  it("give each job the right to read, and more only to these", () => {
    const more = jobs.filter(({ permissions }) => permissions.join() !== "contents: read");
    expect(more.map(({ name, permissions }) => [name, ...permissions])).toEqual([
      ["release.yml propose", "contents: write", "pull-requests: write"],
      ["release.yml publish", "id-token: write"],
      ["release.yml tag", "contents: write"],
      ["site.yml publish", "contents: write"],
    ]);
  });

  it("install, build and run code of the repository in no job that may write or publish", () => {
    const publishing = jobs.filter(({ permissions }) => permissions.some((each) => each.endsWith("write")));
    expect(publishing.map(({ name }) => name)).toEqual([
      "release.yml propose",
      "release.yml publish",
      "release.yml tag",
      "site.yml publish",
    ]);
    // Of npm only this: no script of the package runs, and the file is the one that was packed before.
    const published = "npm publish --ignore-scripts --provenance --access public ./package/*.tgz";
    for (const { name, text } of publishing) {
      const rest = text.replace(`run: ${published}\n`, "");
      expect([
        name,
        /actions\/checkout|changesets\/action|\b(?:npm|npx|node|corepack|bash)\s/.exec(rest)?.[0],
      ]).toEqual([name, undefined]);
      expect(text).toContain("actions/download-artifact@");
    }
    expect(jobs.filter(({ text }) => text.includes(`run: ${published}\n`)).map(({ name }) => name)).toEqual([
      "release.yml publish",
    ]);
  });

  it("publish what a job without rights has checked, in the repository of package.json", () => {
    const pack = jobs.find(({ name }) => name === "release.yml pack")?.text ?? "";
    const steps = [
      "node docs/generate/repositoryLinks.ts --publish",
      "npm ci",
      "npm run release:check",
      "npm pack --pack-destination package",
      "actions/upload-artifact@",
    ].map((step) => pack.indexOf(step));
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(steps[0]).toBeGreaterThan(0);
    expect(jobs.find(({ name }) => name === "release.yml publish")?.text).toMatch(/^ {4}needs: pack$/m);
  });

  it("name the exact version of an image, of npm, and of the Node of a release", () => {
    const text = workflows.map(({ text }) => text).join("\n");
    const images = [...text.matchAll(/(?:container|image): (\S+)$/gm)].map(([, image]) => image);
    expect(images.length).toBeGreaterThan(3);
    expect(
      images.filter((image) => !/^\w+:(?:\d+\.\d+\.\d+|\$\{\{ matrix\.node \}\})-\w+$/.test(image ?? "")),
    ).toEqual([]);
    const versions = [...text.matchAll(/npm@(\S+)|^ +node: \[(.+)\]$/gm)].flatMap(([, npm, nodes]) =>
      npm === undefined ? (nodes ?? "").split(", ") : [npm],
    );
    const ofReleases = jobs
      .filter(({ name }) => /^(?:release|site)\.yml/.test(name))
      .flatMap(({ text }) => [...text.matchAll(/node-version: (\S+)/g)].map(([, version]) => version));
    expect(versions.length).toBeGreaterThan(3);
    expect(ofReleases.length).toBeGreaterThan(3);
    expect([...versions, ...ofReleases].filter((version) => !/^\d+\.\d+\.\d+$/.test(version ?? ""))).toEqual(
      [],
    );
  });
});
