import { expect, it } from "vitest";
import { forwardCodes, forwardIssue } from "../../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../../src/forwarding/register/registerCodes.ts";
import { issueCodes } from "../../../src/mapping/contract/issueCodes.ts";
import { webhookCodes } from "../../../src/webhook/webhookCodes.ts";

it("an issue of the forwarder has the level of its code, and its details in the text", () => {
  expect(forwardIssue("marker_field_taken", "extra_field_1", { field: "extra_field_1" })).toEqual({
    level: "error",
    code: "marker_field_taken",
    path: "extra_field_1",
    message:
      "The rules fill `extra_field_1`, which the option `marker` reserves. Choose another field for one of them.",
    details: { field: "extra_field_1" },
  });
});

it("each code belongs to the mapping, the forwarder, the register or a webhook, and to one of them", () => {
  const codes = [issueCodes, forwardCodes, registerCodes, webhookCodes].flatMap((each) => Object.keys(each));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
