import { describe, expect, it } from "vitest";
import { functionsLast } from "../../docs/generate/functionsLast.ts";

describe("the order in a file of the built package", () => {
  it("is imports and values as they were, then functions, each with the comment above it, then exports", () => {
    const code = `import { a } from './a.js';

// @__NO_SIDE_EFFECTS__
function first() { return a; }

var made = first();
async function second() {}
class Third {}

export { made };
`;
    expect(functionsLast(code)).toBe(`import { a } from './a.js';

var made = first();
class Third {}

// @__NO_SIDE_EFFECTS__
function first() { return a; }
async function second() {}

export { made };
`);
  });

  it("is first that of functions with words of other alphabets, next to the tables of words", () => {
    const code = `var sign = "₴";
function plain() {}
function named(word) { return word === "грн"; }
`;
    expect(functionsLast(code)).toBe(`var sign = "₴";
function named(word) { return word === "грн"; }
function plain() {}
`);
  });

  it("changes nothing that the file does", () => {
    const code = `
function double(value) { return value * factor; }
var factor = 2;
var four = double(2);
function half(value) { return value / factor; }
`;
    expect(new Function(`${functionsLast(code)}return [four, half(four)];`)()).toEqual([4, 2]);
  });
});
