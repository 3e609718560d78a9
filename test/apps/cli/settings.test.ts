import { existsSync, globSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runProgram } from "../../../src/apps/cli/program.ts";
import { usualConfig } from "../../../src/apps/files/config.ts";
import { environmentOf } from "../../../src/apps/files/settings.ts";
import { givenOptions } from "../../../src/apps/terminal/command.ts";
import { english } from "../../../src/apps/terminal/language.ts";
import { createOutput } from "../../../src/apps/terminal/output.ts";
import { createSink } from "../../../src/apps/terminal/sink.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { temporaryFolder } from "../../forwarding/sqlite/temporaryFolder.ts";
import { type StartOptions, useCommand } from "./startCommand.ts";

const token = "1-2-FAKE";
const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("--settings", () => {
  const { run } = useCommand();
  const account = createFakeAccount({ token, requestsPerMinute: false, quirks: false });
  let served: Awaited<ReturnType<typeof serveFakeAccount>> | undefined;
  let folder = "";
  let tokenLines = "";
  const ran = () => existsSync(join(folder, "ran"));
  const doctor = async (content: string | Uint8Array, options: StartOptions = {}, ...words: string[]) => {
    const path = join(folder, "shop.env");
    await writeFile(path, content);
    return run(["doctor", "--settings", path, ...words], { cwd: folder, ...options });
  };
  /** A process of its own: what Node itself reads of the command line and of the environment counts too. */
  const ofItsOwn: StartOptions = { onStart: () => {} };

  beforeAll(async () => {
    served = await serveFakeAccount(account);
    tokenLines = `BASELINKER_URL=${served.url}\nBASELINKER_TOKEN=${token}\n`;
    folder = await mkdtemp(join(tmpdir(), "baselinker-settings-"));
    await writeFile(join(folder, "pre.cjs"), `require("node:fs").writeFileSync(__dirname + "/ran", "");`);
  });
  afterAll(async () => {
    await served?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ["quotes", (lines: string) => lines.replace(/=(.*)/g, '="$1"')],
    ["single quotes", (lines: string) => lines.replace(/=(.*)/g, "='$1'")],
    ["`export` before each", (lines: string) => lines.replace(/^(?=B)/gm, "export ")],
    ["comments", (lines: string) => `# of the shop\n${lines.replace(/$/gm, " # why")}`],
    ["line ends of Windows", (lines: string) => lines.replaceAll("\n", "\r\n")],
    ["a byte order mark", (lines: string) => `\ufeff${lines}`],
    ["UTF-16, as PowerShell writes it", (lines: string) => Buffer.from(`\ufeff${lines}`, "utf16le")],
    ["a value of several lines", (lines: string) => `KEY="-----BEGIN\nBASELINKER_URL=no\nEND"\n${lines}`],
    ["no line end", (lines: string) => lines.trim()],
  ])("reads lines with %s", async (_, written) => {
    expect(await doctor(written(tokenLines))).toMatchObject({ code: 0, stderr: "" });
  });

  it("runs and changes nothing by lines that Node or a proxy's user would obey", async () => {
    const lines = `NODE_OPTIONS=--require ${join(folder, "pre.cjs")}
NODE_EXTRA_CA_CERTS=/nowhere
NODE_TLS_REJECT_UNAUTHORIZED=0
NODE_USE_ENV_PROXY=1
http_proxy=http://127.0.0.1:9
HTTP_PROXY=http://127.0.0.1:9
PATH=/nowhere
LANG=uk_UA.UTF-8
NODE_DEBUG=http
`;
    const { code, stdout, stderr } = await doctor(lines + tokenLines, ofItsOwn);
    expect({ code, stderr, ran: ran() }).toEqual({ code: 0, stderr: "", ran: false });
    expect(stdout).toMatch(/✓ account {2}\d+ status/);
  });

  it("takes the names that commands know from the file, and of the environment all", async () => {
    const path = join(folder, "names.env");
    const file =
      "NODE_OPTIONS=x\nLANG=uk\nBASELINKER_TOKEN=1\nBASELINKER_URL=2\nSHOPIFY_SECRET=3\nSECRET_KEY=4\n";
    await writeFile(path, file);
    const read: string[] = [];
    const stderr = collected();
    const io = { stdout: process.stdout, stderr: stderr.stream, stdin: () => process.stdin, env: {} };
    const known = await environmentOf({
      options: givenOptions({ settings: path }),
      env: { LANG: "pl", BASELINKER_URL: "5" },
      output: createOutput(createSink(io), io, { isJson: false, isQuiet: false, language: english }),
      onRead: (name) => void read.push(name),
    });
    expect(known).toEqual({ BASELINKER_TOKEN: "1", BASELINKER_URL: "5", SHOPIFY_SECRET: "3", LANG: "pl" });
    expect(read).toEqual([path]);
    expect(stderr.text()).toMatch(/^BASELINKER_URL is set in the environment too.*\n$/);
  });

  it("says which value is used where the environment has another, and no value", async () => {
    const env = { BASELINKER_TOKEN: "1-2-OTHER" };
    const { code, stdout, stderr } = await doctor(tokenLines, { env });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^BASELINKER_TOKEN is set in the environment too, .* not the one of .*shop\.env\.$/m,
    );
    expect(stdout + stderr).not.toMatch(/1-2-(?:OTHER|FAKE)/);
    const same = await doctor(tokenLines, { env: { BASELINKER_TOKEN: token } });
    expect(same).toMatchObject({ code: 0, stderr: "" });
    expect((await doctor(`BASELINKER_TOKEN=\n${tokenLines}`, {})).code).toBe(0);
  });

  it.each([
    [
      "a name with a slip",
      "BASELINKER_TOKEM=1-2-FAKE",
      /BASELINKER_TOKEM is set, and BASELINKER_TOKEN is not/,
    ],
    [
      "a name in small letters",
      "baselinker_token=1-2-FAKE",
      /baselinker_token is set, and BASELINKER_TOKEN is not/,
    ],
    ["a name with a line in the middle", "BASE_LINKER_TOKEN=1-2-FAKE", /BASE_LINKER_TOKEN is set/],
    [
      "an empty value, as init writes it",
      "BASELINKER_TOKEN=\nBASELINKER_URL=",
      /in .*shop\.env\. Write it into the line/,
    ],
    ["names of others only", "DATABASE_URL=x", /in .*shop\.env\. Write it into the line BASELINKER_TOKEN=/],
  ])("says what is missing: %s", async (_, content, message) => {
    const { code, stderr } = await doctor(content);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^There is no token/) });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("1-2-FAKE");
  });

  it.each([
    ["missing", ["doctor", "--settings", "none.env"], /^none\.env: there is no such file/],
    ["a folder", ["doctor", "--settings", "."], /^\.: this is a folder/],
    ["standard input", ["doctor", "--settings", "-"], /^\.\/-: there is no such file/],
  ])("says that the file is %s", async (_, words, message) => {
    const { code, stderr } = await run(words, { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  it("says that a file is empty, or is no text", async () => {
    expect(await doctor("")).toMatchObject({ code: 2, stderr: expect.stringContaining("the file is empty") });
    const binary = await doctor("BASELINKER_TOKEN=1\0\n");
    expect(binary).toMatchObject({ code: 2, stderr: expect.stringContaining("not a text file") });
  });
});

describe("--env-file", () => {
  const { run } = useCommand();

  it.each([
    ["doctor", "--env-file", "shop.env"],
    ["doctor", "--env-file=shop.env"],
    ["doctor", "--env-file-if-exists=shop.env"],
    ["doctor", "--env-file-if-exists", "shop.env"],
    ["--env-file", "shop.env", "doctor"],
    ["doctor", "--rules", "--env-file=shop.env"],
    ["doctor", "--", "--env-file", "shop.env"],
    ["doctor", "--help", "--env-file=shop.env"],
    ["register", "list", "--env-file", "shop.env"],
    ["no-command", "--env-file", "shop.env"],
    ["doctor", "--env-file"],
  ])("is refused wherever it is: %s %s %s %s", async (...words) => {
    const stdout = collected();
    const stderr = collected();
    const io = { stdout: stdout.stream, stderr: stderr.stream, stdin: () => process.stdin, env: {} };
    expect(await runProgram(words, io)).toBe(2);
    expect(stdout.text()).toBe("");
    expect(stderr.text()).toMatch(
      /^--env-file(?:-if-exists)? is an option of Node, which reads it before this program\. Use --settings\.\n$/,
    );
  });

  it("is refused in the three languages, and where Node has read it first", async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, "shop.env"), `BASELINKER_TOKEN=${token}\n`);
    const words = ["doctor", "--env-file", "shop.env", "--language"];
    const options: StartOptions = { cwd: folder, onStart: () => {} };
    expect(await run([...words, "uk"], options)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--env-file — параметр Node.*--settings\.\n$/),
    });
    expect(await run([...words, "pl"], options)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--env-file to opcja Node.*--settings\.\n$/),
    });
  });

  it("is not refused as a part of another word", async () => {
    const { stderr } = await run(["doctor", "--env-files", "shop.env"]);
    expect(stderr).toMatch(/^Unknown option `--env-files`/);
  });
});

function collected(): { readonly stream: Writable; readonly text: () => string } {
  let text = "";
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

describe("a folder of someone else", () => {
  const { run } = useCommand();
  let folder = "";
  const hint = (name: string) => `${name} is a program and is not run by itself. Add --config ${name}.`;
  const ran = () => existsSync(join(folder, "ran"));
  /** A module that leaves a trace if it is run. */
  const trap = (ending = "js") => {
    const [load, give] =
      ending === "cjs"
        ? ['const { writeFileSync } = require("node:fs");', "module.exports ="]
        : ['import { writeFileSync } from "node:fs";', "export default"];
    return `${load}\nwriteFileSync(${JSON.stringify(join(folder, "ran"))}, "");\n${give} {};\n`;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-settings-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A folder whose files would run, were any of them loaded. */
  async function folderWith(name: string, files: Readonly<Record<string, string>>): Promise<string> {
    const path = join(folder, name);
    for (const [file, content] of Object.entries(files)) {
      await mkdir(join(path, file, ".."), { recursive: true });
      await writeFile(join(path, file), content);
    }
    return path;
  }

  it.each(["mjs", "js", "cjs", "ts"])(
    "has a baselinker.config.%s that only --config runs",
    async (ending) => {
      const name = `baselinker.config.${ending}`;
      const cwd = await folderWith(ending, { [name]: trap(ending), "package.json": '{ "type": "module" }' });
      const words = ["register", "stats", "--json", "--quiet"];
      const { code, stderr } = await run(words, { cwd });
      expect({ code, ran: ran() }).toEqual({ code: 2, ran: false });
      expect(stderr.split("\n")[0]).toBe(hint(name));
      await run([...words, "--config", name], { cwd });
      expect(ran()).toBe(true);
      await rm(join(folder, "ran"));
    },
  );

  it("has only one file that is read without being named", () => {
    const names = ["json", "mjs", "js", "cjs", "ts", "mts", "cts"].map(
      (ending) => `baselinker.config.${ending}`,
    );
    expect(usualConfig((name) => names.includes(name))).toEqual({ path: "baselinker.config.json" });
    for (const program of names.slice(1))
      expect(usualConfig((name) => name === program)).toEqual({ program });
    expect(usualConfig(() => false)).toEqual({});
  });

  it.each([
    ["is not there", "none.mjs", /^none\.mjs: there is no such module/],
    ["fails", "fails.mjs", /^fails\.mjs: the module cannot be loaded: no luck$/m],
    ["exports nothing", "empty.mjs", /^empty\.mjs is not as it has to be/],
  ])("has a program that --config names and that %s", async (_, name, message) => {
    const files = { "fails.mjs": 'throw new Error("no luck");', "empty.mjs": "export {};" };
    const cwd = await folderWith("named", files);
    const { code, stderr } = await run(["register", "stats", "--config", name], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  it("runs by one file of the sources, which imports what an option names", () => {
    const computed = globSync("src/apps/**/*.{ts,tsx}", { cwd: root }).filter((path) =>
      /\bimport\((?!["'])|createRequire|node:(?:vm|worker_threads|child_process)|new Function|\beval\(/.test(
        readFileSync(join(root, path), "utf8"),
      ),
    );
    expect(computed).toEqual(["src/apps/files/namedModule.ts"]);
  });

  it("has a program and a baselinker.config.json, which alone is read", async () => {
    const files = { "baselinker.config.mjs": trap(), "baselinker.config.json": '{ "stor": 1 }' };
    const { code, stderr } = await run(["register", "stats"], { cwd: await folderWith("both", files) });
    expect({ code, ran: ran() }).toEqual({ code: 2, ran: false });
    expect(stderr).toMatch(/^baselinker\.config\.json/);
    expect(stderr).not.toContain("--config");
  });

  it("is complained about once, however many parts of a command notice it", () => {
    const stderr = collected();
    const io = { stdout: collected().stream, stderr: stderr.stream, stdin: () => process.stdin, env: {} };
    const output = createOutput(createSink(io), io, { isJson: true, isQuiet: true, language: english });
    for (const text of ["one", "two", "one"]) output.complainOnce(text);
    expect(stderr.text()).toBe("one\ntwo\n");
  });

  it("hears of its program once from a command that reads the configuration twice", async () => {
    const files = {
      "baselinker.config.mjs": trap(),
      "rules.csv": "order_status_id;8001\nemail;Email\n",
    };
    const cwd = await folderWith("once", files);
    const { stderr } = await run(["register", "resend", "ld_1", "--rules", "rules.csv", "--yes"], { cwd });
    expect(stderr.split(hint("baselinker.config.mjs"))).toHaveLength(2);
    expect(ran()).toBe(false);
  });

  it("has modules by the names of ours, and programs by names that tools look for: none is run", async () => {
    const modules = [
      "pg",
      "redis",
      "ioredis",
      "better-sqlite3",
      "msw",
      "zod",
      "commander",
      "ky",
      "@clack/prompts",
    ];
    const more = [
      "libphonenumber-js",
      "p-retry",
      "@humanwhocodes/momoa",
      "@colors/colors",
      "cli-table3",
      "tsx",
    ];
    const cwd = await folderWith("modules", {
      ...Object.fromEntries(
        [...modules, ...more, "baselinker-sdk"].flatMap((name) => [
          [`node_modules/${name}/index.js`, trap()],
          [`node_modules/${name}/safe.js`, trap()],
          [
            `node_modules/${name}/package.json`,
            '{ "type": "module", "exports": { "./*": "./index.js", ".": "./index.js" } }',
          ],
        ]),
      ),
      "package.json": '{ "type": "module", "imports": { "#*": "./rules.js" } }',
      ".env": `NODE_OPTIONS=--import ${join(folder, "modules/rules.js")}\n`,
      "node.config.json": '{ "nodeOptions": { "import": ["./rules.js"] } }',
      "rules.js": trap(),
      "rules.csv": "order_status_id;8001\nemail;Email\n",
      "lead.json": '{ "Email": "a@example.com" }',
      "rules.test.json": '{ "rules": "rules.csv", "tests": [{ "lead": { "Email": "a@example.com" } }] }',
    });
    const calls = [
      "map rules.csv lead.json",
      "explain rules.csv lead.json",
      "check rules.csv",
      "test .",
      "plan rules.csv rules.csv lead.json",
      "suggest lead.json",
      "forward rules.csv lead.json --store s.sqlite --register s.sqlite --yes --settings .env",
      "register list --register s.sqlite",
      "doctor --settings .env",
      "map rules.js lead.json",
    ];
    for (const call of calls) {
      const { code } = await run(call.split(" "), {
        cwd,
        env: { BASELINKER_URL: "http://127.0.0.1:9/" },
        onStart: () => {},
      });
      expect([call, code === null, ran()]).toEqual([call, false, false]);
    }
  });
});
