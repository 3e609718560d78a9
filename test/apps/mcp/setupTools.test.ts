import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqliteStore } from "../../../src/entries/sqlite.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { openMcp } from "./mcpClient.ts";

type Client = Awaited<ReturnType<typeof openMcp>>;
interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly says: string;
}

describe("tools for the setup and the guides", () => {
  let folder = "";
  let served: Awaited<ReturnType<typeof serveFakeAccount>>;
  const open: Client[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-mcp-"));
    await writeFile(
      join(folder, "rules.json"),
      '{"version":1,"fields":{"order_status_id":9999,"email":"Email"}}',
    );
    await sqliteStore(join(folder, "leads.sqlite")).close();
    const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    served = await serveFakeAccount(account);
  });
  afterAll(async () => {
    for (const client of open) await client[Symbol.asyncDispose]();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(words: Readonly<Record<string, unknown>> = {}, token?: string) {
    const env = token === undefined ? {} : { BASELINKER_URL: served.url, BASELINKER_TOKEN: token };
    const client = await openMcp(words, env);
    open.push(client);
    return client;
  }
  const files = () => ({ rules: join(folder, "rules.json"), store: join(folder, "leads.sqlite") });
  const namesOf = async (client: Client) => (await client.tools()).map(({ name }) => name);

  it("lists without a token the tools that need none, and each other one with what it needs", async () => {
    const offline = ["explain_lead", "check_rules", "test_rules", "draft_rules", "read_guide", "check_setup"];
    expect(await namesOf(await start())).toEqual(offline);
    const write = ["addOrder", "resend_leads"];
    expect(await namesOf(await start({ ...files(), write }, "1-2-FAKE"))).toEqual([
      "find_methods",
      "describe_method",
      "read_base",
      "count_base",
      "write_base",
      "explain_lead",
      "check_rules",
      "test_rules",
      "draft_rules",
      "plan_rules",
      "read_guide",
      "list_leads",
      "show_lead",
      "resend_leads",
      "check_setup",
    ]);
  });

  it("finds what is wrong in the setup: the token, and rules that the account does not fit", async () => {
    const client = await start(files(), "1-2-FAKE");
    const { findings }: { readonly findings: readonly Finding[] } = (await client.call("check_setup")).value;
    expect(findings.map(({ ok, what }) => [what, ok])).toEqual([
      ["token", true],
      ["clock", true],
      ["account", true],
      ["rules", false],
      ["register", true],
    ]);
    expect(findings[3]?.says).toContain("fields.order_status_id");
    const wrong = await (await start({}, "1-2-WRONG")).call("check_setup");
    expect(wrong.value.findings).toMatchObject([{ ok: false, what: "token" }]);
    expect(wrong.text).not.toContain("1-2-WRONG");
    const none = await (await start()).call("check_setup");
    expect(none.value.findings).toMatchObject([{ ok: false, what: "token" }]);
  });

  it("checks rules against the account once there is a token", async () => {
    const client = await start({}, "1-2-FAKE");
    const rules = { version: 1, fields: { order_status_id: 9999, email: "Email" } };
    expect((await client.call("check_rules", { rules })).value).toMatchObject({
      problems: [{ level: "error", path: "fields.order_status_id" }],
      against_account: true,
    });
  });

  it("gives a guide as its sections, and a section by its heading, its anchor or a code in its table", async () => {
    const client = await start();
    const sections = (await client.call("read_guide", { guide: "rules-reference" })).text.split("\n");
    expect(sections).toContain("Conditions");
    for (const section of ["Conditions", "#conditions", "conditions"]) {
      const { text } = await client.call("read_guide", { guide: "rules-reference", section });
      expect(text).toMatch(/^## Conditions\n/);
      expect(text).not.toMatch(/\n## /);
    }
    const code = await client.call("read_guide", { guide: "issue-codes", section: "required_missing" });
    expect(code.text).toMatch(/^\| `required_missing` \|.*$/);
    const close = await client.call("read_guide", { guide: "rules-reference", section: "Condition" });
    expect(close.value).toMatchObject({
      error: "unknown_section",
      message: expect.stringContaining("Conditions"),
    });
    expect((await client.call("read_guide", { guide: "../cli/package" })).value.error).toBe("wrong_params");
  });

  it("gives every section of every guide in an answer that is not too large", async () => {
    const client = await start();
    const [tool] = (await client.tools()).filter(({ name }) => name === "read_guide");
    const guides: readonly string[] = Object(tool?.inputSchema).properties.guide.enum;
    expect(guides).toHaveLength(11);
    for (const guide of guides) {
      const list = await client.call("read_guide", { guide });
      for (const name of list.text.split("\n")) {
        const { isError, text } = await client.call("read_guide", { guide, section: name.trim() });
        expect([guide, name, isError]).toEqual([guide, name, false]);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
      }
    }
  });

  it("offers the user's rules as a resource, and nothing else that their file holds", async () => {
    const client = await start({ rules: files().rules });
    const read = async () =>
      JSON.stringify(await client.request("resources/read", { uri: "baselinker://rules" }));
    expect(await read()).toContain("order_status_id");
    const tests = [
      { name: "one", lead: { Name: "Zofia Grabowska", city: "x" }, order: { order_status_id: 8001 } },
    ];
    const rules = { version: 1, fields: { order_status_id: 8001 }, tests };
    await writeFile(join(folder, "rules.json"), JSON.stringify(rules));
    expect(await read()).toMatch(/^(?!.*(?:Zofia|Grabowska)).*city/s);
    await writeFile(join(folder, "rules.json"), '{"aws_secret":"hunter2"}');
    await expect(read()).rejects.toThrow(/^(?!.*hunter2)/s);
  });
});
