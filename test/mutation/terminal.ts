import type { Mutation } from "./mutation.ts";

const test = "test/apps/terminal/sink.test.ts";
const sink = { file: "apps/terminal/sink.ts", test };
const escaping = { file: "apps/terminal/escape.ts", test };
const failure = { file: "apps/terminal/failure.ts", test };
const language = { file: "apps/terminal/language.ts", test };

/** What a command writes: no sequence and no line of a stranger. */
export const terminalMutations: readonly Mutation[] = [
  {
    ...sink,
    in: "createSink",
    from: "marks === undefined ? escapedLines(lines)",
    to: 'marks === undefined ? [lines].flat().join("\\n")',
    says: "rules, leads and names of files write to the clipboard of who runs a command",
    name: "has no character that a terminal obeys",
  },
  {
    ...sink,
    in: "createSink",
    from: ': escapedLines(lines).replace(marks.pattern, "\\u001b[$1")',
    to: ': [lines].flat().join("\\n").replace(marks.pattern, "\\u001b[$1")',
    says: "a line with a colour is written with the sequences of its values",
    name: "has the colours of the command, and none that a value brings",
  },
  {
    ...sink,
    in: "createSink",
    from: "wait(jsonText(value, indent))",
    to: 'wait(JSON.stringify(value, undefined, indent) ?? "null")',
    says: "a terminal obeys what JSON leaves as it is",
    name: "is JSON that parses to the same value",
  },
  {
    ...sink,
    in: "newMarks",
    from: "crypto.randomUUID()",
    to: '"00000000-0000-0000-0000-000000000000"',
    says: "a value holds the mark and brings a style of its own",
    name: "is another mark in each sink",
  },
  {
    ...sink,
    in: "newMarks",
    from: "([\\\\d;]+m)",
    to: "()",
    says: "a mark that was cut begins a sequence of the value after it",
    name: "lets a style that was cut begin no other sequence",
  },
  {
    ...escaping,
    in: "escapedLines",
    from: 'typeof lines === "string" ? oneLine(lines)',
    to: 'typeof lines === "string" ? lines.split("\\n").map(oneLine).join("\\n")',
    says: "a value in a line begins a line that looks like one of the command",
    name: "names what a text has in place of it",
  },
  {
    ...escaping,
    in: "jsonEscape",
    from: '.split("")',
    to: ".match(/./gu)?",
    says: "JSON gets half of a character that has two",
    name: "is JSON that parses to the same value",
  },
  {
    file: "shared/runtime/text.ts",
    in: "escapeControls",
    from: "\\p{Cf}",
    to: "",
    says: "a text is shown in another order than it is, or holds what cannot be seen",
    test,
    name: "has no character that a terminal obeys",
  },
  {
    ...language,
    in: "say",
    from: "sayDetail(details[name])",
    to: "String(details[name])",
    says: "a detail of a sentence begins a line of its own",
    name: "is not begun by a detail of a sentence",
  },
  {
    ...language,
    in: "sayDetail",
    from: "oneLine(String(item))",
    to: "String(item)",
    says: "an item of a list begins a line of its own",
    name: "is begun by each item of a list, and by nothing in an item",
  },
  {
    file: "apps/terminal/table.ts",
    in: "formatTable",
    from: ".map((row) => row.map(oneLine))",
    to: "",
    says: "a cell of a table begins a line of its own",
    test,
    name: "is not begun by a cell of a table",
  },
  {
    ...failure,
    in: "said",
    from: "namesWithLists.has(name) ?",
    to: "true ?",
    says: "the message of any error begins lines of its own",
    name: "is not begun by the message of any other error",
  },
  {
    ...failure,
    in: "listed",
    from: "escapedLines([say(head, language), ...items])",
    to: '[say(head, language), ...items].join("\\n")',
    says: "a translated problem of rules begins a line of its own",
    name: "is not begun by a name in a problem of rules or parameters",
  },
  {
    file: "shared/errors/listed.ts",
    in: "listed",
    from: "escapeControls(start)",
    to: "start",
    says: "a name in rules or parameters looks like a problem of its own",
    test,
    name: "is not begun by a name in a problem of rules or parameters",
  },
];
