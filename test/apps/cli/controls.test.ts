import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../../src/apps/cli/declarations/commands.ts";
import type { CommandDeclaration, OptionDeclaration } from "../../../src/apps/terminal/command.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { someOf } from "../../support/wholeRun.ts";
import { allControls, obeyed } from "../terminal/controls.ts";
import { type Ended, hasTerminal, useCommand } from "./startCommand.ts";

/**
 * Texts of a stranger: they write to the clipboard, clear the screen, overwrite a line and look like one of the command.
 * A name of a file can hold no more than 255 bytes and no zero.
 */
const evil = `x\u001b]52;c;eA==\u0007\u009b2J\nFORGED a\rFORGED b\u2028FORGED c\u0085FORGED d${allControls().join("")}FORGED`;
const evilName =
  "n\u001b]52;c;eA==\u0007\u009b2J\r\nFORGED\u2028FORGED\u0085FORGED\u007f\u202e\u200d\ufeff\u{e0041}";

const { run, runInTerminal } = useCommand();
let folder = "";
let files: Readonly<
  Record<"rules" | "broken" | "table" | "lead" | "brokenLead" | "account" | "store", string>
>;
let shop: Awaited<ReturnType<typeof serveFakeAccount>>;
let refusing: Server;
let entryId = "";
const urls = { shop: "", refusing: "" };

beforeAll(async () => {
  // The folder too has such a name: it is in every path.
  folder = join(await mkdtemp(join(tmpdir(), "baselinker-sdk-controls-")), evilName);
  await mkdir(folder);
  await writeFiles();
  shop = await serveFakeAccount(
    createFakeAccount({
      token: "1-2-FAKE",
      requestsPerMinute: false,
      quirks: false,
      statuses: [{ id: 8001, name: evil }],
      extraFields: [{ extra_field_id: 7, name: evil }],
    }),
  );
  refusing = createServer((_, response) => {
    const answer = { status: "ERROR", error_code: `ERROR_${evil}`, error_message: evil, [evil]: evil };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
  const address = refusing.address();
  urls.shop = shop.url;
  urls.refusing = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  // Leads with such keys are in the register that other commands read.
  const words = ["forward", files.rules, files.lead, "--store", files.store, "--register", files.store];
  const { stdout } = await call([...words, "--yes", "--json"]);
  const forwarded: unknown = JSON.parse(stdout);
  expect(forwarded).toMatchObject({ status: "success" });
  entryId = String(Object(forwarded).entryId);
});

/** Written again before each call, since some options name a file that is written. */
async function writeFiles(): Promise<void> {
  const write = async (name: string, value: unknown) => {
    const path = join(folder, `${evilName}${name}`);
    await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
    return path;
  };
  const lead = { id: evilName, tel: "+380501112233", name: evil, [evil]: [evil], lines: [{ sku: evil }] };
  const rules = {
    version: 1,
    key: "id",
    defaults: { country: "UA", currency: "UAH" },
    values: { [`v${evil}`]: { value: evil } },
    skip: [{ when: { path: "skipped", is: true }, reason: evil }],
    fields: {
      order_status_id: { value: 8001 },
      phone: { path: "tel" },
      delivery_fullname: { path: "name" },
      user_comments: { join: [{ value: evil }, { path: "name" }], with: evil },
      email: { path: "absent", required: true },
    },
    tests: [{ name: evil, lead, order: { order_status_id: 1, user_comments: evil, phone: evil } }],
  };
  const { email: _, ...optional } = rules.fields;
  const account = {
    statuses: [{ id: 8001, name: evil }],
    sources: [{ type: "order_source", id: 5, name: evil }],
    extraFields: [{ id: 7, name: evil, editorType: "text", options: [evil] }],
    catalogs: [
      { id: 9, name: evil, isDefault: true, defaultPriceGroup: 1, priceGroups: [1], warehouses: [] },
    ],
    priceGroups: [],
    warehouses: [],
  };
  const { values: __, ...plain } = rules;
  files = {
    rules: await write(".json", { ...plain, fields: optional }),
    broken: await write(".broken.json", {
      ...rules,
      [evil]: evil,
      fields: { ...rules.fields, [evil]: evil },
    }),
    table: await write(
      ".tsv",
      `order_status_id\t8001\nphone\ttel\nuser_comments\t${evilName.replace(/\n/g, "")}\n${evilName}\tx\n`,
    ),
    lead: await write(".lead.json", lead),
    brokenLead: await write(".lead-broken.json", `{"id": ${evilName}`),
    account: await write(".account.json", account),
    store: join(folder, "leads.sqlite"),
  };
}

afterAll(async () => {
  await shop.close();
  refusing.closeAllConnections();
  refusing.close();
  await rm(join(folder, ".."), { recursive: true, force: true });
});

const serverNames: ReadonlySet<string> = new Set(["fake", "listen", "studio", "mcp"]);

/** A server of the command in a process of its own: once it listens it is asked, then ended with Ctrl+C. */
async function serve(
  words: readonly string[],
  ask: (url: string, token: string) => Promise<void>,
): Promise<Ended> {
  let asked: Promise<void> | undefined;
  const onStart = (child: ChildProcess) =>
    child.stdout?.once("data", (chunk) => {
      const [url = ""] = /http:[^\s"]+/.exec(String(chunk)) ?? [];
      const token = /(?:token"?:?\s*"?)([\w-]+)/i.exec(String(chunk))?.[1] ?? "";
      asked = ask(url, token).finally(() => child.kill("SIGINT"));
    });
  const ended = await run(words, { cwd: folder, onStart });
  await asked;
  return ended;
}

let calls = 0;

async function call(words: readonly string[], url = urls.shop): Promise<Ended> {
  calls += 1;
  // An address of its own, since calls of one process share the limit of an address.
  const env = { BASELINKER_URL: `${url}?${calls}`, BASELINKER_TOKEN: "1-2-FAKE", WEBHOOK_SECRET: evil };
  const isInterrupted = serverNames.has(words[0] ?? "");
  return run(words, { cwd: folder, env, isInterrupted });
}

/** Values for an argument, by what it names; for one that is not known here, all of them. */
function valuesOf(argument: string): readonly string[] {
  const missing = join(folder, `${evilName}.missing`);
  if (/rules|before|after/.test(argument)) return [files.rules, files.broken, files.table, missing, evil];
  if (/lead/.test(argument)) return [files.lead, files.brokenLead, missing, evil, files.lead];
  if (/source/.test(argument)) return ["tilda", evil, "tilda", "tilda", "tilda"];
  return [/id/.test(argument) ? entryId : evil, evil, files.rules, files.lead, missing];
}

/** What other options are given, so that a call comes as far as it can. */
function context(declaration: CommandDeclaration): ReadonlyMap<string, readonly string[]> {
  const known: Readonly<Record<string, string>> = {
    account: files.account,
    store: files.store,
    register: files.store,
    to: urls.refusing,
    folder: join(folder, `${evilName}.folder`),
    out: join(folder, `${evilName}.out.json`),
    rules: files.rules,
    source: "tilda",
    country: "UA",
  };
  const ofCommand: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
    // A plan is made of the leads in files.
    plan: { register: undefined },
    "register erase": { confirm: "erase this lead" },
    init: { to: "node", status: "8001", "order-source": "none" },
  };
  const found = declaration.options.map((option): readonly [string, readonly string[]] => {
    const name = nameOf(option);
    if (name === "yes") return [name, ["--yes"]];
    const value = { ...known, ...ofCommand[declaration.name] }[name];
    return [name, value === undefined || !takesValue(option) ? [] : [`--${name}`, value]];
  });
  return new Map(found);
}

function nameOf({ flags }: OptionDeclaration): string {
  return /--([\w-]+)/.exec(flags)?.[1] ?? flags;
}

function takesValue({ flags }: OptionDeclaration): boolean {
  return flags.includes("<");
}

/** Every command with such values in each of its arguments and options, one at a time. */
function* callsOf(declaration: CommandDeclaration): Generator<readonly string[]> {
  const name = declaration.name.split(" ");
  const given = context(declaration);
  const argumentsOf = (index: number) =>
    (declaration.arguments ?? []).map((argument) => valuesOf(argument.name)[index] ?? evil);
  const others = (without = "") => [...given].flatMap(([option, words]) => (option === without ? [] : words));
  const lastWords = ["--json", "--language=uk", "--language=pl", "--language=en", "--quiet"];
  for (const [index, last] of lastWords.entries()) {
    yield [...name, ...argumentsOf(index), ...others()];
    yield [...name, ...argumentsOf(index), ...others(), last];
    yield [...name, ...argumentsOf(index), last];
  }
  for (const option of declaration.options) {
    const optionName = nameOf(option);
    if (!takesValue(option)) {
      if (optionName !== "watch") yield [...name, ...argumentsOf(0), ...others(), `--${optionName}`];
      continue;
    }
    const values = [evil, join(folder, evilName), files.rules, files.brokenLead];
    for (const [index, value] of values.entries())
      yield [
        ...name,
        ...argumentsOf(0),
        ...others(optionName),
        `--${optionName}=${value}`,
        ...(index === 1 ? ["--json"] : []),
      ];
  }
  yield [...name, `--${evil}`];
  yield [...name, ...argumentsOf(0), evil, evil, evil];
}

function expectHarmless({ stdout, stderr }: Ended, words: readonly string[]): void {
  for (const text of [stdout, stderr]) {
    const found = obeyed.exec(text);
    const near =
      found === null ? "" : JSON.stringify(text.slice(Math.max(0, found.index - 80), found.index + 20));
    expect(near, `a control in ${JSON.stringify(words)}`).toBe("");
    const forged = /^\W*FORGED.*/m.exec(text)?.[0];
    expect(forged, `a forged line in ${JSON.stringify(words)}`).toBeUndefined();
  }
  if (!words.includes("--json")) return;
  for (const line of stdout.split("\n").filter((text) => text !== "")) JSON.parse(line);
}

describe("a command", () => {
  it.each(commands.map((declaration) => [declaration.name, declaration] as const))(
    "%s writes nothing that a terminal obeys and no line of a stranger, whatever its files, options and answers hold",
    async (_, declaration) => {
      let seen = "";
      const endings = new Set<number | null>();
      const calls = [urls.shop, urls.refusing].flatMap((url) =>
        [...callsOf(declaration)].map((words) => ({ words, url })),
      );
      for (const { words, url } of someOf(calls)) {
        await writeFiles();
        const ended = await call(words, url);
        expectHarmless(ended, words);
        seen += ended.stdout + ended.stderr;
        endings.add(ended.code);
      }
      // The values came through, and at least one call did its work.
      const hasWorked = [...endings].some((code) => code === 0 || code === 1);
      // A lead that became an order cannot be discarded.
      expect(hasWorked).toBe(declaration.name !== "register discard");
      expect(seen).toMatch(/\\(?:u\{1b\}|u001b)/);
      expect(seen).toContain("FORGED");
    },
  );

  it("that does not exist, and settings of the environment, are as harmless", async () => {
    for (const words of [[evil], ["--", evil], ["help", evil], [`--language=${evil}`], ["map", "--help"]])
      expectHarmless(await call(words), words);
    for (const name of ["BASELINKER_URL", "BASELINKER_TOKEN", "LANG", "LC_ALL", "NO_COLOR", "TERM"]) {
      const env = { BASELINKER_URL: urls.refusing, BASELINKER_TOKEN: "1-2-FAKE", [name]: evil };
      expectHarmless(await run(["doctor"], { cwd: folder, env }), [name]);
    }
  });

  it("that logs requests writes nothing of a stranger's request as it is", async () => {
    for (const isJson of [false, true]) {
      const flags = isJson ? ["--json"] : [];
      const listened = await serve(
        ["listen", "--rules", files.rules, "--folder", `requests${isJson}`, ...flags],
        async (url) => {
          const headers = { "content-type": `application/json; a=\u009b2J\u0085FORGED\u00ad` };
          await fetch(url, { method: "POST", headers, body: JSON.stringify({ id: evil, [evil]: evil }) });
          await fetch(url, { method: "POST", headers, body: evil });
        },
      );
      expectHarmless(listened, flags);
      expect(listened.stdout).toMatch(/application\/json.*FORGED/);
      const faked = await serve(["fake", "--parameters", ...flags], async (url, token) => {
        const headers = { "x-bltoken": token };
        const body = new URLSearchParams({ method: evil, parameters: JSON.stringify({ [evil]: evil }) });
        await fetch(url, { method: "POST", headers, body });
      });
      expectHarmless(faked, flags);
      expect(faked.stdout).toContain("FORGED");
    }
  });

  it("that meets an error that nothing caught, a warning of Node or a line of a library, shows it as harmless and ends with 3", async () => {
    const message = JSON.stringify(evil);
    const preload = `
      const { write } = process.stdout;
      process.stdout.write = (...given) => {
        process.stdout.write = write;
        process.emitWarning(${message});
        console.error("%s", ${message});
        setImmediate(() => setImmediate(() => { throw new Error(${message}); }));
        return write.apply(process.stdout, given);
      };`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` };
    const ended = await run(["fake"], { cwd: folder, env, onStart: () => {} });
    expectHarmless(ended, []);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(
      /^x.*FORGED\nWarning: x.*FORGED\nx.*FORGED\n {4}at .*\nThis is a bug of baselinker-sdk/s,
    );
  });

  it.runIf(hasTerminal)("asks a person in a terminal without what a terminal obeys", async () => {
    const words = [
      "init",
      "--source",
      "tilda",
      "--country",
      "UA",
      "--currency",
      "UAH",
      "--account",
      files.account,
      "--folder",
      join(folder, evilName, "a"),
    ];
    const { stdout } = await runInTerminal(words, { cwd: folder, answers: [[/\?/, "\u0003"]] });
    expect(stdout).toContain("FORGED");
    for (const part of ["\u001b]52", "\u0007", "\u202e", "\u{e0041}"]) expect(stdout).not.toContain(part);
    expect(stdout).not.toMatch(/^\W*FORGED/m);
  });
});
