import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { ChaosLead } from "./chaosLead.ts";
import { isReport, type RegisterReport, type WorkerReport, type WorkerSettings } from "./messages.ts";

const workerFile = fileURLToPath(new URL("worker.ts", import.meta.url));

const maxFailedStarts = 20;

interface Worker {
  readonly process: ChildProcess;
  ready: boolean;
  /** It was ready once. */
  started: boolean;
  /** Where it takes requests, if it does. */
  url: string | undefined;
  /** Deliveries without an answer so far. */
  readonly open: Map<number, ChaosLead>;
}

type Result = Extract<WorkerReport, { type: "result" }>;

interface PoolEvents {
  result(lead: ChaosLead, report: Result): void;
  event(name: string): void;
  removed(lead: string): void;
  /** A worker's slowest answer so far, in milliseconds. */
  slowest(ms: number): void;
  /** A worker died with this delivery in progress. */
  unanswered(lead: ChaosLead): void;
}

/** Worker processes that are killed and restarted. */
export class WorkerPool {
  #settings: WorkerSettings;
  readonly #events: PoolEvents;
  readonly #workers: Worker[];
  #deliveries = 0;
  #closed = false;
  #mayStart = Promise.resolve();
  #failedStarts = 0;

  constructor(size: number, settings: WorkerSettings, events: PoolEvents) {
    this.#settings = settings;
    this.#events = events;
    this.#workers = Array.from({ length: size }, (_, index) => this.#start(index));
  }

  /** Hands the lead to the first worker from here on that has room; `false` where none has. */
  deliver(lead: ChaosLead, from: number, room: number): boolean {
    const size = this.#workers.length;
    for (let step = 0; step < size; step += 1) {
      const worker = this.#workers[(from + step) % size];
      if (worker === undefined || !worker.ready || worker.open.size >= room) continue;
      this.#deliveries += 1;
      worker.open.set(this.#deliveries, lead);
      if (worker.url === undefined) worker.process.send({ delivery: this.#deliveries, lead });
      else void this.#post(worker, worker.url, this.#deliveries, lead);
      return true;
    }
    return false;
  }

  /** Workers end before they are ready, one after another: something is wrong with the run itself. */
  get cannotStart(): boolean {
    return this.#failedStarts > maxFailedStarts;
  }

  get deliveries(): number {
    return this.#deliveries;
  }

  /** What the register of a worker says; `undefined` where none can be asked just now. */
  async registerReport(): Promise<RegisterReport | undefined> {
    const url = this.#workers.find(({ ready }) => ready)?.url;
    if (url === undefined) return undefined;
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    return answer?.json().catch(() => undefined);
  }

  /** Lets a person erase or discard some lead. */
  removeOne(): void {
    const url = this.#workers.find(({ ready }) => ready)?.url;
    if (url !== undefined) void fetch(url, { method: "DELETE" }).catch(() => {});
  }

  /** Kills all workers, and starts them again when the work is done. */
  async whileDead(work: () => void): Promise<void> {
    await this.allReady();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#mayStart = promise;
    const ends = this.#workers.map(({ process }) => once(process, "exit"));
    for (const index of this.#workers.keys()) this.kill(index);
    await Promise.all(ends);
    work();
    resolve();
  }

  /** Kills a worker as the machine would; `false` where it is just starting. */
  kill(index: number): boolean {
    const worker = this.#workers[index];
    if (worker?.ready !== true) return false;
    worker.ready = false;
    return worker.process.kill("SIGKILL");
  }

  /** Resolves when no worker is just starting. */
  async allReady(): Promise<void> {
    while (this.#workers.some(({ ready }) => !ready)) await wait(20);
  }

  /** Sets the date of the machine, for all workers and those to come. */
  shiftDate(byMs: number): void {
    const dateShiftMs = this.#settings.dateShiftMs + byMs;
    this.#settings = { ...this.#settings, dateShiftMs };
    for (const { process, ready } of this.#workers) if (ready) process.send({ dateShiftMs });
  }

  close(): void {
    this.#closed = true;
    for (const { process } of this.#workers) process.kill("SIGKILL");
  }

  /** Sends the lead as a webhook's sender does. */
  async #post({ open }: Worker, url: string, delivery: number, lead: ChaosLead): Promise<void> {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(lead) }).catch(
      () => undefined,
    );
    // Where the process died meanwhile, its end was told already.
    if (!open.delete(delivery)) return;
    if (answer === undefined) this.#events.unanswered(lead);
    else if (answer.status === 200) this.#events.result(lead, accepted(delivery));
    else this.#events.result(lead, refused(delivery, answer.status));
  }

  #start(index: number): Worker {
    const process = fork(workerFile, [JSON.stringify(this.#settings)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const worker: Worker = { process, ready: false, started: false, url: undefined, open: new Map() };
    process.on("message", (report) => {
      if (!isReport(report)) return;
      if (report.type === "ready") {
        worker.ready = true;
        worker.started = true;
        worker.url = report.url;
        this.#failedStarts = 0;
        // The date may have been set while it was starting.
        process.send({ dateShiftMs: this.#settings.dateShiftMs });
      } else if (report.type === "slowest") this.#events.slowest(report.ms);
      else if (report.type === "removed") this.#events.removed(report.lead);
      else if (report.type === "event") this.#events.event(report.event);
      else {
        const lead = worker.open.get(report.delivery);
        worker.open.delete(report.delivery);
        if (lead !== undefined) this.#events.result(lead, report);
      }
    });
    process.on("error", () => {});
    process.on("exit", () => {
      if (this.#closed) return;
      if (!worker.started) this.#failedStarts += 1;
      void this.#mayStart.then(() => {
        if (!this.#closed) this.#workers[index] = this.#start(index);
      });
      const unanswered = [...worker.open.values()];
      // A request may fail only after this: it must not count a second time.
      worker.open.clear();
      for (const lead of unanswered) this.#events.unanswered(lead);
    });
    return worker;
  }
}

function accepted(delivery: number): Result {
  return { type: "result", delivery, status: "accepted", outcome: "ack", why: undefined };
}

function refused(delivery: number, status: number): Result {
  return { type: "result", delivery, status: "refused", outcome: "retry", why: `HTTP ${status}` };
}
