import { expect, it } from "vitest";
import { Queue } from "../../../src/forwarding/waiting/queue.ts";

it("gives the one that has been there for the longest time, also after others left", () => {
  const queue = new Queue<string, number>();
  expect(queue.first()).toBeUndefined();
  for (const [index, key] of ["a", "b", "c"].entries()) queue.set(key, index);
  expect([queue.first(), queue.first()]).toEqual([0, 0]);
  expect([queue.delete("a"), queue.delete("a")]).toEqual([true, false]);
  queue.delete("b");
  queue.set("a", 7);
  expect([queue.first(), queue.size]).toEqual([2, 2]);
  queue.set("c", 8);
  expect(queue.first()).toBe(8);
  queue.delete("c");
  expect([queue.first(), queue.get("a"), queue.get("c")]).toEqual([7, 7, undefined]);
});

it("is empty when all were taken out, and takes others", () => {
  const queue = new Queue<string, number>();
  queue.set("a", 1);
  queue.set("b", 2);
  queue.first();
  expect(queue.empty()).toEqual([1, 2]);
  expect([queue.size, queue.first(), queue.get("a"), queue.empty()]).toEqual([0, undefined, undefined, []]);
  queue.set("b", 3);
  expect([queue.first(), queue.size]).toEqual([3, 1]);
});
