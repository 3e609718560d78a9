import { describe, expect, it, vi } from "vitest";
import { logThrough } from "../../../src/shared/runtime/log.ts";
import { speakOnce } from "../../../src/shared/runtime/speakOnce.ts";
import { spokenLines } from "../../support/spokenLines.ts";

const howToHearMore =
  "Each such line is written once. Pass `logger` to the client for all, or `logger: false` for none.";

describe("the console of a process without a logger", () => {
  const lines = spokenLines();

  it("gets a message once for each code, and after the first one how to hear all or none", () => {
    for (const code of ["a", "b", "a", "b"]) speakOnce(code, () => `About ${code}.`);
    expect(lines).toEqual([`About a. ${howToHearMore}`, "About b."]);
  });

  it("is not offered a logger by a message that no logger gets, but by the next one", () => {
    speakOnce("a", () => "A secret is weak.", false);
    speakOnce("b", () => "It failed.");
    expect(lines).toEqual(["A secret is weak.", `It failed. ${howToHearMore}`]);
  });

  it("gets a full stop before that sentence where the message has none", () => {
    speakOnce("a", () => "blocked until noon");
    expect(lines).toEqual([`blocked until noon. ${howToHearMore}`]);
  });

  it("gets 50 messages at most, and the others are not even made", () => {
    let made = 0;
    const message = () => {
      made += 1;
      return "It failed.";
    };
    for (let code = 0; code < 200; code += 1) speakOnce(`code ${code}`, message);
    expect([lines.length, made]).toEqual([50, 50]);
  });

  it("is looked for at each message, and one that fails stops no one", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {
      throw new Error("The pipe is closed.");
    });
    expect(() => speakOnce("a", () => "It failed.")).not.toThrow();
  });

  it("shares what was written with another copy of the package", () => {
    speakOnce("a", () => "It failed.");
    expect(Reflect.get(globalThis, Symbol.for("baselinker-sdk/spoken/1"))).toEqual(new Set(["a", ""]));
  });

  it("gets the lines of an object that has no log of its own: warnings and errors, as often as they say", () => {
    const text = () => "told";
    for (const level of ["debug", "info", "warn", "error"] as const) {
      logThrough({}, { level, text, onConsole: { once: level } });
      logThrough({}, { level, text, onConsole: { once: level } });
      logThrough({}, { level, text });
    }
    logThrough({}, { level: "info", text: () => "always", onConsole: "always" });
    for (let times = 0; times < 2; times += 1)
      logThrough({}, { level: "error", text: () => "each\ntime", onConsole: "always" });
    expect(lines).toEqual([
      `baselinker: told. ${howToHearMore}`,
      "baselinker: told",
      "baselinker: each\\u{a}time",
      "baselinker: each\\u{a}time",
    ]);
  });
});
