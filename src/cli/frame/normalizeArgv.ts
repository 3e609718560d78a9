/**
 * A call as it is meant: people know `help map`, `version` and options before the command from other programs.
 *
 * @param options - the flags that every command has, as commander writes them
 */
export function normalizeArgv(words: readonly string[], options: readonly string[]): readonly string[] {
  const [first = "", second = "", ...rest] = words;
  if (first === "help") return second === "" ? ["--help"] : [second, ...rest, "--help"];
  if (first === "version" || first === "-v") return ["--version"];
  const flags = options.find((each) => each.split(/[ ,]+/).includes(first));
  if (flags === undefined || words.length < 2) return words;
  const takesWord = flags.includes("<");
  return takesWord
    ? normalizeArgv([...rest, first, second], options)
    : normalizeArgv([second, ...rest, first], options);
}
