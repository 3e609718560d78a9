import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mutations } from "../mutation/mutations.ts";
import { mutants } from "../simulation/mutants.ts";
import { recordTransitions } from "../simulation/transitions.ts";

it("edits that take a safeguard away all fit the source, so that none is left out unseen", () => {
  const edits = [
    ...recordTransitions,
    ...Object.values(mutants).flatMap((mutant) => mutant.edits),
    // The breaks of a delivery are among them.
    ...mutations.map(({ file, from }) => ({ file, from })),
  ];
  const times = ({ file, from }: { readonly file: string; readonly from: string }) =>
    readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8").split(from).length - 1;
  expect(edits.length).toBeGreaterThan(60);
  expect(edits.filter((edit) => times(edit) !== 1)).toEqual([]);
});
