import { type Answer, answer, type Question } from "./answer.ts";

/** What the page asks. */
interface Asked {
  readonly id: number;
  readonly question: Question;
}

/** What the worker says: to which question, if it answers one. */
export interface Told {
  readonly id?: number;
  readonly answer?: Answer;
}

const tell = (told: Told) => postMessage(told);

// Apart from the page, which ends it where the rules of a stranger take too long.
addEventListener("message", ({ data: { id, question } }: MessageEvent<Asked>) =>
  tell({ id, answer: answer(question, new Date()) }),
);
tell({});
