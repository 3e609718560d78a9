import type { Answer, Question } from "./answer.ts";
import type { TaskName, Tasks, Told } from "./tasks.ts";

/** No realistic rules take this long. */
const maxMs = 2_000;
/** The first time, what does it has to be loaded too. */
const maxTaskMs = 15_000;

class EndedError extends Error {}

interface Started {
  readonly worker: Worker;
  readonly ready: Promise<unknown>;
}

/** Asks a worker, a new one after each that had to be ended. */
export class MappingInWorker {
  #started: Started | undefined;
  #last = 0;
  #lastQuestion = 0;

  /** The answer, unless a later question came before it. */
  async ask(question: Question): Promise<Answer | undefined> {
    this.#lastQuestion += 1;
    const id = this.#lastQuestion;
    const isLast = () => id === this.#lastQuestion;
    try {
      const answer = await this.#send("map", question, maxMs, isLast);
      return isLast() ? answer : undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof EndedError ? "too_much_work" : "failed";
      return isLast() ? { at: "rules", troubles: [{ code, message }] } : undefined;
    }
  }

  /** What comes of a task that someone has asked for. Rejects with a sentence. */
  async perform<Name extends TaskName>(
    name: Name,
    asked: Tasks[Name]["asked"],
  ): Promise<Tasks[Name]["told"] | undefined> {
    return this.#send(name, asked, maxTaskMs, () => true);
  }

  close(): void {
    this.#started?.worker.terminate();
    this.#started = undefined;
  }

  async #send<Name extends TaskName>(
    name: Name,
    asked: Tasks[Name]["asked"],
    timeoutMs: number,
    isWanted: () => boolean,
  ): Promise<Tasks[Name]["told"] | undefined> {
    this.#last += 1;
    const id = this.#last;
    this.#started ??= start();
    const { worker, ready } = this.#started;
    await ready;
    if (!isWanted()) return undefined;
    return new Promise((resolve, reject) => {
      const listen = ({ data }: MessageEvent<Told<Name>>) => {
        if (data.id !== id) return;
        end();
        if (data.failed === undefined) resolve(data.told);
        else reject(new Error(data.failed));
      };
      const timer = setTimeout(() => {
        end();
        if (this.#started?.worker === worker) this.close();
        reject(new EndedError(`This took longer than ${timeoutMs / 1_000} seconds and was ended.`));
      }, timeoutMs);
      const end = () => {
        clearTimeout(timer);
        worker.removeEventListener("message", listen);
      };
      worker.addEventListener("message", listen);
      worker.postMessage({ id, name, asked });
    });
  }
}

export const missing =
  "A part of this page could not be loaded. Look whether you are online, and reload the page.";

function start(): Started {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  // It tells once that it is there: until then a slow line takes the time, not the rules.
  const ready = new Promise((resolve, reject) => {
    worker.addEventListener("message", resolve, { once: true });
    worker.addEventListener("error", () => reject(new Error(missing)), { once: true });
  });
  // Who asks is told; no one has to.
  ready.catch(() => {});
  return { worker, ready };
}
