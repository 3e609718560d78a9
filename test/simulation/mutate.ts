import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Edit, editedText } from "../support/edit.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a simulation over an edited copy of the source tells. */
export interface Told {
  readonly schedules: number;
  readonly seconds: number;
  readonly scope?: string;
  readonly violation?: string;
  readonly labels?: readonly string[];
  readonly transitions: readonly string[];
}

/** Runs the simulation in a process of its own. */
export async function simulateSource(args: readonly string[]): Promise<Told> {
  return JSON.parse(await output(join(root, "test/simulation/run.ts"), ["--json", ...args]));
}

/** What the simulation takes from other tests. */
const beside = [
  "test/support/edit.ts",
  "test/support/random.ts",
  "test/support/hashAtOnce.ts",
  "test/forwarding/register/registerOn.ts",
  "test/forwarding/store/storeOn.ts",
];

/** Runs the simulation over a copy of `src` with these edits, in a process of its own. */
export async function simulateEdited(edits: readonly Edit[], args: readonly string[]): Promise<Told> {
  const place = mkdtempSync(join(tmpdir(), "simulate-"));
  try {
    for (const name of ["src", "test/simulation"])
      cpSync(join(root, name), join(place, name), { recursive: true });
    for (const name of beside) cpSync(join(root, name), join(place, name));
    cpSync(join(root, "package.json"), join(place, "package.json"));
    symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
    for (const each of edits) apply(each, join(place, "src", each.file));
    return JSON.parse(await output(join(place, "test/simulation/run.ts"), ["--json", ...args]));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** An edit that does not fit any more must not be mistaken for a safeguard that no one needs. */
function apply(edit: Edit, path: string): void {
  const text = editedText(readFileSync(path, "utf8"), edit);
  if (text === undefined) {
    throw new Error(`The edit no longer fits: src/${edit.file} must hold this once:\n${edit.from}`);
  }
  writeFileSync(path, text);
}

function output(path: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (part: string) => {
      text += part;
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`The simulation ended with ${code}.`)),
    );
  });
}
