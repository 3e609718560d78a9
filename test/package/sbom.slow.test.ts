import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { packagesInside } from "../../docs/generate/entryPoints.ts";
import manifest from "../../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("the bill of materials", () => {
  let first: Bill;
  beforeAll(async () => {
    first = await bill();
  });

  it("names each bundled package with version, licence and the hash of the lockfile, and nothing else", () => {
    const { components } = first;
    const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8"));
    expect(components.map(({ name }) => name)).toEqual(packagesInside);
    for (const { name, version, purl, licenses, hashes, scope } of components) {
      const locked = packages[`node_modules/${name}`];
      const [algorithm = "", hash = ""] = locked.integrity.split("-");
      expect({ version, purl, scope }).toEqual({
        version: locked.version,
        purl: `pkg:npm/${name.replace("@", "%40")}@${locked.version}`,
        scope: "required",
      });
      expect(licenses).toEqual([{ license: { id: locked.license } }]);
      expect(locked.license).toMatch(/^(?:MIT|ISC|Apache-2\.0)$/);
      expect(algorithm).toBe("sha512");
      expect(hashes).toEqual([{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }]);
    }
  });

  it("is about this package, and its tree has every component once", () => {
    const { metadata, components, dependencies, bomFormat } = first;
    const { name, version } = manifest;
    expect(bomFormat).toBe("CycloneDX");
    expect(metadata.component).toMatchObject({ name, version, purl: `pkg:npm/${name}@${version}` });
    const refs = dependencies.map(({ ref }) => ref);
    expect(refs).toEqual([`${name}@${version}`, ...components.map((component) => component["bom-ref"])]);
    const reached = new Set(dependencies.flatMap(({ dependsOn }) => dependsOn));
    expect([...reached].sort()).toEqual(refs.slice(1).sort());
  });

  it("is the same for the same commit", async () => {
    expect(await bill()).toEqual(first);
    expect(first).not.toHaveProperty("serialNumber");
    expect(first.metadata).not.toHaveProperty("timestamp");
  });
});

interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly component: object };
  readonly components: readonly {
    readonly "bom-ref": string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly scope: string;
    readonly licenses: unknown;
    readonly hashes: unknown;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

async function bill(): Promise<Bill> {
  const script = fileURLToPath(new URL("../../docs/generate/sbom.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, "--print"]);
  return JSON.parse(stdout);
}
