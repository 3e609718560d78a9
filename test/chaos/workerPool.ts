import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ChaosLead } from "./chaosLead.ts";
import { isReport, type WorkerReport, type WorkerSettings } from "./messages.ts";

const workerFile = fileURLToPath(new URL("worker.ts", import.meta.url));

interface Worker {
  readonly process: ChildProcess;
  ready: boolean;
  /** Deliveries without an answer so far. */
  readonly open: Map<number, ChaosLead>;
}

interface PoolEvents {
  result(lead: ChaosLead, report: Extract<WorkerReport, { type: "result" }>): void;
  event(name: string): void;
  /** A worker's slowest answer so far, in milliseconds. */
  slowest(ms: number): void;
  /** A worker died with this delivery in hand. */
  unanswered(lead: ChaosLead): void;
}

/** Worker processes that are killed and restarted. */
export class WorkerPool {
  readonly #settings: string;
  readonly #events: PoolEvents;
  readonly #workers: Worker[];
  #deliveries = 0;
  #closed = false;

  constructor(size: number, settings: WorkerSettings, events: PoolEvents) {
    this.#settings = JSON.stringify(settings);
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
      worker.process.send({ delivery: this.#deliveries, lead });
      return true;
    }
    return false;
  }

  get deliveries(): number {
    return this.#deliveries;
  }

  /** Kills a worker as the machine would; `false` where it is just starting. */
  kill(index: number): boolean {
    const worker = this.#workers[index];
    return worker?.ready === true && worker.process.kill("SIGKILL");
  }

  close(): void {
    this.#closed = true;
    for (const { process } of this.#workers) process.kill("SIGKILL");
  }

  #start(index: number): Worker {
    const process = fork(workerFile, [this.#settings], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const worker: Worker = { process, ready: false, open: new Map() };
    process.on("message", (report) => {
      if (!isReport(report)) return;
      if (report.type === "ready") worker.ready = true;
      else if (report.type === "slowest") this.#events.slowest(report.ms);
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
      this.#workers[index] = this.#start(index);
      for (const lead of worker.open.values()) this.#events.unanswered(lead);
    });
    return worker;
  }
}
