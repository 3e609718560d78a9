import { BodyError } from "../../shared/errors/bodyError.ts";
import { setOwn } from "../../shared/json/value.ts";

export interface FormTree {
  /** @throws BodyError if there are too many fields. */
  add(key: string, value: unknown): void;
  toLead(): Record<string, unknown>;
}

interface Branch {
  readonly values: unknown[];
  children: Map<string, Branch> | undefined;
  /** The index that the next `[]` gets. */
  nextIndex: number;
}

/** The maximum number of fields: more than any form has, but few enough to be harmless. */
const maxFields = 10_000;
/** The maximum depth of brackets. Deeper brackets remain part of the last key. */
const maxDepth = 20;

/**
 * Decodes a form, with brackets and repeated keys as in PHP. An address before `?` is dropped. @throws
 * BodyError for too many fields
 */
export function decodeForm(text: string, charset?: string): Record<string, unknown> {
  const tree = createFormTree();
  const query = /^(?:[a-z][a-z\d+.-]*:\/\/|\/)/i.test(text)
    ? text.replace(/^[^?#]*\??/, "").replace(/#.*$/s, "")
    : text;
  for (const piece of query.replace(/^\?|\r?\n$/g, "").split("&")) {
    if (piece === "") continue;
    const equalsIndex = piece.indexOf("=");
    const key = decodePart(equalsIndex < 0 ? piece : piece.slice(0, equalsIndex), charset);
    tree.add(key, equalsIndex < 0 ? "" : decodePart(piece.slice(equalsIndex + 1), charset));
  }
  return tree.toLead();
}

/**
 * Creates a tree of fields. `a[b][0][c]=1` nests, `a[]=1` and a repeated `a` make lists. `a[999999999]=1` has
 * a gap, so it is an object.
 */
export function createFormTree(): FormTree {
  const root = createBranch();
  let count = 0;
  return {
    add(key, value) {
      count += 1;
      if (count > maxFields) {
        throw new BodyError(
          "BODY_FORM",
          `The form has more than ${maxFields} fields, too many for a lead. Reject the request.`,
        );
      }
      let branch = root;
      for (const step of stepsOf(key)) branch = childOf(branch, step);
      branch.values.push(value);
    },
    toLead() {
      const lead: Record<string, unknown> = {};
      for (const [key, branch] of root.children ?? []) setOwn(lead, key, leadValue(branch));
      return lead;
    },
  };
}

function decodePart(text: string, charset: string | undefined): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  if (charset === undefined) {
    try {
      return decodeURIComponent(spaced);
    } catch {
      // A lone % or bytes in another charset are handled below.
    }
  }
  return decodeBytes(spaced, charset);
}

/** Decodes percent-encoded text and keeps a lone % as it is. */
function decodeBytes(text: string, charset: string | undefined): string {
  const decoder = new TextDecoder(charset ?? "utf-8");
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) => {
    const bytes = new Uint8Array(run.length / 3);
    for (let index = 0; index < bytes.length; index += 1)
      bytes[index] = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
    return decoder.decode(bytes);
  });
}

function createBranch(): Branch {
  return { values: [], children: undefined, nextIndex: 0 };
}

function childOf(branch: Branch, step: string): Branch {
  branch.children ??= new Map();
  const key = step === "" ? String(branch.nextIndex) : step;
  const known = branch.children.get(key);
  if (known !== undefined) return known;
  const child = createBranch();
  branch.children.set(key, child);
  if (key === String(branch.nextIndex)) branch.nextIndex += 1;
  return child;
}

/**
 * Splits a key into steps: `a[b][]` is `a`, `b`, ``. Unclosed brackets, or text after brackets, remain part
 * of the key.
 */
function stepsOf(key: string): string[] {
  const open = key.indexOf("[");
  if (open <= 0) return [key === "" ? " " : key];
  const steps = [key.slice(0, open)];
  let index = open;
  while (index < key.length) {
    const close = key[index] === "[" ? key.indexOf("]", index) : -1;
    if (close < 0) return [key];
    if (steps.length === maxDepth) {
      steps.push(key.slice(index));
      return steps;
    }
    steps.push(key.slice(index + 1, close));
    index = close + 1;
  }
  return steps;
}

function leadValue(branch: Branch): unknown {
  if (branch.children === undefined) return branch.values.length === 1 ? branch.values[0] : branch.values;
  const keys = [...branch.children.keys()];
  const isList = keys.every((key, index) => key === String(index));
  if (isList) return [...branch.values, ...Array.from(branch.children.values(), leadValue)];
  const nested: Record<string, unknown> = {};
  for (const [key, child] of branch.children) setOwn(nested, key, leadValue(child));
  return branch.values.length === 0 ? nested : [...branch.values, nested];
}
