/**
 * Problems as lines of a message that a person reads to its end: at most 20 of them, and 2,000 characters. All are in
 * the error's list.
 */
export function listed(problems: readonly string[], others = 0): string {
  let text = "";
  let told = 0;
  for (const problem of problems) {
    const line = `\n- ${problem.length > maxProblemLength ? `${problem.slice(0, maxProblemLength - 1)}…` : problem}`;
    if (told === maxProblems || text.length + line.length > maxTextLength) break;
    text += line;
    told += 1;
  }
  const more = problems.length - told + others;
  return more === 0 ? text : `${text}\n- and ${more} more`;
}

const maxProblems = 20;
const maxProblemLength = 500;
/** The sentence before it has its place too. */
const maxTextLength = 1_850;
