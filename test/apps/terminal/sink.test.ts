import { PassThrough } from "node:stream";
import { styleText } from "node:util";
import { describe, expect, it } from "vitest";
import {
  CommandFailure,
  failureOf,
  indented,
  ListFailure,
  reasonOf,
  shortReasonOf,
} from "../../../src/apps/terminal/failure.ts";
import { commandMessage, english, languageTags, loadLanguage } from "../../../src/apps/terminal/language.ts";
import { createSink } from "../../../src/apps/terminal/sink.ts";
import { formatTable } from "../../../src/apps/terminal/table.ts";
import { ApiError } from "../../../src/shared/errors/apiError.ts";
import { InvalidParamsError } from "../../../src/shared/errors/invalidParamsError.ts";
import { RulesError } from "../../../src/shared/errors/rulesError.ts";
import { SetupError } from "../../../src/shared/errors/setupError.ts";
import { allControls, obeyed } from "./controls.ts";

/** A sink whose two streams are kept as text; `isTTY` makes them look like a terminal. */
function openSink({ isTTY = false } = {}) {
  const streams = [new PassThrough(), new PassThrough()].map((stream) => Object.assign(stream, { isTTY }));
  const [stdout = new PassThrough(), stderr = new PassThrough()] = streams;
  const sink = createSink({ stdout, stderr });
  const written = async () => {
    await sink.flush();
    return { stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
  };
  return { sink, written };
}

const controls = allControls();

describe("what a command writes", () => {
  it("has no character that a terminal obeys but its own line feeds, whatever is printed", async () => {
    for (const isTTY of [false, true]) {
      const { sink, written } = openSink({ isTTY });
      for (const letter of controls) {
        sink.print(`a${letter}b`);
        sink.complain([`c${letter}d`, letter]);
      }
      const { stdout, stderr } = await written();
      expect(stdout).not.toMatch(obeyed);
      expect(stderr).not.toMatch(obeyed);
      expect(stdout.split("\n")).toHaveLength(controls.length + 1);
      expect(stderr.split("\n")).toHaveLength(2 * controls.length + 1);
    }
  });

  it("names what a text has in place of it", async () => {
    const { sink, written } = openSink();
    sink.print("\u001b]52;c;cm0gLXJm\u0007 one\ntwo\r\tthree \u202e\u{e0041}");
    expect((await written()).stdout).toBe(
      "\\u{1b}]52;c;cm0gLXJm\\u{7} one\\ntwo\\r\\tthree \\u{202e}\\u{e0041}\n",
    );
  });

  it("is JSON that parses to the same value, on one line or indented, and as harmless", async () => {
    const { sink, written } = openSink();
    const family = "👨\u200d👩\u200d👧 سلام\u200cسلام";
    const value = { family, tag: "\u{e0041}", [`name${controls.join("")}`]: [controls.join("x"), "\ud800"] };
    sink.json(value);
    sink.json(value, 2);
    sink.json(undefined);
    const { stdout } = await written();
    expect(stdout).not.toMatch(obeyed);
    const lines = stdout.split("\n");
    expect(JSON.parse(lines[0] ?? "")).toEqual(value);
    expect(JSON.parse(lines.slice(1, -2).join("\n"))).toEqual(value);
    expect(lines.at(-2)).toBe("null");
  });

  it("has the colours of the command, and none that a value brings", async () => {
    const { sink, written } = openSink({ isTTY: true });
    const red = styleText("red", "error", { validateStream: false });
    sink.print(`${sink.style("red", "error")} ${red} ${sink.style("green", "\u001b[2J")}`);
    const { stdout } = await written();
    expect(stdout).toBe(`${red} \\u{1b}[31merror\\u{1b}[39m \u001b[32m\\u{1b}[2J\u001b[39m\n`);
  });

  it("lets a style that was cut begin no other sequence", async () => {
    const { sink, written } = openSink({ isTTY: true });
    const styled = sink.style("red", "error");
    const mark = styled.slice(0, styled.indexOf("31m"));
    sink.print(`${mark}2J ${mark}`);
    expect((await written()).stdout).not.toContain("\u001b");
  });

  it("is another mark in each sink, so that none can be learned from another run", () => {
    const marks = [1, 2].map(() => openSink({ isTTY: true }).sink.style("red", "x"));
    expect(marks[0]).not.toBe(marks[1]);
  });
});

describe("a line of a command", () => {
  const forged = "a\n✓ forged";

  it("is not begun by a detail of a sentence", () => {
    expect(english.say("file.empty", { path: forged })).toMatch(/^a\\n✓ forged: [^\n]*$/);
    expect(new CommandFailure("usage", "file.empty", { path: forged }).message).toMatch(/^a\\n✓ forged: /);
  });

  it("is begun by each item of a list, and by nothing in an item", () => {
    const items = ["1", forged].map((path) => commandMessage("file.missing", { path }));
    const { message } = new ListFailure("usage", "file.wrongContent", items, { file: forged });
    const [head, ...lines] = message.split("\n");
    expect(head).toMatch(/^a\\n✓ forged/);
    expect(lines).toEqual(["  1: this is missing.", "  a\\n✓ forged: this is missing."]);
    const names = english.say("file.unknownNames", { path: "a", names: [forged] });
    expect(names).toContain("`a\\n✓ forged`");
  });

  it("is not begun by a cell of a table", () => {
    expect(formatTable(["A", "B"], [[forged, "\u202eb"]], undefined)).toEqual([
      "A            B",
      "a\\n✓ forged  \\u{202e}b",
    ]);
    expect(formatTable([], [["a", "b"]], undefined)).toEqual(["a  b"]);
  });

  it("is not begun by a name in a problem of rules or parameters, in any language", async () => {
    const problem = { path: `fields.${forged}`, message: forged };
    const errors = [
      new RulesError([{ code: "unknown_name", ...problem }]),
      new InvalidParamsError([{ code: "unknown_field", ...problem }]),
    ];
    for (const error of errors) {
      expect(error.message.split("\n")).toHaveLength(2);
      for (const tag of languageTags) {
        const language = await loadLanguage(tag);
        const lines = (await failureOf(error, language)).message.split("\n");
        expect(lines).toHaveLength(2);
        expect(lines[1]).toMatch(/^- .*a(?:\\n|\\u\{a\})✓ forged$/);
      }
    }
  });

  it("has the remedy in English too, and the code of Base", async () => {
    const refused = new ApiError("ERROR_ORDER_STATUS_ID", "", { method: "addOrder", reason: "No status 77" });
    const said =
      "Base does not know this order status: correct it in the rules (No status 77, ERROR_ORDER_STATUS_ID).";
    expect(await reasonOf(refused, english)).toBe(said);
    const { name, code, message, details } = refused;
    const setup = new SetupError([{ path: "account", name, code, message, details }]);
    expect((await reasonOf(setup, english)).split("\n").at(-1)).toBe(`- account: ${said}`);
    expect(
      await reasonOf(new SetupError([{ path: "account", code: "TypeError", message: "Boom." }]), english),
    ).toMatch(/\n- account: Boom\.$/);
    expect(await reasonOf(new TypeError("Boom."), english)).toBe("Boom.");
  });

  it("is one line where a reason is a part of it, and below another one its list has lines of its own", async () => {
    const error = new InvalidParamsError([
      { path: "email", code: "unknown_field", message: "Leave it out." },
      { path: "phone", code: "unknown_field", message: "Leave it out too." },
    ]);
    const { message } = await failureOf(error, english);
    expect(message.split("\n").length).toBeGreaterThan(1);
    expect(await shortReasonOf(error, english)).toBe(message.split("\n").join(" "));
    expect(indented(message)).toEqual(message.split("\n").map((line) => `  ${line}`));
  });

  it("is not begun by the message of any other error", async () => {
    const missing = Object.assign(new Error(forged), { code: "ENOENT", syscall: "open", path: forged });
    for (const error of [new Error(forged), missing, forged])
      expect((await failureOf(error, english)).message.split("\n")).toHaveLength(1);
  });
});
