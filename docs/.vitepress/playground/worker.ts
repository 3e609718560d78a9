import { answer } from "./answer.ts";
import type { Asked, TaskName, Tasks, Told } from "./tasks.ts";

type Work = {
  readonly [Name in TaskName]: (
    asked: Tasks[Name]["asked"],
  ) => Tasks[Name]["told"] | Promise<Tasks[Name]["told"]>;
};

/** What is not needed for a first result is loaded when someone asks for it. */
const work: Work = {
  map: answer,
  runTests: async (asked) => (await import("./testing.ts")).runTests(asked),
  saveTest: async (asked) => (await import("./testing.ts")).saveTest(asked),
  suggest: async (asked) => (await import("./suggesting.ts")).suggest(asked),
  anonymize: async (asked) => (await import("./anonymizing.ts")).anonymize(asked),
};

const tell = (told: Told) => postMessage(told);

async function perform<Name extends TaskName>({ id, name, asked }: Asked<Name>): Promise<void> {
  try {
    tell({ id, told: await work[name](asked) });
  } catch (error) {
    tell({ id, failed: sentenceOf(error) });
  }
}

/** A part that is loaded late may not come. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /import/.test(message) ? "This part could not be loaded. Look whether you are online." : message;
}

// Apart from the page, which ends it where untrusted rules take too long.
addEventListener("message", ({ data }: MessageEvent<Asked>) => void perform(data));
tell({});
