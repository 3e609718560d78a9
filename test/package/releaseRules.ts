import { manifestLinks } from "../../docs/generate/repository.ts";

/** What has to be true of a release. Each function gives one line a problem. */

/**
 * The packed size that no release may pass: a little above what it is. 310 kB of it are the command line, with its
 * libraries (100 kB for the Model Context Protocol), which no import of the package loads; it takes from the files of the
 * entries what they have. 180 kB are the page of leads. The code of the entries is in it twice, for import and for
 * require. 135 kB are the ready rules with their tests, as much are declarations, and docs.
 */
const maxBytes = 1_760_000;

/** Everything that is published. What no line allows is a mistake: a test, a source, a source map, a secret. */
const allowed = [
  /^dist\/studio\/[\w-]+\.(?:js|css|html)$/,
  /^dist\/((mapping|schema)\/)?[\w-]+\.(js|cjs|d\.ts|d\.cts)$/,
  // The message of Node names it where zod is missing or too old.
  /^dist\/needs-zod-3\.25-or-newer\.js$/,
  /^dist\/(rules\.schema|cli\.schema|sbom\.cdx)\.json$/,
  // Of the translations only the short READMEs: the others are on the site, and no one imports them.
  /^docs\/(([\w-]+|README\.\w+)\.md|demo\.svg|skills\/baselinker-sdk\/SKILL\.md)$/,
  /^examples\/rules\/[\w-]+(\.test)?\.json$/,
  // Programs without their tests, which need the repository, and without lockfiles.
  /^examples\/[\w/-]+\/(?!test\.ts)([\w-]+(\.(module|controller|config))?\.ts|(package|tsconfig)\.json|wrangler\.jsonc)$/,
  /^examples\/([\w-]+\/)?README\.md$/,
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES\.md|SECURITY\.md)$/,
];

const required = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "THIRD-PARTY-NOTICES.md",
  "SECURITY.md",
  "dist/sbom.cdx.json",
];

interface Manifest {
  readonly [field: string]: unknown;
}

export function fileProblems(files: readonly string[], size: number, manifest: Manifest): string[] {
  const missing = [...required, ...targetsOf(manifest)].filter(
    (file) => !files.some((each) => fits(each, file)),
  );
  const strange = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  return [
    ...missing.map((file) => `${file} is missing in the tarball`),
    ...strange.map((file) => `${file} must not be published`),
    ...(size > maxBytes ? [`the tarball has ${size} bytes, more than ${maxBytes}`] : []),
  ];
}

/** A target may have a `*` for any name. */
function fits(file: string, target: string): boolean {
  const [start = "", end] = target.split("*");
  return end === undefined ? file === target : file.startsWith(start) && file.endsWith(end);
}

/** The files that `exports`, `bin`, `main`, `module` and `types` promise. */
function targetsOf({ exports, bin, main, module, types }: Manifest): string[] {
  const texts = (value: unknown): string[] =>
    typeof value === "string" ? [value] : Object.values(Object(value)).flatMap(texts);
  return [...new Set(texts([exports, bin, main, module, types]).map((path) => path.replace(/^\.\//, "")))];
}

export function fieldProblems(manifest: Manifest, repository: string): string[] {
  const expected: Record<string, unknown> = {
    name: "baselinker-sdk",
    license: "MIT",
    author: "baselinker-sdk contributors",
    type: "module",
    sideEffects: false,
    engines: { node: ">=22.13" },
    publishConfig: { access: "public", provenance: true },
    ...(repository === "" ? {} : manifestLinks(repository)),
  };
  const wrong = Object.entries(expected).filter(
    ([field, value]) => JSON.stringify(manifest[field]) !== JSON.stringify(value),
  );
  const absent = ["description", "keywords"].filter((field) => !manifest[field]);
  // A package without dependencies is a promise of the README.
  const dependencies = Object.keys(Object(manifest.dependencies));
  return [
    ...wrong.map(([field, value]) => `\`${field}\` in package.json is not ${JSON.stringify(value)}`),
    ...absent.map((field) => `\`${field}\` is missing in package.json`),
    ...dependencies.map((name) => `${name} is a dependency, and the package promises to have none`),
  ];
}

export function versionProblems(version: unknown, changelog: string): string[] {
  if (version === "0.0.0") return ["the version is still 0.0.0: is there a file in .changeset?"];
  const lines = changelog.split("\n");
  const start = lines.indexOf(`## ${version}`);
  if (start < 0) return [`CHANGELOG.md has no section ${version}`];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith("## "));
  const text = rest.slice(0, end < 0 ? undefined : end).join("\n");
  return /^[-*] |^\w/m.test(text) ? [] : [`the section ${version} of CHANGELOG.md is empty`];
}

/** Relative links of the README that lead out of the tarball: on npm's page they lead nowhere. */
export function linkProblems(readme: string, files: readonly string[]): string[] {
  const targets = [...readme.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
  return targets
    .filter((target) => !files.some((file) => file === target || file.startsWith(`${target}/`)))
    .map((target) => `README.md links to ${target}, which is not in the tarball`);
}

/** The bill of materials must name what is inside the files. */
export function bundleProblems(sbom: unknown, bundled: readonly string[]): string[] {
  const components: unknown = Object(sbom).components;
  const named = Array.isArray(components) ? components.map((each) => String(Object(each).name)).sort() : [];
  const told = [...bundled].sort();
  return named.join() === told.join()
    ? []
    : [`dist/sbom.cdx.json names ${named.join(", ") || "nothing"}, but ${told.join(", ")} are bundled`];
}
