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

/** What is wrong with a file, as the key of a text that names it. */
type FileProblem = OfWorkbook | "file.notUtf8" | "file.tooLarge" | "file.binary";
type OfWorkbook = "file.rulesInWorkbook" | "leads.leadsInTable";

/** The maximum size of a file that is read as a whole. A stream of leads has no limit. */
const maxBytes = 64 * 1024 * 1024;

/**
 * The text of a file, or of standard input if the path is `-`.
 * @param ofWorkbook - the key of what is said of an Excel workbook. Default: how rules in it are saved
 */
export async function readText(
  path: string,
  ofWorkbook: OfWorkbook = "file.rulesInWorkbook",
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of readPieces(path, maxBytes, ofWorkbook)) pieces.push(piece);
  const text = pieces.join("");
  if (text.trim() === "") throw new CommandFailure("usage", "file.empty", { path: nameOf(path) });
  return text;
}

/**
 * Reads text in pieces: UTF-8, or UTF-16 with a byte order mark. Other encodings are rejected: wrong letters
 * would make a wrong order.
 */
export async function* readPieces(
  path: string,
  most = Number.POSITIVE_INFINITY,
  ofWorkbook: OfWorkbook = "file.rulesInWorkbook",
): AsyncGenerator<string> {
  const failWith = (text: FileProblem) => new CommandFailure("usage", text, { path: nameOf(path) });
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined
        ? (decoder?.decode() ?? "")
        : (decoder?.decode(chunk, { stream: true }) ?? "");
    } catch {
      throw failWith("file.notUtf8");
    }
  };
  for await (const chunk of chunksOf(path)) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.length;
    if (bytes > most) throw failWith("file.tooLarge");
    if (decoder === undefined && isWorkbook(chunk)) throw failWith(ofWorkbook);
    decoder ??= decoderFor(chunk);
    const text = decode(chunk);
    if (text.includes("\0")) throw failWith("file.binary");
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}

/** Reads a small file at once and a large one in chunks. A stream takes longer to start than to read. */
function chunksOf(path: string): AsyncIterable<unknown> | Iterable<unknown> {
  if (path === "-") return process.stdin;
  const found = statSync(path);
  if (found.isDirectory()) throw new CommandFailure("usage", "file.folder", { path });
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

/** The failure for a missing file whose folder has a file with almost the same name. */
export function misspeltFile(path: string): CommandFailure | undefined {
  const [, folder = ".", name = path] = /^(.*)[/\\]([^/\\]*)$/.exec(path) ?? [];
  // A link that leads nowhere has the name itself.
  const closest = closestName(
    name,
    namesIn(folder).filter((found) => found !== name),
  );
  return closest === undefined ? undefined : new CommandFailure("usage", "file.misspelt", { path, closest });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
