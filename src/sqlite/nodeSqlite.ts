/**
 * Node's SQLite. Not imported: on an older Node the import would end the process with "No such built-in module", and
 * name neither the version that has it nor what to do.
 *
 * @throws TypeError if there is none
 */
export function nodeSqlite(): typeof import("node:sqlite") {
  const found = typeof process === "undefined" ? undefined : process.getBuiltinModule?.("node:sqlite");
  if (found !== undefined) return found;
  const here = typeof process === "undefined" ? "" : ` This is Node ${process.versions.node}.`;
  throw new TypeError(
    `\`baselinker-sdk/sqlite\` needs Node 22.13 or newer.${here} Install it, for example with \`nvm install 24\`, or use \`baselinker-sdk/redis\`.`,
  );
}
