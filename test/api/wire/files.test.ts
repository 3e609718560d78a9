import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { checkParams } from "../../../src/api/wire/checkParams.ts";
import { fileOf } from "../../../src/api/wire/fileOf.ts";
import { fileParam } from "../../../src/api/wire/fileParam.ts";
import type { AnyShape } from "../../../src/api/wire/shape.ts";
import { InvalidParamsError } from "../../../src/shared/errors/invalidParamsError.ts";
import { UnexpectedResponseError } from "../../../src/shared/errors/unexpectedResponseError.ts";
import { runs } from "../support/runs.ts";

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const pdf = btoa("%PDF-1.7 …".replace("…", "x"));

describe("fileOf", () => {
  it.each(
    Object.values(allMethods()).flatMap(({ name, file }) =>
      file === undefined ? [] : [[name, file] as const],
    ),
  )("reads the file of %s, which is in %s", (_, file) => {
    const answer = { [file.replace("labels[].", "")]: pdf, extension: "PDF" };
    expect(fileOf(answer)).toEqual({
      bytes: bytesOf("%PDF-1.7 x"),
      extension: "pdf",
      mediaType: "application/pdf",
    });
  });

  it("reads base64 with and without a prefix, and with line breaks", () => {
    const wanted = { bytes: bytesOf("%PDF-1.7 x"), extension: "pdf", mediaType: "application/pdf" };
    for (const invoice of [
      pdf,
      `data:${pdf}`,
      `data:application/pdf;base64,${pdf}`,
      `${pdf.slice(0, 4)}\r\n${pdf.slice(4)}`,
    ]) {
      expect(fileOf({ invoice })).toEqual(wanted);
      expect(fileOf(invoice)).toEqual(wanted);
    }
  });

  it("tells the kind by the ending, the prefix and the beginning, in this order", () => {
    const image = btoa("\x89PNG....");
    expect(fileOf({ label: image, extension: "zpl" })).toMatchObject({ mediaType: "application/x-zpl" });
    expect(fileOf(`data:image/gif;base64,${image}`)).toMatchObject({ extension: "gif" });
    expect(fileOf(image)).toMatchObject({ extension: "png", mediaType: "image/png" });
    expect(fileOf({ label: image, extension: "tec" })).toMatchObject({
      extension: "tec",
      mediaType: "application/octet-stream",
    });
    expect(fileOf(btoa("????"))).toMatchObject({ extension: "bin", mediaType: "application/octet-stream" });
    expect(fileOf(`data:font/woff;base64,${image}`)).toMatchObject({ mediaType: "font/woff" });
  });

  it.each([{ label: "" }, { label: "data:" }, { label: "no base64!" }, {}, "", { extension: "pdf" }])(
    "refuses %o",
    (answer) => {
      expect(() => fileOf(answer)).toThrow(UnexpectedResponseError);
    },
  );

  it("shows nothing of the content when it refuses", () => {
    expect(() => fileOf({ label: "a secret!" })).toThrow(
      /^(?![\s\S]*secret)[\s\S]*`label`: a file as base64 expected/,
    );
  });
});

describe("fileParam", () => {
  it("makes what fileOf reads back, whatever the bytes and however many", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), (bytes) => {
        const text = fileParam(bytes);
        expect(text.startsWith("data:")).toBe(true);
        expect(fileOf(text).bytes).toEqual(bytes);
      }),
      runs(50),
    );
  });

  it("takes an ArrayBuffer, and of a view no more than it shows", () => {
    const buffer = bytesOf("abcdef").buffer;
    expect(fileParam(buffer)).toBe(`data:${btoa("abcdef")}`);
    expect(fileParam(new Uint8Array(buffer, 1, 2))).toBe(`data:${btoa("bc")}`);
  });

  it("takes 2 MiB and no byte more, unless it is told otherwise", () => {
    const most = new Uint8Array(2 * 1024 * 1024);
    expect(fileParam(most)).toHaveLength(5 + Math.ceil(most.length / 3) * 4);
    const larger = new Uint8Array(most.length + 1);
    expect(() => fileParam(larger)).toThrow(InvalidParamsError);
    expect(() => fileParam(larger)).toThrow("`file` has 2097153 bytes; the API takes 2097152.");
    expect(fileParam(larger, { maxBytes: larger.length })).toMatch(/^data:/);
  });

  it("refuses an empty file", () => {
    expect(() => fileParam(new Uint8Array())).toThrow("`file` is an empty file.");
  });
});

describe("a field for files", () => {
  const uploads = Object.values(allMethods()).flatMap(({ name, params }) =>
    Object.entries(params).flatMap(([field, shape]) =>
      placesIn(shape, field).map((place) => [`${name} > ${place.path}`, params, field, place] as const),
    ),
  );

  it("is in ten methods", () => {
    expect(uploads.map(([title]) => title).sort()).toEqual([
      "addCrmClient > custom_extra_fields.1.file",
      "addInventoryDocumentFile > file",
      "addInventoryProduct > images.1",
      "addInventoryPurchaseOrderFile > file",
      "addOrder > custom_extra_fields.1.file",
      "addOrderInvoiceFile > file",
      "addOrderReceiptFile > file",
      "addOrderReturn > custom_extra_fields.1.file",
      "setOrderFields > custom_extra_fields.1.file",
      "setOrderReturnFields > custom_extra_fields.1.file",
    ]);
  });

  it.each(uploads)(
    "takes bytes and their text, and no empty or too large file: %s",
    (_, params, field, { path, hold }) => {
      const problems = (file: unknown) =>
        checkParams(params, { [field]: hold(file) }).filter((problem) => problem.path === path);
      for (const file of [bytesOf("x"), bytesOf("x").buffer, Buffer.from("x"), `data:${pdf}`, ""]) {
        expect(problems(file)).toEqual([]);
      }
      for (const file of [new Uint8Array(), new Uint8Array(2 * 1024 * 1024 + 1)]) {
        expect(problems(file)).toMatchObject([{ code: "bad_file" }]);
      }
      for (const file of [7, [1, 2], {}, new Uint16Array(1)]) {
        expect(problems(file)).toMatchObject([{ code: "wrong_type" }]);
      }
    },
  );
});

interface Place {
  readonly path: string;
  /** A value of the outer field that holds this one there. */
  readonly hold: (file: unknown) => unknown;
}

/** Where in a parameter the bytes of a file may be. */
function placesIn({ node }: AnyShape, path: string): Place[] {
  const under = (shape: AnyShape, name: string, wrap: (value: unknown) => unknown): Place[] =>
    placesIn(shape, `${path}${name}`).map((place) => ({
      path: place.path,
      hold: (file) => wrap(place.hold(file)),
    }));
  switch (node.type) {
    case "text":
      return node.file === true ? [{ path, hold: (file) => file }] : [];
    case "list":
      return under(node.item, "[0]", (value) => [value]);
    case "map":
      return under(node.value, ".1", (value) => ({ 1: value }));
    case "object":
      return Object.entries(node.fields).flatMap(([name, shape]) =>
        under(shape, `.${name}`, (value) => ({ [name]: value })),
      );
    case "either":
      return [node.scalar, node.other].flatMap((shape) => placesIn(shape, path));
    default:
      return [];
  }
}
