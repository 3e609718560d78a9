import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findBundled } from "./findBundled.ts";
import { runNpm } from "./runNpm.ts";

/**
 * Writes `dist/sbom.cdx.json`, or prints it with `--print`: a bill of materials in CycloneDX that names the
 * packages inside our files. npm knows their versions, licences and hashes, but takes them for development
 * tools, since users do not install them. So its list is cut down to what is bundled.
 *
 * Two builds of one commit by one npm give the same file: it has no date and no serial number.
 */
interface Component {
  "bom-ref": string;
  name: string;
  version: string;
  purl: string;
  scope: string;
  properties: { name: string; value: string }[];
}

interface Bom {
  $schema: string;
  bomFormat: "CycloneDX";
  specVersion: string;
  version: number;
  metadata: { tools: unknown; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = `${JSON.stringify(await bill(), null, 2)}\n`;
if (process.argv.includes("--print")) {
  console.log(text);
} else {
  const target = new URL("../../dist/sbom.cdx.json", import.meta.url);
  mkdirSync(new URL(".", target), { recursive: true });
  writeFileSync(target, text);
  console.log(`wrote ${fileURLToPath(target)}`);
}

async function bill(): Promise<object> {
  const { stdout } = await runNpm(["sbom", "--sbom-format=cyclonedx", "--package-lock-only"], { cwd: root });
  const all: Bom = JSON.parse(stdout);
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  const ref = `${manifest.name}@${manifest.version}`;
  const components = (await findBundled(root)).map((name) => bundled(all, name));
  const refs = components.map((component) => component["bom-ref"]);
  const inside = all.dependencies
    .filter((each) => refs.includes(each.ref))
    // What is optional, and not bundled.
    .map((each) => ({ ...each, dependsOn: each.dependsOn.filter((to) => refs.includes(to)) }));
  const needed = new Set(inside.flatMap(({ dependsOn }) => dependsOn));
  return {
    $schema: all.$schema,
    bomFormat: all.bomFormat,
    specVersion: all.specVersion,
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      tools: all.metadata.tools,
      component: {
        ...all.metadata.component,
        "bom-ref": ref,
        // npm writes the name of the folder here.
        name: manifest.name,
        version: manifest.version,
        purl: `pkg:npm/${ref}`,
      },
    },
    components,
    dependencies: [{ ref, dependsOn: refs.filter((each) => !needed.has(each)) }, ...inside],
  };
}

function bundled(all: Bom, name: string): Component {
  const { version } = JSON.parse(readFileSync(`${root}/node_modules/${name}/package.json`, "utf8"));
  const component = all.components.find((each) => each.name === name && each.version === version);
  if (component === undefined) throw new Error(`npm's list has no ${name} ${version}. Run: npm ci`);
  return {
    ...component,
    scope: "required",
    properties: [{ name: "cdx:npm:package:bundled", value: "true" }],
  };
}
