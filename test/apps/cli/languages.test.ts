import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../../src/testing/fake/httpServer.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { useCommand } from "./startCommand.ts";

/** What a person reads of a command that says no. */
describe.concurrent("a command in the language of the person", () => {
  const { run } = useCommand();
  let folder = "";
  let served: ServedAccount | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    const files: Record<string, string> = {
      "rules.tsv": "order_status_id\t8001\nemail\tEmail\n",
      "wrong.json": '{ "version": 1, "fields": { "emial": "Email" } }',
      "lead.json": '{"Email":"a@example.com"}',
      "baselinker.wrong.json": '{ "stor": 1 }',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    served = await serveFakeAccount(createFakeAccount({ token: "1-2-FAKE" }));
  });
  afterAll(async () => {
    await served?.close();
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
      /^Base не приймає токен \(Invalid token\)\. Створіть новий/m,
      /^Base nie przyjmuje tokena \(Invalid token\)\. Utwórz nowy/m,
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

  it("says a plan", async () => {
    const words = ["plan", "none", "rules.tsv", "lead.json", "--language"];
    expect((await run([...words, "uk"], { cwd: folder })).stdout).toMatch(/^1 лід: 1 змінюється/);
    expect((await run([...words, "pl"], { cwd: folder })).stdout).toMatch(/^1 lead: zmienia się 1/);
  });
});
