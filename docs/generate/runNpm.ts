import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs npm and gives what it printed. Inside `npm run` it is the npm that is running already; on Windows `npm`
 * alone is a script that only a shell can start.
 */
export function runNpm(
  args: readonly string[],
  options: { readonly cwd: string },
): Promise<{ stdout: string; stderr: string }> {
  const limits = { maxBuffer: 64 * 1024 * 1024, env: withoutFlags(process.env) };
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return run(process.execPath, [cli, ...args], { ...limits, ...options });
  return run("npm", [...args], { ...limits, ...options, shell: process.platform === "win32" });
}

/** Without the flags of an `npm publish --dry-run --json` around us: `npm pack` would write no tarball. */
function withoutFlags({ npm_config_dry_run, npm_config_json, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}
