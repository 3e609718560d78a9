import { describe } from "vitest";
import { RedisServer, redisBinaries, redisMissing } from "./redisServer.ts";

/**
 * Runs the tests on each server that this machine has; says why not, where it has none. The servers at the same
 * time, as these tests mostly wait; the tests of each one after another, as some pause the server.
 */
export function describeOnRedis(title: string, body: (newServer: () => RedisServer) => void): void {
  if (redisBinaries.length === 0) {
    console.warn(`${title}: ${redisMissing}`);
    describe.skip(title, () => body(() => new RedisServer()));
  }
  for (const binary of redisBinaries) {
    describe.concurrent(`${title}, on ${binary}`, () => {
      describe("one after another", { concurrent: false }, () => body(() => new RedisServer(binary)));
    });
  }
}
