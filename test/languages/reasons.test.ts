import { describe, expect, it } from "vitest";
import { DeliveryError } from "../../src/forwarding/contract/deliveryError.ts";
import { detailOfError } from "../../src/forwarding/contract/errorFacts.ts";
import { forwardIssue } from "../../src/forwarding/contract/forwardCodes.ts";
import { detailOf, reasonOf } from "../../src/forwarding/contract/reason.ts";
import { redisCodes } from "../../src/forwarding/redis/redisCodes.ts";
import { registerIssue } from "../../src/forwarding/register/registerCodes.ts";
import { sqliteCodes } from "../../src/forwarding/sqlite/sqliteCodes.ts";
import { doubtReason } from "../../src/forwarding/store/doubtReason.ts";
import { pl } from "../../src/languages/pl/language.ts";
import { uk } from "../../src/languages/uk/language.ts";
import { RateLimitError } from "../../src/shared/errors/rateLimitError.ts";

const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

describe("a reason in a detail", () => {
  it("is a sentence of the language, in an issue that has its English sentence too", () => {
    const finding = reasonOf(redisCodes, "redis_on_disk_late", { policy: "everysec" });
    const issue = registerIssue("register_may_forget", "register", { reason: detailOf(finding) });
    expect(issue.message).toBe(
      "The register may lose leads that it has taken. Redis loses the last leads when its machine stops (appendfsync everysec). Set appendfsync always.",
    );
    for (const kept of [issue, stored(issue)]) {
      expect(uk.issue(kept).message).toBe(
        "Реєстр може втратити ліди, які вже прийняв. Якщо машина зупиниться, Redis утратить останні ліди (`appendfsync everysec`). Задайте `appendfsync always`.",
      );
      expect(pl.issue(kept).message).toContain("Gdy maszyna się zatrzyma, Redis straci ostatnie leady");
    }
  });

  it("is the sentence of a store of one's own as it is, which has no code", () => {
    const issue = registerIssue("register_may_forget", "register", {
      reason: detailOf({ reason: "It is old." }),
    });
    expect(uk.issue(issue).message).toBe("Реєстр може втратити ліди, які вже прийняв. It is old.");
  });

  it("has its own details in the language: the store, and for how long leads are looked up", () => {
    const file = reasonOf(sqliteCodes, "sqlite_file", { path: "leads.sqlite" });
    const cause = { before: undefined, after: "1", isProved: false, doubtMs: 1_320_000 };
    const { reason, code = "", details = {} } = stored(doubtReason(file, cause, () => file));
    expect(reason).toBe(
      "The file leads.sqlite lost everything that it held. For 22 minutes, leads that it does not know are looked up in Base before they are sent. Find out what emptied it.",
    );
    expect(uk.issue({ code, details, message: reason }).message).toBe(
      "Файл leads.sqlite: сховище втратило все, що мало. Ще 22 хвилини ліди, яких сховище не знає, спершу шукаються в Base, а тоді надсилаються. З'ясуйте, що його спорожнило.",
    );
    expect(pl.issue({ code, details, message: reason }).message).toMatch(
      /^Plik leads\.sqlite: baza leadów straciła wszystko, co miała\. Przez 22 minuty leady/,
    );
  });

  it.each([
    ["of the package", new RateLimitError("queue_full"), /чекає|черг/],
    [
      "of the delivery",
      new DeliveryError("payment_unreadable", { order: "42" }),
      /Замовлення 42 не вдалося прочитати/,
    ],
  ])("is an error %s in the language", (_, error, words) => {
    const issue = stored(forwardIssue("payment_open", "paid", { reason: detailOfError(error) }));
    expect(issue.message).toContain(error.message);
    expect(uk.issue(issue).message).toMatch(words);
    expect(uk.issue(issue).message).not.toContain(error.message);
  });

  it("says of an error of the program its name alone, since its message may quote the buyer", () => {
    const error = new SyntaxError('"Ann, +380671234567" is not valid JSON');
    const issue = forwardIssue("payment_open", "paid", { reason: detailOfError(error) });
    expect(JSON.stringify(issue)).not.toMatch(/Ann|380/);
    expect(uk.issue(issue).message).toContain("`SyntaxError`");
  });
});
