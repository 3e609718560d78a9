import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const manifests = globSync("examples/*/package.json", { cwd: root });

describe("the package.json of an example", () => {
  it.each(manifests)("installs the version that the folder came with: %s", (file) => {
    const { dependencies } = JSON.parse(readFileSync(join(root, file), "utf8"));
    expect(dependencies["baselinker-sdk"]).toBe(`^${version}`);
  });

  it.each(manifests)("has no script that needs a test, which is not published: %s", (file) => {
    const { scripts = {} } = JSON.parse(readFileSync(join(root, file), "utf8"));
    expect(Object.keys(scripts).filter((name) => !["build", "start"].includes(name))).toEqual([]);
    const started = Object.values(scripts).flatMap(
      (script) => /\bnode (\S+\.ts)/.exec(String(script))?.[1] ?? [],
    );
    expect(started.filter((path) => !existsSync(join(root, dirname(file), path)))).toEqual([]);
  });

  it.each(globSync("examples/*/package-lock.json", { cwd: root }))(
    "is locked to packages of the public registry, and the lock leaves the release open: %s",
    (file) => {
      const { packages } = JSON.parse(readFileSync(join(root, file), "utf8"));
      expect(Object.keys(packages).filter((path) => path.endsWith("/baselinker-sdk"))).toEqual([]);
      const addresses = Object.values(packages).flatMap((entry) => Object(entry).resolved ?? []);
      expect(addresses.filter((url) => !String(url).startsWith("https://registry.npmjs.org/"))).toEqual([]);
    },
  );
});
