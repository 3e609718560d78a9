/**
 * Problems as lines of a message that a person reads to its end: at most 20 of them, and 2,000 characters. All are in
 * the error's list.
 */
export function listed(problems: readonly string[], others = 0): string {
  let text = "";
  let told = 0;
  for (const problem of problems) {
    const line = `\n- ${problem.length > longestProblem ? `${problem.slice(0, longestProblem - 1)}…` : problem}`;
    if (told === mostProblems || text.length + line.length > longestText) break;
    text += line;
    told += 1;
  }
  const more = problems.length - told + others;
  return more === 0 ? text : `${text}\n- and ${more} more`;
}

const mostProblems = 20;
const longestProblem = 500;
/** The sentence before it has its place too. */
const longestText = 1_850;
