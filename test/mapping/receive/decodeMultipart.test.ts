import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBody } from "../../../src/mapping/receive/decodeBody.ts";
import { BodyError } from "../../../src/shared/errors/bodyError.ts";
import { numRuns } from "../numRuns.ts";

const boundary = "----WebKitFormBoundaryABCDEFGHIJKLMNOP";
const type = `multipart/form-data; boundary=${boundary}`;

/** One part and its end. */
function bodyOf(head: string, value = "v"): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n--${boundary}--\r\n`;
}

function codeOf(body: string | Uint8Array, contentType: string): string | undefined {
  try {
    decodeBody(body, contentType);
    return undefined;
  } catch (error) {
    return error instanceof BodyError ? error.code : String(error);
  }
}

/** What the platform reads, with the name of each file in place of the file. */
async function platformReads(body: BodyInit, contentType: string): Promise<Record<string, string>> {
  const data = await new Response(body, { headers: { "content-type": contentType } }).formData();
  return Object.fromEntries(
    [...data].map(([name, value]) => [name, typeof value === "string" ? value : value.name]),
  );
}

describe("decodeBody of a multipart form", () => {
  it.each([
    ["a name that holds what looks like a file", bodyOf('name="a; filename=x"'), { "a; filename=x": "v" }],
    ["a name that ends with a backslash", bodyOf('name="a\\"'), { "a\\": "v" }],
    ["backslashes in a name", bodyOf('name="C:\\\\fake\\path"'), { "C:\\\\fake\\path": "v" }],
    ["a file with its name in UTF-8", bodyOf("name=\"a\"; filename*=UTF-8''%D1%84.png"), { a: "ф.png" }],
    ["a file without a name", bodyOf('name="a"; filename=""', ""), { a: "" }],
    ["escaped letters in a name", bodyOf('name="%22a%0D%0Ab"'), { '"a\r\nb': "v" }],
    ["a value of line ends", bodyOf('name="a"', "\r\n\r\n"), { a: "\r\n\r\n" }],
    ["no parts", `--${boundary}--\r\n`, {}],
  ])("reads as the platform does: %s", async (_, body, read) => {
    expect(await platformReads(body, type)).toEqual(read);
    expect(decodeBody(body, type)).toEqual(read);
  });

  it.each([
    ["a folded header", bodyOf('\r\n\tname="a"'), { a: "v" }],
    ["a name without quotes", bodyOf("name=a; x"), { a: "v" }],
    ["a quote after a backslash", bodyOf('name="a"; filename="a \\"b\\".png"'), { a: 'a "b".png' }],
    ["a name that is not UTF-8", bodyOf("name=a; filename*=ISO-8859-1'en'%E4.png"), { a: "%E4.png" }],
    ["line ends of Unix", bodyOf('name="a"').replaceAll("\r\n", "\n"), { a: "v" }],
    ["a line that begins like the boundary", bodyOf('name="a"', `--${boundary}x`), { a: `--${boundary}x` }],
    ["a part without a name", bodyOf("size=1"), {}],
  ])("reads also what the platform refuses: %s", (_, body, read) => {
    expect(decodeBody(body, type)).toEqual(read);
  });

  const text = fc.string({ unit: "grapheme" }).map((each) => each.toWellFormed().replaceAll("\ufeff", ""));
  const name = text.filter((each) => each !== "" && !/[[\]]/.test(each) && each !== "__proto__");
  const fields = fc.uniqueArray(fc.tuple(name, text, fc.boolean()), {
    selector: ([name]) => name.replace(/\r\n?|\n/g, "\n"),
    maxLength: 5,
  });

  function formOf(given: readonly (readonly [string, string, boolean])[]): Response {
    const data = new FormData();
    for (const [name, value, isFile] of given) {
      if (isFile) data.append(name, new Blob([value]), "x.png");
      else data.append(name, value);
    }
    return new Response(data);
  }

  it("reads what the platform wrote as the platform does", async () => {
    await fc.assert(
      fc.asyncProperty(fields, async (given) => {
        const response = formOf(given);
        const contentType = response.headers.get("content-type") ?? "";
        const bytes = new Uint8Array(await response.arrayBuffer());
        expect(decodeBody(bytes, contentType)).toEqual(await platformReads(bytes, contentType));
      }),
      { numRuns },
    );
  });

  it("refuses it wherever it is cut off, as its last field is not whole", async () => {
    await fc.assert(
      fc.asyncProperty(fields, fc.double({ min: 0, max: 1, noNaN: true }), async (given, share) => {
        const response = formOf(given);
        const contentType = response.headers.get("content-type") ?? "";
        const bytes = new Uint8Array(await response.arrayBuffer());
        const whole = bytes.length - "--\r\n".length;
        const cut = bytes.slice(0, Math.floor(whole * share));
        expect(codeOf(cut, contentType)).toBe("BODY_MULTIPART");
      }),
      { numRuns },
    );
    const anna = bodyOf('name="email"', "anna@example.com");
    expect(codeOf(anna.slice(0, anna.indexOf("mple")), type)).toBe("BODY_MULTIPART");
  });

  it("takes no longer for a header of quotes that never close", () => {
    for (const bad of ['; a="', ';a="x', '"', "; a", ' "  ']) {
      expect(decodeBody(bodyOf(`name=a${bad.repeat(100_000)}`), type)).toBeDefined();
    }
  });
});
