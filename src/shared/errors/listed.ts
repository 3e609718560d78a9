import { escapeControls } from "../runtime/text.ts";

/** Problems as lines of a message: at most 20 lines and 2,000 characters. The error's list has all of them. */
export function listed(problems: readonly string[], others = 0): string {
  let text = "";
  let told = 0;
  for (const problem of problems) {
    const start = problem.length > maxProblemLength ? `${problem.slice(0, maxProblemLength - 1)}…` : problem;
    // A problem quotes names of untrusted input, which could begin a line of a log or steer a terminal.
    const line = `\n- ${escapeControls(start)}`;
    if (told === maxProblems || text.length + line.length > maxTextLength) break;
    text += line;
    told += 1;
  }
  const more = problems.length - told + others;
  return more === 0 ? text : `${text}\n- and ${more} more`;
}

const maxProblems = 20;
const maxProblemLength = 500;
/** The maximum length of the list, which leaves room for the sentence before it. */
const maxTextLength = 1_850;

/** The paths of problems, each once, as a detail of an error; `…` stands for those that are left out. */
export function pathsOf(problems: readonly { readonly path: string }[]): readonly string[] {
  const paths = [...new Set(problems.map(({ path }) => path || "(root)"))];
  return paths.length > maxPaths ? [...paths.slice(0, maxPaths), "…"] : paths;
}

const maxPaths = 10;
