import ts from "typescript";

/** One edit of a file of the source, made to see who notices. */
export interface Edit {
  /** Under `src`. */
  readonly file: string;
  /**
   * The function, method or constant that has the fragment, as `name` or `Class.name`. Imports are in none of them, so
   * an edit stays valid while the file around it changes. Files that are not TypeScript need none.
   */
  readonly in?: string;
  /** A short fragment, found exactly once whatever the white space around its words. */
  readonly from: string;
  readonly to: string;
}

/** The text with the edit in it; `undefined` if the edit no longer fits. */
export function editedText(text: string, edit: Edit): string | undefined {
  const [place, ...others] = placesOf(text, edit);
  if (place === undefined || others.length > 0) return undefined;
  return text.slice(0, place.start) + edit.to + text.slice(place.end);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Everywhere in the named declarations where the fragment is. */
function placesOf(text: string, { file, in: name, from }: Edit): readonly Place[] {
  const scopes = name === undefined ? [{ start: 0, end: text.length }] : declarationsOf(file, text, name);
  const found = scopes.flatMap((scope) => search(text, scope, from));
  // A declaration may be within another one of the same name.
  return [...new Map(found.map((place) => [place.start, place])).values()];
}

function search(text: string, scope: Place, fragment: string): Place[] {
  const wanted = fragment.replace(/\s+/g, "");
  if (wanted === "") return [];
  const positions: number[] = [];
  let folded = "";
  for (let index = scope.start; index < scope.end; index += 1) {
    const character = text.charAt(index);
    if (/\s/.test(character)) continue;
    positions.push(index);
    folded += character;
  }
  const places: Place[] = [];
  for (let index = folded.indexOf(wanted); index !== -1; index = folded.indexOf(wanted, index + 1)) {
    const [start, last] = [positions[index], positions[index + wanted.length - 1]];
    if (start !== undefined && last !== undefined) places.push({ start, end: last + 1 });
  }
  return places;
}

/** The declarations of a name: functions, methods, constants and classes, also those within others. */
function declarationsOf(file: string, text: string, name: string): Place[] {
  return namedPlaces(file, text)
    .filter(({ path }) => path === name || path.endsWith(`.${name}`))
    .map(({ start, end }) => ({ start, end }));
}

interface NamedPlace extends Place {
  /** Its name after those of what it is in: `Pauses.extend`. */
  readonly path: string;
}

/** The declarations of the texts that were asked for, since a file has many edits. */
const known = new Map<string, readonly NamedPlace[]>();

/** Every named declaration of a file of TypeScript. */
function namedPlaces(file: string, text: string): readonly NamedPlace[] {
  const places = known.get(text) ?? readPlaces(file, text);
  known.set(text, places);
  return places;
}

function readPlaces(file: string, text: string): readonly NamedPlace[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const places: NamedPlace[] = [];
  const visit = (node: ts.Node, above: string): void => {
    const name = nameOf(node, source);
    const path = name === undefined ? above : above === "" ? name : `${above}.${name}`;
    if (name !== undefined) {
      // `const` belongs to the constant.
      const isOnlyOne = ts.isVariableDeclaration(node) && ts.isVariableStatement(node.parent.parent);
      const whole = isOnlyOne ? node.parent.parent : node;
      places.push({ path, start: whole.getStart(source), end: whole.end });
    }
    ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(source, "");
  return places;
}

function nameOf(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  const isDeclaration =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isClassDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isVariableDeclaration(node);
  return isDeclaration ? node.name?.getText(source) : undefined;
}
