import { expect, it } from "vitest";
import { forwardCodes, forwardIssue } from "../../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../../src/forwarding/register/registerCodes.ts";
import { forwardCodesPl, registerCodesPl, webhookCodesPl } from "../../../src/languages/pl/leadCodes.ts";
import { forwardCodesUk, registerCodesUk, webhookCodesUk } from "../../../src/languages/uk/leadCodes.ts";
import { type CodeText, issueCodes } from "../../../src/mapping/contract/issueCodes.ts";
import { webhookCodes } from "../../../src/webhook/webhookCodes.ts";

it("an issue of the forwarder has the level of its code, and its details in the text", () => {
  expect(forwardIssue("marker_field_taken", "extra_field_1", { field: "extra_field_1" })).toEqual({
    level: "error",
    code: "marker_field_taken",
    path: "extra_field_1",
    message:
      "The rules fill `extra_field_1`, which the option `marker` reserves. Choose another field for one of them.",
  });
});

it("each code belongs to the mapping, the forwarder, the register or a webhook, and to one of them", () => {
  const codes = [issueCodes, forwardCodes, registerCodes, webhookCodes].flatMap((each) => Object.keys(each));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

it.each([
  ["the forwarder in Ukrainian", forwardCodes, forwardCodesUk],
  ["the forwarder in Polish", forwardCodes, forwardCodesPl],
  ["the register in Ukrainian", registerCodes, registerCodesUk],
  ["the register in Polish", registerCodes, registerCodesPl],
  ["a webhook in Ukrainian", webhookCodes, webhookCodesUk],
  ["a webhook in Polish", webhookCodes, webhookCodesPl],
])("every code names the same details: %s", (_, codes, texts) => {
  const details = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const english = Object.entries<CodeText>(codes).map(([code, { text }]) => [code, details(text)]);
  const own = Object.entries(texts).map(([code, text]) => [code, details(text)]);
  expect(own).toEqual(english);
});
