import { writeDeclarations } from "../support/declarations.ts";
import { countWords } from "../support/words.ts";

/**
 * Prints how many members, parameters and fields of answers the client has, and how many of them say on hover what they
 * mean. Exits with 1 where one says nothing. With a path to a declaration file, such as `dist/index.d.ts`, it counts in
 * that one: what users have.
 */
const [packed] = process.argv.slice(2);
const { methods, parameters, results, wordless } = countWords(writeDeclarations(packed));
const all = methods + parameters + results;
const share = (100 * (1 - wordless.length / all)).toFixed(1);
console.log(
  `${methods} members, ${parameters} parameters, ${results} fields of answers: ${share} % have words.`,
);
if (wordless.length > 0) {
  console.error(`Nothing on hover:\n${wordless.map((path) => `  ${path}`).join("\n")}`);
  process.exitCode = 1;
}
