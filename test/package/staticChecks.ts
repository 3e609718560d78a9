import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { devTool } from "../../docs/generate/devTool.ts";
import type { Tarball } from "./tarball.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What publint and attw say about the tarball. Throws where one of them finds a fault. */
export async function checkStatically({ path }: Tarball): Promise<string> {
  const publint = await tool("publint", "publint", ["run", path, "--strict"]);
  const attw = await tool("@arethetypeswrong/cli", "attw", [path]);
  return `${publint}\n${attw}`;
}

async function tool(name: string, command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(process.execPath, [devTool(root, name, command), ...args], {
      env: { ...process.env, NO_COLOR: "1" },
    });
    return stdout.trim();
  } catch (error) {
    const printed = error instanceof Error && "stdout" in error ? `\n${String(error.stdout)}` : "";
    throw new Error(`${name} finds faults in the package.${printed}`, { cause: error });
  }
}
