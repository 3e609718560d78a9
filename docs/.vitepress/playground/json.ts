/** JSON that is broken, with the place. Each browser says it in its own way, and some without the place. */
export class BrokenJson extends SyntaxError {
  /** Counted from 0. */
  readonly offset: number;

  constructor(expected: string, offset: number) {
    super(expected);
    this.offset = offset;
  }
}

/** As `JSON.parse`, with the place of what is wrong. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw firstMistake(text) ?? error;
  }
}

type Expected = "value" | "valueOrEnd" | "name" | "nameOrEnd" | "colon" | "next";

const sentences: Readonly<Record<Expected, string>> = {
  value: "a value is expected here.",
  valueOrEnd: "a value or `]` is expected here.",
  name: "a name in double quotes is expected here.",
  nameOrEnd: "a name in double quotes or `}` is expected here.",
  colon: "`:` is expected here.",
  next: "`,` or a closing bracket is expected here.",
};

const unclosed = "this text has no closing quote in its line, or a `\\` before a sign that needs none.";

const token =
  /\s*(?:([{}[\],:])|("[^"\\\n]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\n]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;

/** Where reading it stops, and what should be there. */
function firstMistake(text: string): BrokenJson | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  let isDone = false;
  token.lastIndex = 0;
  for (;;) {
    const start = token.lastIndex;
    const [whole, sign, quoted] = token.exec(text) ?? [];
    const at = start + (/^\s*/.exec(text.slice(start, start + 10_000))?.[0].length ?? 0);
    if (isDone) return at < text.length ? new BrokenJson("the text should end here.", at) : undefined;
    if (whole === undefined) {
      const isText = text.charAt(at) === '"' && expected !== "colon" && expected !== "next";
      return new BrokenJson(isText ? unclosed : sentences[expected], Math.min(at, text.length));
    }
    const next = following(expected, sign, quoted !== undefined, open);
    if (next === undefined) return new BrokenJson(sentences[expected], at);
    expected = next;
    isDone = open.length === 0;
  }
}

/** What has to come after this; `undefined` if this may not be here. Keeps in `open` which brackets are. */
function following(
  expected: Expected,
  sign: string | undefined,
  isText: boolean,
  open: string[],
): Expected | undefined {
  const isIn = (bracket: string) => open.at(-1) === bracket;
  if (sign === "}" || sign === "]") {
    const bracket = sign === "}" ? "{" : "[";
    const mayEnd = expected === "next" || expected === (sign === "}" ? "nameOrEnd" : "valueOrEnd");
    if (!mayEnd || !isIn(bracket)) return undefined;
    open.pop();
    return "next";
  }
  if (expected === "name" || expected === "nameOrEnd") return isText ? "colon" : undefined;
  if (expected === "colon") return sign === ":" ? "value" : undefined;
  if (expected === "next") {
    if (sign !== ",") return undefined;
    return isIn("{") ? "name" : "value";
  }
  if (sign === "," || sign === ":") return undefined;
  if (sign === undefined) return "next";
  open.push(sign);
  return sign === "{" ? "nameOrEnd" : "valueOrEnd";
}
