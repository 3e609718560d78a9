/** What a curl command sends. */
export interface Curl {
  readonly body: string;
  readonly contentType: string;
  /** Of a multipart form, which curl writes automatically. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Reads the common forms of a command: `-d`, `--data-raw`, `--data-urlencode`, `--json`, `-F` and `-H`. */
export function readCurl(text: string): Curl {
  const words = wordsOf(text);
  const data: string[] = [];
  const fields: Record<string, string> = Object.create(null);
  let contentType: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const { name, value, used } = optionAt(words, index);
    index += used;
    if (name === "-H" || name === "--header") {
      contentType = /^content-type:\s*(.*)$/i.exec(value)?.[1] ?? contentType;
    } else if (name === "--json") {
      contentType ??= "application/json";
      data.push(value);
    } else if (name === "-F" || name === "--form" || name === "--form-string") {
      const [, key = "", own = ""] = /^([^=]*)=([\s\S]*)$/.exec(value) ?? [];
      fields[key] = own.replace(/^@/, "");
    } else if (name === "--data-urlencode") {
      const [, key = "", own = ""] = /^([^=]*)=([\s\S]*)$/.exec(value) ?? ["", "", value];
      data.push(`${key === "" ? "" : `${key}=`}${encodeURIComponent(own)}`);
    } else if (/^(?:-d|--data(?:-raw|-binary|-ascii)?)$/.test(name)) {
      if (value.startsWith("@") && name !== "--data-raw")
        throw new SyntaxError(`curl would read the file ${value.slice(1)}. Paste what is in it.`);
      data.push(value);
    }
  }
  const isForm = Object.keys(fields).length > 0;
  if (data.length === 0 && !isForm) throw new SyntaxError("This curl command sends no body.");
  const own = { body: data.join("&"), contentType: contentType ?? "application/x-www-form-urlencoded" };
  return isForm ? { ...own, fields: { ...fields } } : own;
}

/** An option with its value: the next word, after `=`, or right after a letter. */
function optionAt(words: readonly string[], index: number) {
  const word = words[index] ?? "";
  const [, long, after] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
  if (long !== undefined) return { name: long, value: after ?? "", used: 0 };
  const [, letter, rest] = /^(-[dHF])([\s\S]+)$/.exec(word) ?? [];
  if (letter !== undefined) return { name: letter, value: rest ?? "", used: 0 };
  const takes = /^(?:-[dHF]|--(?:json|header|form|form-string|data(?:-\w+)?))$/.test(word);
  return { name: word, value: takes ? (words[index + 1] ?? "") : "", used: takes ? 1 : 0 };
}

/**
 * As a shell splits a line: quotes of each kind, and a line that continues after a backslash (a `^` on
 * Windows).
 */
function wordsOf(text: string): string[] {
  const joined = text.replace(/[\\^]\r?\n/g, " ");
  const piece =
    /\$'((?:[^'\\]|\\[\s\S])*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|(\s+)|([^\s'"\\$]+|\$)/g;
  const words: string[] = [];
  let word: string | undefined;
  for (const [, ansi, single, double, escaped, space, plain] of joined.matchAll(piece)) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    const part = ansi === undefined ? double?.replace(/\\(["\\$`])/g, "$1") : unescaped(ansi);
    word = (word ?? "") + (part ?? single ?? escaped ?? plain ?? "");
  }
  return word === undefined ? words : [...words, word];
}

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, wide, short, one) =>
    wide === undefined && short === undefined
      ? (letters[one] ?? one)
      : String.fromCharCode(Number.parseInt(wide ?? short, 16)),
  );
}
