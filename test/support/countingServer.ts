/**
 * A worker that counts requests as Base would, for a client whose event loop stalls. Each request
 * travels for up to `latencyMs` before it is counted, and its answer as long again.
 */
import { createServer } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { seededRandom } from "./random.ts";

const { latencyMs, seed }: { latencyMs: number; seed: number } = workerData;
const random = seededRandom(seed);
const arrivals: number[] = [];

const server = createServer((request, response) => {
  request.resume();
  setTimeout(() => {
    arrivals.push(performance.now());
    setTimeout(() => {
      response.end('{"status":"SUCCESS","orders":[]}');
    }, random() * latencyMs);
  }, random() * latencyMs);
});
server.listen(0, "127.0.0.1", () => parentPort?.postMessage(server.address()));
parentPort?.on("message", () => parentPort?.postMessage(arrivals));
