import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBody, decodeJson } from "../../../src/mapping/receive/decodeBody.ts";
import { decodeForm } from "../../../src/mapping/receive/decodeForm.ts";
import { BodyError } from "../../../src/shared/errors/bodyError.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "../values/anyText.ts";

const form = "application/x-www-form-urlencoded; charset=UTF-8";

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof BodyError ? error.code : String(error);
  }
  return undefined;
}

describe("decodeBody of a form", () => {
  it.each([
    ["a=1&b=%D0%AF+x%20y&c&=5", { a: "1", b: "Я x y", c: "", " ": "5" }],
    ["a=1&a=2&a=3", { a: ["1", "2", "3"] }],
    ["a[]=1&a[]=2", { a: ["1", "2"] }],
    ["a[b][c]=1&a[b][d]=2&a[e]=3", { a: { b: { c: "1", d: "2" }, e: "3" } }],
    ["a%5B0%5D%5Bx%5D=1&a%5B1%5D%5Bx%5D=2", { a: [{ x: "1" }, { x: "2" }] }],
    ["a[1]=x&a[0]=y", { a: { "0": "y", "1": "x" } }],
    ["a[999999999]=1", { a: { "999999999": "1" } }],
    ["a[0]=1&a[2]=3", { a: { "0": "1", "2": "3" } }],
    ["a=1&a[b]=2", { a: ["1", { b: "2" }] }],
    ["a[=1&b]=2&[c]=3&d[e]f=4", { "a[": "1", "b]": "2", "[c]": "3", "d[e]f": "4" }],
    ["100%=50%25&b=%zz", { "100%": "50%", b: "%zz" }],
    ["", {}],
    ["Який_товар%3F=так", { "Який_товар?": "так" }],
  ])("reads %j", (body, lead) => {
    expect(decodeBody(body, form)).toEqual(lead);
    expect(decodeBody(new TextEncoder().encode(body), form)).toEqual(lead);
  });

  it("reads bytes of the charset that the header names", () => {
    expect(
      decodeBody("a=%CF%F0%E8%E2%B3%F2", "application/x-www-form-urlencoded; charset=windows-1251"),
    ).toEqual({ a: "Привіт" });
    expect(decodeBody("a=%D0%AF", "application/x-www-form-urlencoded; charset=unheard-of")).toEqual({
      a: "Я",
    });
  });

  it("keeps prototype keys harmless", () => {
    const lead = decodeBody("__proto__[polluted]=1&constructor[prototype][x]=2&a[__proto__]=3", form);
    expect(Object.getPrototypeOf(lead)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Object.keys(Object(lead))).toEqual(["__proto__", "constructor", "a"]);
  });

  it("limits depth and the number of fields", () => {
    const lead = decodeBody(`a${"[b]".repeat(5000)}=1`, form);
    let depth = 0;
    for (let value: unknown = lead; typeof value === "object" && value !== null; depth += 1)
      value = Object.values(value)[0];
    expect(depth).toBeLessThan(30);
    expect(codeOf(() => decodeBody("a=1&".repeat(10_001), form))).toBe("BODY_FORM");
  });

  it("decodes JSON in the fields that are named, and leaves what is none", () => {
    const body = "payment=%7B%22id%22%3A12345678901234567890%7D&note=%7B%22a%22%3A1%7D&other=%7Bno";
    const lead = decodeBody(body, form, { jsonFields: ["payment", "other"] });
    expect(lead).toEqual({ payment: { id: "12345678901234567890" }, note: '{"a":1}', other: "{no" });
  });

  it("takes the query of an address", () => {
    const result = decodeForm("https://shop.example/a/?utm_source=google&utm_medium=cpc#top");
    expect(result).toEqual({ utm_source: "google", utm_medium: "cpc" });
    expect(decodeForm("https://shop.example/a/")).toEqual({});
    expect(decodeForm("?a=1")).toEqual({ a: "1" });
  });

  it("gives back what URLSearchParams has written", () => {
    const key = fc.string({ minLength: 1 }).filter((text) => !/[[\]?]/.test(text) && !/^https?:/i.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(key, fc.string()), { selector: ([name]) => name }), (pairs) => {
        const lead = decodeBody(new URLSearchParams(pairs).toString(), form);
        expect(Object.entries(Object(lead)).toSorted()).toEqual(pairs.toSorted());
      }),
      { numRuns },
    );
  });
});

describe("decodeBody of JSON", () => {
  it("keeps integers that a number cannot hold as text, and only those", () => {
    const text =
      '{"id":1200000000000000021,"ok":9007199254740991,"bad":-9007199254740993,"d":0.1234567890123456789,"s":"x 12345678901234567890 \\"1","l":[12345678901234567890],"e":1e20}';
    expect(decodeBody(text, "application/json")).toEqual({
      id: "1200000000000000021",
      ok: 9007199254740991,
      bad: "-9007199254740993",
      d: Number("0.1234567890123456789"),
      s: 'x 12345678901234567890 "1',
      l: ["12345678901234567890"],
      e: 1e20,
    });
  });

  it("agrees with JSON.parse on everything that holds no such integer", () => {
    fc.assert(
      fc.property(
        fc.json().filter((json) => !/(?:^|[^.\d])\d{16}/.test(json)),
        fc.constantFrom("", " ", "\ufeff"),
        (json, before) => {
          const wrapped = `{"id":"1234567890123456 \\\\\\"","value":${json}}`;
          const expected: unknown = JSON.parse(wrapped);
          const result = decodeJson(before.trim() === "" && before !== " " ? before + wrapped : wrapped);
          expect(result).toEqual(expected);
        },
      ),
      { numRuns },
    );
  });

  it("takes any JSON type and a byte order mark", () => {
    expect(decodeBody('\ufeff{"a":1}', "application/vnd.api+json; charset=utf-8")).toEqual({ a: 1 });
    expect(decodeBody("[1]", "text/json")).toEqual([1]);
    expect(decodeBody(new TextEncoder().encode('{"я":"ї"}'), "application/json")).toEqual({ я: "ї" });
  });

  it("says what is wrong", () => {
    expect(codeOf(() => decodeBody("{a:1}", "application/json"))).toBe("BODY_JSON");
    expect(codeOf(() => decodeBody("", "application/json"))).toBe("BODY_JSON");
    expect(() => decodeBody("{", "application/json")).toThrow(BodyError);
  });

  it("stays linear", () => {
    for (const piece of ['"', "\\", '\\"', "1", '"1234567890123456"', "["])
      decodeBody(piece.repeat(500_000 / piece.length));
    const number = "1234567890123456789";
    expect(decodeJson(`["${'\\"'.repeat(200_000)}",${number}]`)).toEqual(['"'.repeat(200_000), number]);
    expect(decodeJson(`["${"\\\\".repeat(200_000)}",${number}]`)).toEqual(["\\".repeat(200_000), number]);
  });
});

describe("decodeBody of a multipart form", () => {
  const type = "multipart/form-data; boundary=----Boundary7";
  const field = (head: string, value: string): string =>
    `------Boundary7\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;

  it("reads text fields, names files and leaves their content", () => {
    const body = [
      "preamble\r\n",
      field('name="Ім\'я"', "Оксана\r\nБойко"),
      field('name="items[0][sku]"', "A-1"),
      field('name="items[0][note]"', ""),
      field('name="photo"; filename="a \\"b\\".png"\r\nContent-Type: image/png', "\ufffd\ufffd"),
      field("name=plain", "x"),
      field('name="quoted %22"', "--Boundary7"),
      "------Boundary7--\r\nepilogue",
    ].join("");
    const lead = {
      "Ім'я": "Оксана\r\nБойко",
      items: [{ sku: "A-1", note: "" }],
      photo: 'a "b".png',
      plain: "x",
      'quoted "': "--Boundary7",
    };
    expect(decodeBody(body, type)).toEqual(lead);
    expect(
      decodeBody(new TextEncoder().encode(body), 'multipart/form-data; boundary="----Boundary7"'),
    ).toEqual(lead);
  });

  it("reads what FormData writes", async () => {
    const data = new FormData();
    data.append("a[b]", "1");
    data.append("a[c]", "2\n3");
    data.append("file", new Blob([new Uint8Array([0, 255, 13, 10, 45, 45])]), "x.bin");
    const request = new Request("http://shop.example/", { method: "POST", body: data });
    const bytes = new Uint8Array(await request.arrayBuffer());
    expect(decodeBody(bytes, request.headers.get("content-type"))).toEqual({
      a: { b: "1", c: "2\r\n3" },
      file: "x.bin",
    });
  });

  it("says what is wrong", () => {
    expect(codeOf(() => decodeBody("a=1", "multipart/form-data"))).toBe("BODY_MULTIPART");
    expect(codeOf(() => decodeBody("a=1", type))).toBe("BODY_MULTIPART");
    expect(codeOf(() => decodeBody("------Boundary7\r\nno head", type))).toBe("BODY_MULTIPART");
  });
});

describe("decodeBody without a usable type", () => {
  it("tries JSON, then a form", () => {
    expect(decodeBody('{"a":1}')).toEqual({ a: 1 });
    expect(decodeBody("a=1&b=2", null)).toEqual({ a: "1", b: "2" });
    expect(decodeBody("a=1", "text/plain;charset=utf-8")).toEqual({ a: "1" });
  });

  it("refuses types that hold no lead", () => {
    expect(codeOf(() => decodeBody("<a/>", "application/xml"))).toBe("BODY_TYPE");
  });

  it("throws nothing but BodyError, whatever comes", () => {
    const types = fc.constantFrom(
      "",
      form,
      "application/json",
      "multipart/form-data; boundary=a",
      "multipart/form-data; boundary=(",
      "text/plain",
    );
    const body = fc.oneof(anyText(), fc.stringMatching(/^([ab=&[\]%+]|%D0)*$/));
    fc.assert(
      fc.property(body, types, (text, type) => {
        for (const each of [text, new TextEncoder().encode(text)]) {
          expect(["BODY_JSON", "BODY_FORM", "BODY_MULTIPART", undefined]).toContain(
            codeOf(() => decodeBody(each, type)),
          );
        }
      }),
      { numRuns: numRuns * 3 },
    );
  });
});
