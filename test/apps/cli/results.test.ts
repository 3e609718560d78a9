import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeParse } from "zod/v4/core";
import { lineByLine, resultSchemas } from "../../../docs/generate/commandResults.ts";
import { commands } from "../../../src/apps/cli/declarations/commands.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../../src/testing/fake/httpServer.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { examplesFolder, useCommand } from "./startCommand.ts";

const schemas = resultSchemas();

/** What a server says first. */
interface Started {
  readonly url: string;
  readonly token?: string;
}

/** Every line is a value of the command's shape. Gives how many there are. */
function expectShape(name: keyof typeof schemas, stdout: string): number {
  const lines = stdout.trim().split("\n");
  if (!lineByLine.includes(name)) expect(lines).toHaveLength(1);
  for (const line of lines) {
    const { success, error } = safeParse(schemas[name], JSON.parse(line));
    expect({ success, issues: error?.issues ?? [] }).toEqual({ success: true, issues: [] });
  }
  return lines.length;
}

describe("what --json prints", () => {
  const { run } = useCommand();
  let folder = "";
  let served: ServedAccount;
  let env: Record<string, string> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    await cp(examplesFolder, folder, { recursive: true });
    served = await serveFakeAccount(
      createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false }),
    );
    env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("has a shape for every command", () => {
    expect(Object.keys(schemas).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  const register = ["--register", "s.sqlite"];
  const calls: readonly (readonly [keyof typeof schemas, ...string[]])[] = [
    ["map", "rules.tsv", "leads.ndjson"],
    ["explain", "rules.tsv", "lead.json"],
    ["check", "wrong.jsonc"],
    ["test", "tested.json"],
    ["plan", "rules.tsv", "tested.json", "lead.json"],
    ["suggest", "lead.json"],
    ["doctor"],
    ["doctor", "--probe", "--yes"],
    ["init", "--source", "tilda", "--country", "UA", "--status", "8001", "--folder", "shop"],
    ["forward", "tested.json", "leads.ndjson", "--store", "s.sqlite", ...register, "--yes"],
    ["register list", ...register],
    ["register stats", ...register],
  ];
  it.each(calls.map((call) => [call] as const))(
    "of %j is of its shape, and nothing else is on standard output",
    async ([name, ...words]) => {
      const { stdout } = await run([...name.split(" "), ...words, "--json"], { cwd: folder, env });
      expectShape(name, stdout);
    },
  );

  describe("of the register", () => {
    const own = ["--register", "own.sqlite"];
    const ids: string[] = [];

    beforeAll(async () => {
      const fields = { order_status_id: { value: 8001 }, email: { path: "No", required: true } };
      await writeFile(join(folder, "strict.json"), JSON.stringify({ version: 1, fields }));
      const words = ["forward", "strict.json", "leads.ndjson", "--store", "own.sqlite", ...own, "--yes"];
      await run([...words, "--json"], { cwd: folder, env });
      const { stdout } = await run(["register", "list", ...own, "--json"], { cwd: folder, env });
      for (const { id } of JSON.parse(stdout).entries) ids.push(id);
    });

    // In this order: the last two take the entries away.
    it.each([
      ["show", ["{0}", "--values"]],
      ["resend", ["{0}", "--rules", "strict.json", "--yes"]],
      ["resend", ["--all", "--rules", "strict.json", "--confirm", "send all again"]],
      ["discard", ["{1}", "--yes"]],
      ["erase", ["{0}", "--confirm", "erase this lead"]],
    ] as const)("%s %j is of its shape", async (verb, given) => {
      const words = given.map((word) => word.replace(/^\{(\d)\}$/, (_, index) => ids[Number(index)] ?? ""));
      const { stdout } = await run(["register", verb, ...words, ...own, "--json"], { cwd: folder, env });
      expectShape(`register ${verb}`, stdout);
    });
  });

  it("of fake, listen, trigger, mcp and studio is of its shape", async () => {
    const answers: string[] = [];
    const serve = (words: readonly string[], work: (started: Started) => Promise<unknown>) => {
      let worked: Promise<unknown> = Promise.resolve();
      const ended = run([...words, "--json"], {
        cwd: folder,
        onStart: (child) =>
          child.stdout?.once("data", (chunk) => {
            worked = work(JSON.parse(String(chunk).split("\n")[0] ?? "")).finally(() => child.kill("SIGINT"));
          }),
      });
      return ended.then(async ({ stdout }) => {
        await worked;
        return stdout;
      });
    };
    const faked = await serve(["fake"], ({ url, token = "" }) =>
      fetch(url, {
        method: "POST",
        headers: { "X-BLToken": token },
        body: new URLSearchParams({ method: "getOrderStatusList" }),
      }),
    );
    expect(expectShape("fake", faked)).toBe(2);
    const listened = await serve(["listen", "--rules", "rules.tsv"], async ({ url }) => {
      const kinds = ["--kind", "valid", "--kind", "repeated"];
      const { stdout } = await run(["trigger", "tilda", "--to", url, "--secret", "s", ...kinds, "--json"]);
      answers.push(stdout);
    });
    expect(expectShape("listen", listened)).toBe(4);
    expect(expectShape("trigger", answers.join(""))).toBe(3);
    expect(expectShape("mcp", await serve(["mcp", "--http"], async () => {}))).toBe(1);
    expect(expectShape("studio", await serve(["studio"], async () => {}))).toBe(1);
  });
});
