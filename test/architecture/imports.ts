import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/** One file of `src` and what it imports, types included. Paths are relative to `src`. */
export interface SourceFile {
  readonly path: string;
  /** The folder under `src`. */
  readonly wing: string;
  /** The folder under the wing, or an empty text for a file of the wing itself. */
  readonly room: string;
  readonly inside: readonly string[];
  /** Specifiers of packages, `node:` modules included. */
  readonly outside: readonly string[];
}

export function readSource(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map(posix)
    .sort()
    .map((path) => read(root, path));
}

function read(root: string, path: string): SourceFile {
  const file = join(root, path);
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  const inside: string[] = [];
  const outside: string[] = [];
  for (const { fileName } of importedFiles) {
    if (fileName.startsWith(".")) inside.push(posix(relative(root, resolve(dirname(file), fileName))));
    else outside.push(fileName);
  }
  return { path, ...placeOf(path), inside, outside };
}

function posix(path: string): string {
  return path.replaceAll("\\", "/");
}

function placeOf(path: string): { wing: string; room: string } {
  const [wing = "", room = "", ...rest] = path.split("/");
  return { wing, room: rest.length > 0 || !/\.tsx?$/.test(room) ? room : "" };
}

/** The first cycle of imports, as the paths along it, or `undefined`. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of byPath.get(path)?.inside ?? []) {
      const cycle = visit(next, [...way, path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
