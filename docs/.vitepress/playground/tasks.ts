import type { Answer, Question } from "./answer.ts";
import type { Draft } from "./suggesting.ts";
import type { SaveQuestion, Tested, TestQuestion } from "./testing.ts";

/** What the worker does: for each task what it is asked, and what it tells. */
export interface Tasks {
  readonly map: Task<Question, Answer>;
  readonly runTests: Task<TestQuestion, Tested[]>;
  readonly saveTest: Task<SaveQuestion, string>;
  readonly suggest: Task<{ readonly lead: string }, Draft>;
  readonly anonymize: Task<{ readonly lead: string }, string>;
}

interface Task<Asked, Told> {
  readonly asked: Asked;
  readonly told: Told;
}

export type TaskName = keyof Tasks;

/** One question to the worker. */
export interface Asked<Name extends TaskName = TaskName> {
  readonly id: number;
  readonly name: Name;
  readonly asked: Tasks[Name]["asked"];
}

/** What the worker says: that it is there, or what came of a question. */
export interface Told<Name extends TaskName = TaskName> {
  readonly id?: number;
  readonly told?: Tasks[Name]["told"];
  /** Why nothing came of it. */
  readonly failed?: string;
}
