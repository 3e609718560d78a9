import {
  closeSync,
  constants,
  createReadStream,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { Socket } from "node:net";
import { closestName } from "../../shared/options/closestName.ts";
import { CommandFailure } from "../terminal/failure.ts";
import type { Text } from "../terminal/language.ts";

/** The maximum size of a file that is read as a whole. A stream of leads has no limit. */
const maxBytes = 64 * 1024 * 1024;

/**
 * The text of a file, or of standard input if the path is `-`.
 * @param ofWorkbook - what to say of an Excel workbook. Default: how rules in it are saved
 */
export async function readText(path: string, ofWorkbook = rulesInWorkbook): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of readPieces(path, maxBytes, ofWorkbook)) pieces.push(piece);
  const text = pieces.join("");
  if (text.trim() === "") throw new CommandFailure("usage", empty, { path: nameOf(path) });
  return text;
}

/**
 * Reads text in pieces: UTF-8, or UTF-16 with a byte order mark. Other encodings are rejected: wrong letters
 * would make a wrong order.
 */
export async function* readPieces(
  path: string,
  most = Number.POSITIVE_INFINITY,
  ofWorkbook = rulesInWorkbook,
): AsyncGenerator<string> {
  const failWith = (text: Text) => new CommandFailure("usage", text, { path: nameOf(path) });
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined
        ? (decoder?.decode() ?? "")
        : (decoder?.decode(chunk, { stream: true }) ?? "");
    } catch {
      throw failWith(notUtf8);
    }
  };
  for await (const chunk of chunksOf(path)) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.length;
    if (bytes > most) throw failWith(tooLarge);
    if (decoder === undefined && isWorkbook(chunk)) throw failWith(ofWorkbook);
    decoder ??= decoderFor(chunk);
    const text = decode(chunk);
    if (text.includes("\0")) throw failWith(binary);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}

/** Reads a small file at once and a large one in chunks. A stream takes longer to start than to read. */
function chunksOf(path: string): AsyncIterable<unknown> | Iterable<unknown> {
  if (path === "-") return process.stdin;
  const found = statSync(path);
  if (found.isDirectory()) throw new CommandFailure("usage", folder, { path });
  if (found.isFIFO()) return waitingPipe(path);
  if (!found.isFile()) return createReadStream(path);
  return found.size <= chunkBytes ? [readFileSync(path)] : chunksOfFile(path);
}

/**
 * A named pipe, perhaps one that nothing ever writes to. It is opened without waiting: a thread that waits for a writer
 * keeps the process from ending, with Ctrl+C too.
 */
function waitingPipe(path: string): AsyncIterable<unknown> {
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), writable: false });
}

/** The size of a chunk is small enough that garbage collection of the results is cheap. */
const chunkBytes = 128 * 1024;

async function* chunksOfFile(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    while (true) {
      const chunk = new Uint8Array(chunkBytes);
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
      // The pause lets Ctrl+C and a closed pipe be handled.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    closeSync(file);
  }
}

export function nameOf(path: string): string {
  return path === "-" ? "stdin" : path;
}

function decoderFor(start: Uint8Array): TextDecoder {
  const [first, second] = start;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true });
}

/** The first bytes of .xlsx, which is a ZIP archive, and of .xls. */
function isWorkbook(start: Uint8Array): boolean {
  const first = Buffer.from(start.subarray(0, 4)).toString("hex");
  return first === "504b0304" || first === "d0cf11e0";
}

const rulesInWorkbook: Text = {
  en: "{path}: this is an Excel workbook. In Excel or Google Sheets save the sheet as CSV UTF-8, or copy the two columns into a .tsv file.",
  uk: "{path}: це книга Excel. В Excel або Google Таблицях збережіть аркуш як CSV UTF-8 або скопіюйте два стовпці у файл .tsv.",
  pl: "{path}: to jest skoroszyt Excela. W Excelu lub Arkuszach Google zapisz arkusz jako CSV UTF-8 albo skopiuj dwie kolumny do pliku .tsv.",
};
const empty = {
  en: "{path}: the file is empty. Is it the right one?",
  uk: "{path}: файл порожній. Чи це той файл?",
  pl: "{path}: plik jest pusty. Czy to właściwy plik?",
};
const folder = {
  en: "{path}: this is a folder, and a file is needed here.",
  uk: "{path}: це папка, а тут потрібен файл.",
  pl: "{path}: to jest folder, a potrzebny jest plik.",
};
const binary = {
  en: "{path}: this is not a text file. Pass JSON, a table or the body of a request.",
  uk: "{path}: це не текстовий файл. Дайте JSON, таблицю або тіло запиту.",
  pl: "{path}: to nie jest plik tekstowy. Podaj JSON, tabelę albo treść żądania.",
};
const notUtf8 = {
  en: "{path}: the text is not UTF-8. Save it as UTF-8 (in Excel: CSV UTF-8) and try again.",
  uk: "{path}: текст не в UTF-8. Збережіть його як UTF-8 (в Excel: CSV UTF-8) і спробуйте ще раз.",
  pl: "{path}: tekst nie jest w UTF-8. Zapisz go jako UTF-8 (w Excelu: CSV UTF-8) i spróbuj ponownie.",
};
const tooLarge = {
  en: "{path}: the file is larger than 64 MB. Put one lead on a line and name it *.ndjson: that can be any size.",
  uk: "{path}: файл більший за 64 МБ. Запишіть по одному ліду в рядок і назвіть *.ndjson: такий може бути будь-якого розміру.",
  pl: "{path}: plik ma ponad 64 MB. Zapisz jeden lead w wierszu i nazwij go *.ndjson: taki może mieć dowolny rozmiar.",
};

/** The failure for a missing file whose folder has a file with almost the same name. */
export function misspeltFile(path: string): CommandFailure | undefined {
  const [, folder = ".", name = path] = /^(.*)[/\\]([^/\\]*)$/.exec(path) ?? [];
  // A link that leads nowhere has the name itself.
  const closest = closestName(
    name,
    namesIn(folder).filter((found) => found !== name),
  );
  return closest === undefined ? undefined : new CommandFailure("usage", misspelt, { path, closest });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const misspelt = {
  en: "{path}: there is no such file. Did you mean {closest}?",
  uk: "{path}: немає такого файлу. Можливо, {closest}?",
  pl: "{path}: nie ma takiego pliku. Może {closest}?",
};
