import { hashAtOnce } from "../support/hashAtOnce.ts";

/** Does the work while hashes answer at once: the same choices would otherwise not give the same run. */
export async function withImmediateDigest<Result>(work: () => Promise<Result>): Promise<Result> {
  const undo = hashAtOnce();
  try {
    return await work();
  } finally {
    undo();
  }
}
