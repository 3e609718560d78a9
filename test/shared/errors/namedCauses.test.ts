import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { causeNameOf, systemCodeOf } from "../../../src/shared/runtime/systemCode.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

describe("a message", () => {
  it("names the cause, and sends nobody to look for it in a field", () => {
    const files = ["src", "docs", "examples"].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
        .filter(
          (name) =>
            /\.(?:ts|md|mjs|lua|sql)$/.test(name) && !/node_modules|\bdist\b|\bcache\b|^api\b/.test(name),
        )
        .map((name) => `${root}${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThan(500);
    const wrong = files.filter((file) =>
      /see (?:the |`)?(?:cause|apiMessage)`?[.,]/i.test(readFileSync(file, "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the code of a cause", () => {
  const withCode = (code: unknown, more?: ErrorOptions) => Object.assign(new Error("x", more), { code });

  it.each([
    [withCode("ECONNREFUSED"), "ECONNREFUSED"],
    [new TypeError("fetch failed", { cause: withCode("ENOTFOUND") }), "ENOTFOUND"],
    [new Error("connect ECONNREFUSED 127.0.0.1:6379"), "ECONNREFUSED"],
    [new AggregateError([withCode("ETIMEDOUT"), withCode("EPIPE")], "all"), "ETIMEDOUT"],
    [withCode("a text of a user"), undefined],
    [withCode(5), undefined],
    [new TypeError("wrong"), undefined],
    ["ECONNREFUSED", undefined],
  ])("of %o is %s", (error, code) => {
    expect(systemCodeOf(error)).toBe(code);
  });

  it("is looked for without an end only as far as causes go", () => {
    const error = new Error("x");
    error.cause = error;
    expect(systemCodeOf(error)).toBeUndefined();
  });

  it("is the name of the class where there is none, unless it says nothing", () => {
    expect(causeNameOf(new RangeError("x"))).toBe("RangeError");
    expect(causeNameOf(new Error("x"))).toBeUndefined();
    expect(causeNameOf(Object.assign(new Error("x"), { name: "not a name" }))).toBeUndefined();
    expect(causeNameOf("x")).toBeUndefined();
  });
});
