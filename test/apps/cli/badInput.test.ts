import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useCommand } from "./startCommand.ts";

/** Whatever people hand to a command by mistake: one sentence, the exit code of its kind, no stack. */
describe.concurrent("what is wrong with the input", () => {
  const { run, file } = useCommand();
  let folder = "";
  const rules = "order_status_id;8001\nemail;Email\n";
  const workbook = Buffer.from("PK\x03\x04\x14\0\x06\0", "latin1");
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    await mkdir(join(folder, "nothing"));
    const files: Record<string, string | Uint8Array> = {
      "rules.csv": rules,
      "empty.json": "",
      "rules.xlsx": workbook,
      "leads.xlsx": workbook,
      "old.xls": Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "binary.json": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      "latin.json": Buffer.from('{"Email":"\xe9@example.com"}', "latin1"),
      "utf16.json": utf16('{"Email":"a@example.com"}'),
      "bom.json": '\ufeff{"Email":"a@example.com"}',
      "crlf.ndjson": '{"Email":"a@example.com"}\r\n{"Email":"b@example.com"}\r\n',
      "cut.json": '{"Email": "a@exam',
      "broken.json": '{\n  "Email": "a",\n  oops\n}',
      "half.ndjson": '{"Email":"a@example.com"}\n{"Email":"b@exa',
      "broken.rules.json": '{ "version": 1,\n "fields" { } }',
      "comments.jsonc":
        '{ // why\n "version": 1, "fields": { "email": "Email", "order_status_id": 8001, }, }',
      "list.json": '[{"Email":"a@example.com"}]',
      "text.json": '"rules"',
      "token.txt": "1-2-FAKE\n",
      "lead.json": '{"Email":"a@example.com"}',
      "account.json": '{ "statuses": [{ "id": "8001", "name": "New" }] }',
      "baselinker.wrong.json": '{ "stor": "leads.sqlite" }',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await symlink("loop.env", join(folder, "loop.env"));
    await symlink("away", join(folder, "dangling.json"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const map = (lead: string) => ["map", "rules.csv", lead];

  it.each([
    ["a file that is not there", map("nope.json"), 2, /^nope\.json: there is no such file/],
    ["a link that leads nowhere", map("dangling.json"), 2, /^dangling\.json: there is no such file\. Check/],
    [
      "settings that are a link to itself",
      ["check", "rules.csv", "--settings", "loop.env"],
      2,
      /^loop\.env: this link leads back to itself/,
    ],
    ["a name too long for a file", ["check", "rules.csv", "--settings", "x".repeat(300)], 2, /too long/],
    ["a name with a slip", map("laed.json"), 2, /Did you mean lead\.json\?/],
    [
      "a list in the place of a lead",
      map("list.json"),
      1,
      /^list\.json: this is a list\. Put one lead on each line/,
    ],
    ["a ready set by half its name", ["map", "tilda", "lead.json"], 2, /^tilda: .*Did you mean tilda-cart/],
    ["a folder in the place of rules to check", ["check", "nothing"], 2, /^nothing: this is a folder/],
    [
      "an address without its beginning",
      ["doctor", "--webhook", "localhost:3000"],
      2,
      /^--webhook: "localhost:3000"/,
    ],
    [
      "a folder that is not there, to write to",
      ["suggest", "lead.json", "--out", "no/x.json"],
      2,
      /^no\/x\.json: /,
    ],
    ["an address of another machine", ["fake", "--host", "203.0.113.7"], 2, /^203\.0\.113\.7: this machine/],
    ["an empty file", map("empty.json"), 2, /^empty\.json: the file is empty/],
    ["a picture", map("binary.json"), 2, /not (?:a text file|UTF-8)/],
    ["another encoding", map("latin.json"), 2, /^latin\.json: the text is not UTF-8/],
    ["UTF-16 with its mark", map("utf16.json"), 0, /^$/],
    ["a byte order mark", map("bom.json"), 0, /^$/],
    ["lines of Windows", map("crlf.ndjson"), 0, /^2 leads, 0 failed/],
    ["a file that was cut", map("cut.json"), 2, /^cut\.json:1:\d+: /],
    ["broken JSON, with line and column", map("broken.json"), 2, /^broken\.json:3:3: this is not valid JSON/],
    ["one broken line among leads", map("half.ndjson"), 1, /half\.ndjson:2: this lead cannot be read/],
    ["a folder without leads", map("nothing"), 2, /^nothing: there is no lead in this folder/],
    ["a pattern that nothing matches", map("*.lead"), 2, /^\*\.lead: no file matches/],
    [
      "a folder in the place of rules",
      ["map", "nothing", "lead.json"],
      2,
      /^nothing: this is a folder|this is a folder/,
    ],
    ["broken rules", ["check", "broken.rules.json"], 2, /^broken\.rules\.json:2:11: /],
    ["rules that are a text", ["check", "text.json"], 1, /^text\.json: rules are an object/],
    ["rules with comments", ["check", "comments.jsonc"], 0, /^$/],
    ["an account that is none", ["check", "rules.csv", "--account", "account.json"], 2, /statuses\.0\.id: /],
    [
      "a configuration with a slip",
      ["forward", "rules.csv", "lead.json", "--config", "baselinker.wrong.json"],
      2,
      /"?stor"?/,
    ],
    ["an unknown command", ["mapp"], 2, /^Unknown command `mapp`\. Did you mean map\?/],
    ["an unknown option", ["map", "--jsno"], 2, /^Unknown option `--jsno`\. Did you mean --json\?/],
    [
      "a missing argument",
      ["map"],
      2,
      /^The argument `rules` is missing\.\nFor example: baselinker-sdk map rules\.tsv .*\n.*baselinker-sdk map --help\n$/,
    ],
    ["a ready set as a file", ["explain", "Tilda-Cart.json"], 2, /ready set .*Did you mean tilda-cart\?$/m],
    [
      "rules with a slip in their name",
      ["check", "rulse.csv"],
      2,
      /^rulse\.csv: .*Did you mean rules\.csv\?/,
    ],
    ["rules that are wrong, without a lead", ["explain", "lead.json"], 1, /^The rules cannot be used/m],
    [
      "a lead in the place of rules",
      ["map", "lead.json", "rules.csv"],
      1,
      /^lead\.json: .*Is it a lead\? The rules come first: map rules\.tsv lead\.json$/m,
    ],
    ["a lead in the place of its file", map('{"Email":"a@example.com"}'), 2, /Save this JSON as lead\.json/],
    ["leads in a table", map("rules.csv"), 2, /^rules\.csv: .*one line of a file \*\.ndjson.*xlsx-row/],
    ["a missing lead", ["map", "rules.csv"], 2, /^Which lead\? .* map tilda-cart\.$/m],
    [
      "an Excel workbook as rules",
      ["map", "rules.xlsx"],
      2,
      /^rules\.xlsx: .*Excel workbook.*CSV UTF-8.*\.tsv/,
    ],
    ["a workbook of an older Excel", ["check", "old.xls"], 2, /^old\.xls: this is an Excel workbook/],
    ["an Excel workbook as a lead", map("leads.xlsx"), 2, /^leads\.xlsx: .*Excel workbook.*xlsx-row/],
    ["a word too many", ["register", "stats", "now"], 2, /^The command takes no arguments, but got 1\./],
    ["half a command", ["register"], 2, /`list`, `show`, `resend`/],
    ["a choice that is none", ["map", "a", "b", "--language", "de"], 2, /en, uk, pl/],
    ["a time that is none", [...map("lead.json"), "--received-at", "soon"], 2, /"soon" is not a time/],
    [
      "a time that is none, before anything is asked of Base",
      ["forward", "rules.csv", "lead.json", "--token-file", "token.txt", "--yes", "--received-at", "soon"],
      2,
      /"soon" is not a time/,
    ],
    ["rules and leads from one input", ["map", "-", "-"], 2, /cannot both come from standard input/],
    [
      "no token",
      ["check", "rules.csv", "--live"],
      3,
      /^There is no token\. No account yet\? `npx baselinker-sdk fake` starts one.*BASELINKER_TOKEN.*--settings/,
    ],
    [
      "a file without a token",
      ["check", "rules.csv", "--live", "--token-file", "empty.json"],
      3,
      /^There is no token/,
    ],
    [
      "a token among the words",
      ["check", "rules.csv", "--live", "--token", "1-2-X"],
      2,
      /^The token is not an option: .*BASELINKER_TOKEN/,
    ],
    ["no store", ["forward", "rules.csv", "lead.json", "--yes"], 2, /^A store is needed/],
    [
      "no one who says yes",
      ["forward", "rules.csv", "lead.json", "--store", "s.sqlite", "--token-file", "token.txt"],
      2,
      /run it with --yes\. Nothing was sent/,
    ],
    [
      "a register that is not there",
      ["register", "list", "--register", "none.sqlite"],
      2,
      /^none\.sqlite: there is no such register/,
    ],
    ["a store that is another file", ["register", "list", "--register", "lead.json"], 3, /./],
    [
      "an unknown sender",
      ["trigger", "woocomerce", "--to", "http://localhost:1/", "--secret", "s"],
      2,
      /Did you mean woocommerce\?/,
    ],
    [
      "a webhook that does not run",
      ["trigger", "woocommerce", "--to", "http://127.0.0.1:9/", "--secret", "s"],
      3,
      /does not answer/,
    ],
    [
      "another host without yes",
      ["trigger", "woocommerce", "--to", "https://shop.example/", "--secret", "s"],
      2,
      /REAL orders[\s\S]*--yes/,
    ],
    [
      "forwarding to an address without its beginning",
      ["listen", "--forward", "localhost:3000"],
      2,
      /^--forward: "localhost:3000" is not an address\. Write one such as `http:/,
    ],
    [
      "forwarding to another machine",
      ["listen", "--forward", "https://shop.example/"],
      2,
      /not on this machine/,
    ],
    ["a tunnel without a name", ["listen", "--tunnel", "*"], 2, /^--tunnel: "\*" is not the name of a host/],
  ] as const)("%s: one sentence", async (_name, words, code, message) => {
    const ended = await run(words, { cwd: folder, env: { BASELINKER_URL: "http://127.0.0.1:9" } });
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({
      code,
      stderr: expect.stringMatching(message),
    });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it.skipIf(process.platform === "win32")("a named pipe that says nothing: ends with Ctrl+C", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.json")]);
    const child = spawn(process.execPath, [file(), "map", "pipe.json", "lead.json"], { cwd: folder });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    // The shell waits until the pipe is open for reading, and keeps it open.
    const writer = spawn("bash", ["-c", "exec 3>pipe.json; echo open; read"], { cwd: folder });
    try {
      await new Promise((resolve) => writer.stdout.once("data", resolve));
      child.kill("SIGINT");
      child.kill("SIGTERM");
      expect(await ended).toBe(130);
    } finally {
      child.kill("SIGKILL");
      writer.kill("SIGKILL");
    }
  });

  it("habits from other programs: understood", async () => {
    const said = async (...words: string[]) => {
      const { code, stdout } = await run(words, { cwd: folder });
      return { code, stdout };
    };
    expect(await said("help", "map")).toEqual(await said("map", "--help"));
    expect(await said("help")).toEqual(await said("--help"));
    for (const words of [["version"], ["-v"]]) expect(await said(...words)).toEqual(await said("--version"));
    expect(await said("--language", "uk", "-q", "check", "rules.csv")).toEqual(
      await said("check", "rules.csv", "-q", "--language", "uk"),
    );
  });

  it("an address of the account that is none: says so without showing it, as it may be the token", async () => {
    const env = { BASELINKER_URL: "1-2-FAKE", BASELINKER_TOKEN: "1-2-FAKE" };
    const { code, stderr } = await run(["check", "rules.csv", "--live"], { cwd: folder, env });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^BASELINKER_URL is not an address/),
    });
    expect(stderr).not.toContain("1-2-FAKE");
  });

  it("a network that is away: ends with 3", async () => {
    const env = { BASELINKER_URL: "http://127.0.0.1:9", BASELINKER_TOKEN: "1-2-FAKE" };
    const { code, stderr } = await run(["check", "rules.csv", "--live"], { cwd: folder, env });
    expect({ code, stack: /\n\s+at /.test(stderr) }).toEqual({ code: 3, stack: false });
    expect(stderr).not.toContain("1-2-FAKE");
  });

  it("a pipe that is closed early: ends quietly", async () => {
    const leads = '{"Email":"a@example.com"}\n'.repeat(20_000);
    await writeFile(join(folder, "many.ndjson"), leads);
    const shell = `"${process.execPath}" "${file()}" map rules.csv many.ndjson --json | head -n 1; echo "code \${PIPESTATUS[0]}"`;
    const child = spawn("bash", ["-c", shell], { cwd: folder });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^\{"lead":"many\.ndjson:1".*\ncode (?:0|130)\n$/);
  });

  it.skipIf(process.platform !== "linux")("a full disk: ends with 3 and says so", async () => {
    const child = spawn(
      "bash",
      ["-c", `"${process.execPath}" "${file()}" map rules.csv lead.json > /dev/full`],
      { cwd: folder },
    );
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/^The disk is full/) });
  });

  it("a large file of leads: is never in memory as a whole", async () => {
    const lead = JSON.stringify({ Email: "a@example.com", note: "long ".repeat(40) });
    await writeFile(join(folder, "large.ndjson"), `${lead}\n`.repeat(200_000));
    // The file alone is larger than this heap, and so are its leads.
    const words = ["--max-old-space-size=40", file(), "map", "rules.csv", "large.ndjson", "--json"];
    const child = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let lines = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      lines += chunk.toString("latin1").split("\n").length - 1;
    });
    child.stderr.resume();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ code, lines }).toEqual({ code: 0, lines: 200_000 });
  });

  it.skipIf(process.platform !== "linux" || process.getuid?.() !== 0)(
    "a disk that is full in the middle: ends with 3, and what was there stays",
    async () => {
      const small = await mkdtemp(join(tmpdir(), "baselinker-full-"));
      if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", small]).status !== 0) return;
      try {
        const rules = { version: 1, fields: { order_status_id: 8001, email: "Email" } };
        const tests = JSON.stringify({
          tests: [{ name: "one", lead: { Email: "a@example.com" }, order: { email: "b@example.com" } }],
        });
        await writeFile(join(small, "rules.json"), JSON.stringify(rules));
        await writeFile(join(small, "rules.test.json"), tests);
        await writeFile(join(small, "filling"), Buffer.alloc(64 * 1024)).catch(() => {});
        const env = { BASELINKER_URL: "http://127.0.0.1:9", BASELINKER_TOKEN: "1-2-FAKE" };
        const start = (...words: string[]) => run(words, { cwd: small, env });
        const lead = join(folder, "lead.json");
        const isFull = { code: 3, stderr: expect.stringMatching(/disk is full/) };
        expect(await start("test", "rules.json", "--update")).toMatchObject(isFull);
        expect(await readFile(join(small, "rules.test.json"), "utf8")).toBe(tests);
        expect(await start("suggest", lead, "--out", "new.json")).toMatchObject(isFull);
        expect(await start("forward", "rules.json", lead, "--store", "s.sqlite", "--yes")).toMatchObject(
          isFull,
        );
        const left = ["filling", "rules.json", "rules.test.json", "s.sqlite"];
        expect((await readdir(small)).sort()).toEqual(left);
      } finally {
        spawnSync("umount", ["-l", small]);
        await rm(small, { recursive: true, force: true });
      }
    },
  );
});
