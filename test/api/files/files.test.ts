import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileOf } from "../../../src/api/files/fileOf.ts";
import { fileParam } from "../../../src/api/files/fileParam.ts";
import { allMethods } from "../../../src/api/methods.ts";
import { isInvalidParamsError } from "../../../src/errors/invalidParamsError.ts";
import { isUnexpectedResponseError } from "../../../src/errors/unexpectedResponseError.ts";
import { runs } from "../support/runs.ts";

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const pdf = btoa("%PDF-1.7 …".replace("…", "x"));

describe("fileOf", () => {
  it.each(allMethods().flatMap(({ name, file }) => (file === undefined ? [] : [[name, file] as const])))(
    "reads the file of %s, which stands in %s",
    (_, file) => {
      const answer = { [file.replace("labels[].", "")]: pdf, extension: "PDF" };
      expect(fileOf(answer)).toEqual({
        bytes: bytesOf("%PDF-1.7 x"),
        extension: "pdf",
        mediaType: "application/pdf",
      });
    },
  );

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
      expect(() => fileOf(answer)).toThrow(expect.toSatisfy(isUnexpectedResponseError));
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
    expect(() => fileParam(larger)).toThrow(expect.toSatisfy(isInvalidParamsError));
    expect(() => fileParam(larger)).toThrow("`file` has 2097153 bytes; the API takes 2097152.");
    expect(fileParam(larger, { maxBytes: larger.length })).toMatch(/^data:/);
  });

  it("refuses an empty file", () => {
    expect(() => fileParam(new Uint8Array())).toThrow("`file` is an empty file.");
  });
});
