import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../../src/testing/fake/httpServer.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { useCommand } from "./startCommand.ts";

/** An account whose token Base blocks at the first order, so that it need not be looked for. */
function blockedAccount() {
  const account = createFakeAccount({ token: "1-2-FAKE" });
  account.answer("addOrder", {
    status: "ERROR",
    error_code: "ERROR_BLOCKED_TOKEN",
    error_message: "Query limit exceeded, token blocked until 2030-01-01 10:00:00",
  });
  return account;
}

/** What a person reads of a command that says no. */
describe.concurrent("a command in the language of the person", () => {
  const { run } = useCommand();
  let folder = "";
  let served: ServedAccount | undefined;
  let blocked: ServedAccount | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    const files: Record<string, string> = {
      "rules.tsv": "order_status_id\t8001\nemail\tEmail\n",
      "wrong.json": '{ "version": 1, "fields": { "emial": "Email" } }',
      "named.json":
        '{ "version": 1, "fields": { "order_status_id": { "status": "Нвоі" }, "email": "Mail" } }',
      "known.json": '{ "version": 1, "fields": { "order_status_id": { "value": 8001 }, "email": "Email" } }',
      "lead.json": '{"Email":"a@example.com"}',
      "baselinker.wrong.json": '{ "stor": 1 }',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    blocked = await serveFakeAccount(blockedAccount());
    served = await serveFakeAccount(createFakeAccount({ token: "1-2-FAKE" }));
  });
  afterAll(async () => {
    await served?.close();
    await blocked?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const send = ["forward", "rules.tsv", "lead.json", "--store", "a.sqlite", "--yes"];
  it.each([
    [
      "rules",
      ["map", "wrong.json", "lead.json"],
      /^Ці правила не можна.*такого поля в Base немає/s,
      /^Tych reguł.*Base nie ma takiego pola/s,
    ],
    [
      "rules of a plan",
      ["plan", "none", "wrong.json", "lead.json"],
      /^Ці правила.*такого поля/s,
      /^Tych reguł.*takiego pola/s,
    ],
    ["a number", [...send, "--concurrency", "0"], /не ціле число від 1/, /nie liczba całkowita od 1/],
    ["a choice", ["init", "--source", "shopfy"], /Можливо, shopify/, /Może shopify/],
    [
      "a session",
      ["studio", "--store", "leads.sqlite", "--forwarder", "module.mjs"],
      /^--store має бути в модулі/,
      /^--store/,
    ],
    [
      "a configuration",
      [...send, "--config", "baselinker.wrong.json"],
      /не підходить:\n {2}–: тут не може бути `stor`/,
      /nie pasuje:\n {2}–: takich nazw tu nie ma: `stor`/,
    ],
  ])("says what is wrong with %s", async (_, words, uk, pl) => {
    const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: served?.url ?? "" };
    expect((await run([...words, "--language", "uk"], { cwd: folder, env })).stderr).toMatch(uk);
    expect((await run([...words, "--language", "pl"], { cwd: folder, env })).stderr).toMatch(pl);
  });

  it.each([
    [
      "a wrong token",
      { BASELINKER_TOKEN: "3-4-WRONG" },
      /^Base не приймає токен \(Invalid token, ERROR_BAD_TOKEN\)\. Створіть новий/m,
      /^Base nie przyjmuje tokena \(Invalid token, ERROR_BAD_TOKEN\)\. Utwórz nowy/m,
    ],
    [
      "a network that is away",
      { BASELINKER_URL: "http://127.0.0.1:9/" },
      /^Немає з'єднання з Base.* Перевірте мережу/m,
      /^Nie ma połączenia z Base.* Sprawdź sieć/m,
    ],
  ])("says in its words what %s means, and what to do", async (_, changed, uk, pl) => {
    const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: served?.url ?? "", ...changed };
    const words = ["check", "rules.tsv", "--live"];
    // Each tries again for seconds: both at once take half the time.
    const [inUkrainian, inPolish] = await Promise.all(
      ["uk", "pl"].map((language) => run([...words, "--language", language], { cwd: folder, env })),
    );
    expect(inUkrainian).toMatchObject({ code: 3, stderr: expect.stringMatching(uk) });
    expect(inPolish?.stderr).toMatch(pl);
  });

  it.each([
    ["uk", /акаунта\.\n- account: Немає з'єднання з Base/, /^--namespace: «a b» не підходить\./],
    ["pl", /do konta\.\n- account: Nie ma połączenia z Base/, /^--namespace: „a b” nie pasuje\./],
  ])(
    "says in its words why nothing was loaded, and which namespace is none: %s",
    async (tag, away, namespace) => {
      const words = [
        "forward",
        "rules.tsv",
        "lead.json",
        "--store",
        `${tag}.sqlite`,
        "--yes",
        "--language",
        tag,
      ];
      const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: "http://127.0.0.1:9/" };
      const [failed, refused] = await Promise.all([
        run(words, { cwd: folder, env }),
        run([...words, "--namespace", "a b"], { cwd: folder, env }),
      ]);
      expect(failed).toMatchObject({ code: 3, stderr: expect.stringMatching(away) });
      expect(failed.stderr).not.toMatch(/got no answer/);
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(namespace) });
    },
  );

  it("reads the same JSON whatever the language is, with the details of each message", async () => {
    const calls = [
      ["map", "named.json", "lead.json"],
      ["explain", "named.json", "lead.json"],
      ["check", "named.json"],
      ["check", "wrong.json"],
      ["doctor", "--rules", "named.json"],
    ];
    const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: served?.url ?? "" };
    const said: unknown[] = [];
    for (const words of calls) {
      const received = words[0] === "map" ? ["--received-at", "2026-01-31T12:00:00Z"] : [];
      const inEach: string[] = [];
      for (const tag of ["en", "uk", "pl"]) {
        const call = [...words, ...received, "--json", "--language", tag];
        const { stdout } = await run(call, { cwd: folder, env });
        inEach.push(stdout.replaceAll(/"says":"\d+ sec (ahead|behind)[^"]*"|"says":"agrees[^"]*"/g, ""));
      }
      expect(inEach[0]).toMatch(/"message":"|"says":"/);
      expect(inEach.slice(1), words.join(" ")).toEqual([inEach[0], inEach[0]]);
      said.push(inEach[0]);
    }
    expect(said[2]).toMatch(/"details":\{/);
    expect(said[3]).toMatch(/"text":"[\w.]+","details":\{/);
  });

  it("writes why a lead was not sent into JSON in English, with the name and the details of the error", async () => {
    const words = ["forward", "known.json", "lead.json", "--store", "blocked.sqlite", "--yes"];
    const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: blocked?.url ?? "" };
    const { stdout } = await run([...words, "--json", "--language", "uk"], { cwd: folder, env });
    expect(JSON.parse(stdout)).toMatchObject({
      status: "error",
      error: {
        name: "TokenBlockedError",
        message: expect.stringMatching(/^addOrder was not carried out: Base blocked the token/),
        details: { method: "addOrder" },
      },
    });
  });

  it("says what is wrong with rules on standard error in its words, also with --json", async () => {
    const words = ["map", "wrong.json", "lead.json", "--json", "--language", "uk"];
    expect((await run(words, { cwd: folder })).stderr).toMatch(/^Ці правила.*такого поля/s);
    const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: served?.url ?? "" };
    const sent = ["forward", "named.json", "lead.json", "--store", "named.sqlite", "--yes", "--json"];
    const { stderr } = await run([...sent, "--language", "uk"], { cwd: folder, env });
    expect(stderr).toMatch(/: В акаунті немає статусу замовлення «Нвоі»\./);
  });

  it("says a plan", async () => {
    const words = ["plan", "none", "rules.tsv", "lead.json", "--language"];
    expect((await run([...words, "uk"], { cwd: folder })).stdout).toMatch(/^1 лід: 1 змінюється/);
    expect((await run([...words, "pl"], { cwd: folder })).stdout).toMatch(/^1 lead: zmienia się 1/);
  });
});
