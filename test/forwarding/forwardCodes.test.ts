import { expect, it } from "vitest";
import { forwardCodesUk } from "../../docs/generate/forwardCodesUk.ts";
import { forwardCodes, forwardIssue } from "../../src/forwarding/forwardCodes.ts";
import { issueCodes } from "../../src/mapping/issueCodes.ts";

it("an issue of the forwarder has the level of its code, and its details in the text", () => {
  expect(forwardIssue("marker_field_taken", "extra_field_1", { field: "extra_field_1" })).toEqual({
    level: "error",
    code: "marker_field_taken",
    path: "extra_field_1",
    message:
      "The rules fill `extra_field_1`, which the option `marker` reserves. Choose another field for one of them.",
  });
});

it("no code of the forwarder is one of the mapping", () => {
  expect(Object.keys(forwardCodes).filter((code) => Object.hasOwn(issueCodes, code))).toEqual([]);
});

it("every code names the same details in Ukrainian", () => {
  const details = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const english = Object.entries(forwardCodes).map(([code, { text }]) => [code, details(text)]);
  const ukrainian = Object.entries(forwardCodesUk).map(([code, text]) => [code, details(text)]);
  expect(ukrainian).toEqual(english);
});
