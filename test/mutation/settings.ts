import type { Mutation } from "./mutation.ts";

const test = "test/apps/cli/settings.test.ts";
const cache = "test/apps/cli/compileCache.test.ts";

/** What a file of settings or the current folder may make a command run. */
export const settingsMutations: readonly Mutation[] = [
  {
    file: "apps/cli/program.ts",
    in: "runProgram",
    from: "nodeOption !== undefined",
    to: "false",
    says: "a command works with a file that Node has run the NODE_OPTIONS of",
    test,
    name: "is refused wherever it is",
  },
  {
    file: "apps/cli/program.ts",
    in: "runProgram",
    from: "(?:-if-exists)?",
    to: "",
    says: "--env-file-if-exists, which Node reads too, is not refused as such",
    test,
    name: "is refused wherever it is",
  },
  {
    file: "apps/files/settings.ts",
    in: "environmentOf",
    from: "takenNames.test(name)",
    to: "true",
    says: "a file of settings decides the language and whatever else the environment does",
    test,
    name: "takes the names that commands know",
  },
  {
    file: "apps/files/settings.ts",
    in: "environmentOf",
    from: "{ ...Object.fromEntries(lines), ...env }",
    to: "{ ...env, ...Object.fromEntries(lines) }",
    says: "a line of the file wins over the environment",
    test,
    name: "takes the names that commands know",
  },
  {
    file: "apps/files/settings.ts",
    in: "environmentOf",
    from: "env[name] !== value",
    to: "false",
    says: "another token than that of the file is used in silence",
    test,
    name: "takes the names that commands know",
  },
  {
    file: "apps/files/config.ts",
    in: "usualConfig",
    from: "{ program }",
    to: "{ path: program }",
    says: "a configuration of the current folder runs unasked",
    test,
    name: "has only one file that is read",
  },
  {
    file: "apps/terminal/output.ts",
    in: "createOutput",
    from: "if (!complained.has(line)) sink.complain(line);",
    to: "sink.complain(line);",
    says: "one hint is repeated by each part of a command",
    test,
    name: "is complained about once",
  },
  {
    file: "apps/cli/compileCache.ts",
    in: "isPrivateFolder",
    from: "(found.mode & 0o022) === 0",
    to: "true",
    says: "compiled code runs that another user of the machine has put there",
    test: cache,
    name: "is neither a link, a file",
  },
  {
    file: "apps/cli/compileCache.ts",
    in: "isPrivateFolder",
    from: "found.isDirectory()",
    to: "true",
    says: "a link of another user leads to the compiled code",
    test: cache,
    name: "is neither a link, a file",
  },
];
