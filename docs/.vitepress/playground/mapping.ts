import type { Answer, Question } from "./answer.ts";
import type { Told } from "./worker.ts";

/** No rules of a person take so long. */
const longestMs = 2_000;

interface Started {
  readonly worker: Worker;
  readonly ready: Promise<unknown>;
}

/** Asks a worker, a new one after each that had to be ended. */
export class MappingInWorker {
  #started: Started | undefined;
  #last = 0;

  /** The answer, unless a later question came before it. */
  async ask(question: Question): Promise<Answer | undefined> {
    this.#last += 1;
    const id = this.#last;
    this.#started ??= start();
    const { worker, ready } = this.#started;
    await ready;
    if (id !== this.#last) return undefined;
    return new Promise((resolve) => {
      const end = (answer: Answer | undefined) => {
        clearTimeout(timer);
        worker.removeEventListener("message", listen);
        resolve(id === this.#last ? answer : undefined);
      };
      const listen = ({ data }: MessageEvent<Told>) => data.id === id && end(data.answer);
      const timer = setTimeout(() => {
        if (this.#started?.worker === worker) this.close();
        const message = `These rules took longer than ${longestMs / 1_000} seconds and were ended.`;
        end({ at: "rules", troubles: [{ code: "too_much_work", message }] });
      }, longestMs);
      worker.addEventListener("message", listen);
      worker.postMessage({ id, question });
    });
  }

  close(): void {
    this.#started?.worker.terminate();
    this.#started = undefined;
  }
}

function start(): Started {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  // It tells once that it is there: until then a slow line takes the time, not the rules.
  const ready = new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
  return { worker, ready };
}
