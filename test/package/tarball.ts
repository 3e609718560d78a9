import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runNpm } from "../../docs/generate/runNpm.ts";

/** What npm would publish. */
export interface Tarball {
  readonly path: string;
  /** Paths inside the package. */
  readonly files: readonly string[];
  /** Bytes of the tarball, which is what users download. */
  readonly size: number;
  /** `baselinker-sdk@0.1.0` */
  readonly id: string;
}

/** Packs `dist` as it is; the caller has built it. */
export async function packTarball(root: string, into: string): Promise<Tarball> {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", into];
  const { stdout } = await runNpm(args, { cwd: root });
  const printed: unknown = JSON.parse(stdout);
  const [packed] = (Array.isArray(printed) ? printed : Object.values(Object(printed))) as PackReport[];
  if (packed === undefined) throw new Error("npm pack wrote no tarball.");
  const files = packed.files.map(({ path }) => path);
  return { path: join(into, packed.filename), files, size: packed.size, id: packed.id };
}

interface PackReport {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** Installs the tarball in a folder of its own, as a user does. The package has no dependencies: no network. */
export async function installTarball(tarball: Tarball, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  const args = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  await runNpm([...args, tarball.path], { cwd: folder });
}
