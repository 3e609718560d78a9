import { existsSync, readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { peers } from "../../docs/generate/missingPeer.ts";
import { forwardCodes } from "../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../src/forwarding/register/registerCodes.ts";
import { issueCodes } from "../../src/mapping/contract/issueCodes.ts";
import { problemCodes } from "../../src/shared/errors/rulesError.ts";
import { onlyKnown } from "../../src/shared/options/check.ts";
import { webhookCodes } from "../../src/webhook/webhookCodes.ts";

const allIssueCodes = { ...issueCodes, ...forwardCodes, ...registerCodes, ...webhookCodes };
const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const page = read("docs/symptoms.md");
const linked = [...page.matchAll(/\]\(([\w-]+\.md)/g)].map(([, name = ""]) => `docs/${name}`);
const onOrLinked =
  page +
  [...new Set(linked)]
    .filter((path) => existsSync(new URL(path, root)))
    .map(read)
    .join("\n");

describe("the page of symptoms", () => {
  it("has every public error by its name", () => {
    const classes = readdirSync(new URL("src/shared/errors", root))
      .flatMap((name) => [...read(`src/shared/errors/${name}`).matchAll(/export class (\w+Error) extends/g)])
      .map(([, name = ""]) => name);
    expect(classes.length).toBeGreaterThan(12);
    expect(classes.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("has every code of an error, ours and those of Base that the client knows", () => {
    const errors = readdirSync(new URL("src/shared/errors", root))
      .map((name) => read(`src/shared/errors/${name}`))
      .join("\n");
    const own = [
      ...errors.matchAll(/readonly code = "([A-Z_]+)"/g),
      ...errors.matchAll(/`(BODY_[A-Z]+)`/g),
      ...(/type WebhookErrorCode =([^;]+);/.exec(errors)?.[1] ?? "").matchAll(/"([A-Z_]+)"/g),
    ].map(([, code = ""]) => code);
    const client = readdirSync(new URL("src/client/calls", root))
      .map((name) => read(`src/client/calls/${name}`))
      .join("\n");
    const known = [...client.matchAll(/"(ERROR_[A-Z_]+)"/g)].map(([, code = ""]) => code);
    expect([own.length, new Set(known).size]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(own.length).toBeGreaterThan(15);
    expect([...own, ...known].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it("leads to every reason of a register", () => {
    const [, union = ""] =
      /type RegisterReason =([^;]+);/.exec(read("src/shared/errors/registerError.ts")) ?? [];
    const reasons = [...union.matchAll(/"(\w+)"/g)].map(([, reason = ""]) => reason);
    expect(reasons.length).toBeGreaterThan(6);
    expect(reasons.filter((reason) => !read("docs/register.md").includes(`\`${reason}\``))).toEqual([]);
    expect(linked).toContain("docs/register.md");
  });

  it("has every code of an issue and of a problem, itself or by a link", () => {
    const codes = Object.keys({ ...allIssueCodes, ...problemCodes });
    expect(codes.filter((code) => !onOrLinked.includes(`\`${code}\``))).toEqual([]);
  });

  it("names only codes of issues that there are", () => {
    const rows = page.split("\n").filter((row) => row.startsWith("| "));
    const named = rows.flatMap((row) => row.split("|")[2]?.match(/(?<=`)[a-z]+_[a-z_]+(?=`)/g) ?? []);
    expect(named.length).toBeGreaterThan(8);
    const codes = { ...allIssueCodes, ...problemCodes };
    expect(named.filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  it("quotes messages that the code really has", () => {
    const quoted = [...page.matchAll(/^\| "(.+?)" \|/gm)].map(([, text = ""]) => text);
    expect(quoted.length).toBeGreaterThan(20);
    const real = [...composed(), ...Object.values(peers).map(({ advice }) => advice), unknownOption()].join(
      "\n",
    );
    const invented = quoted.filter((text) =>
      // A message is put together: each piece of it has to be somewhere, and no short piece proves anything.
      piecesOf(text).some((piece) => !real.includes(piece)),
    );
    expect(invented).toEqual([]);
    for (const text of quoted) expect(piecesOf(text).length, text).toBeGreaterThan(0);
  });

  it("has the silences that a library cannot see", () => {
    for (const word of [
      "`await` is missing",
      "process.exit()",
      "freezes",
      "_FILE",
      "for await",
      "HTTPS_PROXY",
      "NODE_EXTRA_CA_CERTS",
    ]) {
      expect(page).toContain(word);
    }
  });

  it("is found from the README", () => {
    expect(read("README.md")).toContain("(docs/symptoms.md)");
  });
});

/** Put together from words, and so in no file as it is. */
function unknownOption(): string {
  try {
    onlyKnown("createForwarder", { marke: "" }, { marker: "" });
  } catch (error) {
    return String(error);
  }
  return "";
}

/** The sentences of a quotation between what differs. */
function piecesOf(text: string): string[] {
  return text
    .split(/…|(?<=[.:]) |\.$/)
    .map((piece) => piece.trim().replace(/\.$/, ""))
    .filter((piece) => /\w{3,}.*\w{3,}/.test(piece));
}

/** Every text in the source, with what is put together from several pieces in one. */
function composed(): string[] {
  return readdirSync(new URL("src", root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const texts: string[] = [];
      const visit = (node: ts.Node): void => {
        const text = textOf(node);
        if (text !== undefined) texts.push(text);
        else ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(name, read(`src/${name}`), ts.ScriptTarget.Latest, true));
      return texts;
    });
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}
