import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { devTool } from "./devTool.ts";
import { joinChunks } from "./joinChunks.ts";

/**
 * Builds `dist` with tsup, takes each of its warnings for an error, and puts its small files together. One sentence is no
 * such warning: that the declarations of an entry "still" use types which no entry exports. Those are joined afterwards
 * (`joinDeclarations.ts`), and `npm run test:package` finds what users then cannot name.
 */

const root = fileURLToPath(new URL("../..", import.meta.url));
await rm(join(root, "dist"), { recursive: true, force: true });
const { code, output } = await tsup();
if (code !== 0) {
  process.exitCode = code;
} else {
  const warnings = warningsOf(output);
  if (warnings.length > 0) {
    console.error(`\nThe build warns, and a release must not:\n${warnings.join("\n")}`);
    process.exitCode = 1;
  } else {
    await joinChunks(join(root, "dist"));
  }
}

function tsup(): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [devTool(root, "tsup")], { cwd: root, stdio: "pipe" });
  let output = "";
  const show = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    output += chunk.toString("utf8");
    to.write(chunk);
  };
  child.stdout.on("data", show(process.stdout));
  child.stderr.on("data", show(process.stderr));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function warningsOf(output: string): string[] {
  return output.split("\n").filter((line) => /\bwarn(ing)?\b/i.test(line));
}
