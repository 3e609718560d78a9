import type { Declarations } from "./declarations.ts";

/** How many fields there are, and which of them have no comment. */
export interface WordCount {
  readonly methods: number;
  readonly parameters: number;
  readonly results: number;
  readonly wordless: readonly string[];
}

/** Counts the members of the client, what they take and what they give, by the words that the declaration files have. */
export function countWords({ declared }: Pick<Declarations, "declared">): WordCount {
  const paths = [...declared.keys()];
  return {
    methods: paths.filter((path) => /^\w+$/.test(path)).length,
    parameters: paths.filter((path) => path.includes("()")).length,
    results: paths.filter((path) => /^\w+\./.test(path)).length,
    wordless: paths.filter((path) => declared.get(path)?.trim() === ""),
  };
}
