import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { entryPoints } from "./entryPoints.ts";
import { joinDeclarations } from "./joinDeclarations.ts";
import { peers, withMissingPeer } from "./missingPeer.ts";

/** Repairs what the bundlers cannot write, most of it for CommonJS. Runs after the build; each repair is checked. */
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

nameMswForCommonJs();
for (const [file, peer] of [
  ["msw.js", peers.msw],
  ["msw.cjs", peers.msw],
  ["zod.cjs", peers.zod],
] as const) {
  writeFileSync(dist + file, withMissingPeer(readFileSync(dist + file, "utf8"), peer));
}
nameZodForModules();
requireOnDemand();
joinDeclarations(dist);
nameDisposableLibrary();
shareDeclarations();
shareWords();
minifyCommonJs();

/**
 * msw 3 has declarations for ESM only, and a CommonJS file may name those only with this attribute (TS1479).
 * It cannot be written in the source, since the bundler of declarations drops it.
 */
function nameMswForCommonJs(): void {
  const file = `${dist}msw.d.cts`;
  const text = readFileSync(file, "utf8");
  const from = /^import \{ (\w+) \} from 'msw';$/m;
  if (!from.test(text)) throw new Error("dist/msw.d.cts names msw in a way this step does not know.");
  writeFileSync(
    file,
    text.replace(from, `import type { $1 } from 'msw' with { "resolution-mode": "import" };`),
  );
}

/**
 * Programs that are bundled for CommonJS, or required, cannot wait for an import as that of msw does. So the message of
 * the runtime is left, and the file that it names says what is needed.
 */
function nameZodForModules(): void {
  const file = "needs-zod-3.25-or-newer.js";
  renameSync(`${dist}zod.js`, dist + file);
  writeFileSync(`${dist}zod.js`, `export * from "./${file}";\n`);
}

/**
 * What loads on demand is an `import()` in ESM. Jest runs CommonJS files without it, and all of them are
 * ours, so they can be required.
 */
function requireOnDemand(): void {
  let repaired = 0;
  for (const name of readdirSync(dist).filter((each) => each.endsWith(".cjs"))) {
    const text = readFileSync(dist + name, "utf8");
    const required = text.replace(/\bimport\((['"])(\.\/[\w-]+\.cjs)\1\)/g, (_, _quote, path) => {
      repaired += 1;
      return `Promise.resolve(require('${path}'))`;
    });
    if (required !== text) writeFileSync(dist + name, required);
  }
  if (repaired === 0) throw new Error("No import on demand was found in the CommonJS files.");
}

/** Users' `lib` may lack `Symbol.asyncDispose`. The bundler of declarations drops the reference to it. */
function nameDisposableLibrary(): void {
  const files = readdirSync(dist).filter((name) => /\.d\.c?ts$/.test(name));
  const naming = files.filter((name) => readFileSync(dist + name, "utf8").includes("[Symbol.asyncDispose]"));
  if (naming.length === 0) throw new Error("No declaration names Symbol.asyncDispose any more.");
  for (const name of naming) {
    const text = readFileSync(dist + name, "utf8");
    writeFileSync(dist + name, `/// <reference lib="esnext.disposable" />\n${text}`);
  }
}

/**
 * Both kinds of modules declare the same, and each kind of declaration is a tenth of the tarball. So that of ESM
 * takes everything from that of CommonJS, which also makes their types the same to TypeScript.
 */
function shareDeclarations(): void {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".d.ts"))) rmSync(dist + file);
  for (const entry of Object.keys(entryPoints))
    writeFileSync(`${dist}${entry}.d.ts`, `export * from "./${basename(entry)}.cjs";\n`);
}

/** The words of methods are data, a sixtieth of the tarball: once is enough for both kinds of modules. */
function shareWords(): void {
  writeFileSync(`${dist}schema/words.js`, 'export { words } from "./words.cjs";\n');
}

/**
 * CommonJS is what few load, and no bundler leaves parts of it out: without spaces and names inside functions the
 * tarball is 50 kB smaller. Of ESM both stay, for those who read it, and the comments that bundlers need. Lines end after
 * about 120 characters, never inside a text: so a stack trace names a line, and where a program ends with an error, Node
 * shows that line and not the whole file. Those ends are 21 kB of the tarball.
 */
function minifyCommonJs(): void {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".cjs"))) {
    const { code } = transformSync(readFileSync(dist + file, "utf8"), {
      minify: true,
      charset: "utf8",
      lineLimit: 120,
    });
    writeFileSync(dist + file, code);
  }
}
