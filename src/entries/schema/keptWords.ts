import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { threadId } from "node:worker_threads";
import type { MethodWords } from "../../api/schema/methodWords.ts";

const source = new URL("../../", import.meta.url);
const folder = new URL("../node_modules/.cache/", source);
const file = new URL("words.json", folder);

/**
 * The words that were computed last, while the declarations are the same; else computes them. The compiler takes two
 * seconds, in each process that runs from source.
 */
export async function keptWords(compute: () => Promise<MethodWords>): Promise<MethodWords> {
  const hash = hashOfDeclarations();
  const kept = readKept();
  if (kept?.hash === hash) return kept.words;
  const words = await compute();
  keep({ hash, words });
  return words;
}

interface Kept {
  readonly hash: string;
  readonly words: MethodWords;
}

/** The types of the client are those of the declarations. What reads them counts too: it may read others. */
function hashOfDeclarations(): string {
  const hash = createHash("sha256").update(readFileSync(new URL("readWords.ts", import.meta.url)));
  for (const wing of ["api/", "client/calls/"]) {
    const names = readdirSync(new URL(wing, source), { recursive: true, encoding: "utf8" });
    for (const name of names.filter((path) => path.endsWith(".ts")).sort())
      hash.update(name).update(readFileSync(new URL(wing + name.replaceAll("\\", "/"), source)));
  }
  return hash.digest("hex");
}

function readKept(): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // It was never written.
    return undefined;
  }
}

/** Written under another name first: a process that reads meanwhile finds a whole file or none. */
function keep(kept: Kept): void {
  try {
    mkdirSync(folder, { recursive: true });
    const written = new URL(`words.${process.pid}.${threadId}.json`, folder);
    writeFileSync(written, JSON.stringify(kept));
    renameSync(written, file);
  } catch {
    // A folder that cannot be written only costs the two seconds again.
  }
}
