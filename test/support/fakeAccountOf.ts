import { createBackend } from "../../src/testing/fake/createBackend.ts";
import { accountOn, type FakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import type { OpenQuestions } from "../../src/testing/fake/openQuestions.ts";
import type { FakeSeed } from "../../src/testing/fake/seed.ts";

/** A fake account of a Base that answers what no source says in the way that the test wants. */
export function fakeAccountOf(answers: Partial<OpenQuestions>, seed: FakeSeed = {}): FakeAccount {
  return accountOn(createBackend(seed, answers), seed);
}
