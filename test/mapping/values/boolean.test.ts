import { describe, expect, it } from "vitest";
import { parseBoolean } from "../../../src/mapping/values/boolean.ts";

describe("yes and no", () => {
  it.each([
    [
      "true yes y on так т да д tak t ja j ano áno oui si sí sì sim taip jā jah igen evet checked ok agree + x ✓ ☑ wahr prawda вкл увімк згоден paid оплачено opłacone bezahlt zaplaceno",
      true,
    ],
    [
      "false no n off ні н нет нема немає nie nein ne non nu não nem nē ei unchecked - ✗ ❌ falsch fałsz вимк unpaid pending неоплачено nieopłacone authorized",
      false,
    ],
  ])("are any of the words %s", (words, value) => {
    for (const word of words.split(" "))
      for (const text of [word, word.toUpperCase(), ` ${word} `, `${word}!`, `${word}.`, `${word} ${word}`])
        expect(parseBoolean(text), text).toEqual({ ok: true, value });
  });

  it.each([
    ["так :)", true],
    ["ні :(", false],
    ["так;-)", true],
    ["так!!!", true],
    ["так, дякую", true],
    ["так так так", true],
    ["Так / Yes", true],
    ["no (ні)", false],
    ["ja bitte", true],
    ["I agree", true],
    ["I do not agree", false],
    ["не згоден", false],
    ["nie potrzebuję", false],
    ["Nie wyrażam zgody", false],
    ["ні, не треба", false],
    ["not_paid", false],
    ["captured", true],
    ["zgadzam_się", true],
    ["так | | yes", true],
    ["nezaplaceno", false],
    ["так,потрібен", true],
    ["не  треба", false],
    ["не треба", false],
    [`так, ${"x".repeat(35)}`, true],
  ])("are said by %j: %s", (text, value) => {
    expect(parseBoolean(text)).toEqual({ ok: true, value });
  });

  it.each([
    "Так, але не зараз",
    "Yes, but not now",
    "так, якщо можна",
    "yes / no",
    "nie wiem",
    "частково оплачено",
    "не так",
    // One letter is of the other alphabet.
    "tак",
    "nо",
    "не треба треба",
    "так,",
    "так, ні",
    "ні, так",
    "так, чи ні",
    "може, так",
    "yes?",
    "yesno",
    `так, ${"x".repeat(36)}`,
    "так|ні",
    "not paid|captured",
    "yes, not now",
    // Words that only count at the beginning or at the end.
    "Zgadzam nie się",
    "Zgadzam please się",
    "Zgadzam i się",
    "",
    "not",
  ])("are not said by %j", (text) => {
    expect(parseBoolean(text)).toEqual({ ok: false, code: "boolean_unreadable" });
  });
});
