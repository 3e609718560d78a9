import { expect, it } from "vitest";
import type { LeadQueue } from "../../../src/forwarding/contract/leadQueue.ts";
import { AccountRotation } from "../../../src/forwarding/pool/accountRotation.ts";
import { manualClock } from "../../support/manualClock.ts";

/** A rotation over accounts that always have more, in pages of two. */
function rotationOf(keys: readonly string[]) {
  const clock = manualClock();
  const asked: string[] = [];
  const queue: LeadQueue = {
    name: "The queue of this test",
    async dueAccounts({ after, limit }) {
      asked.push(after);
      const due = keys.filter((key) => key > after);
      return due.length > limit ? { accounts: due.slice(0, limit), next: due[limit - 1] } : { accounts: due };
    },
  };
  const rotation = new AccountRotation({ queue, clock, pollMs: 1_000, leaseMs: 60_000, pageSize: 2 });
  const turns = async (count: number, refused = "", goesOn = keys.join("")) => {
    const had: string[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      const key = await rotation.next((each) => each !== refused);
      if (key === undefined) break;
      had.push(key);
      if (goesOn.includes(key)) rotation.requeue(key);
    }
    return had.join("");
  };
  return { rotation, clock, asked, turns };
}

it("gives each account one turn a round, whatever the queue says of them in between", async () => {
  const { clock, turns, asked } = rotationOf(["a", "b", "c"]);
  expect(await turns(3)).toBe("abc");
  // The second round is of those who have more, without a question.
  expect(await turns(2)).toBe("ab");
  expect(asked).toEqual(["", "b"]);
  await clock.advance(1_000);
  // The rest of the second round, and a third one, in which the queue is asked again and names them once more.
  expect(await turns(7)).toBe("cabcabc");
  expect(asked).toEqual(["", "b", "", "b"]);
});

it("gives no account two turns, as it had more and as the queue names it", async () => {
  const { clock, turns } = rotationOf(["a", "b", "c"]);
  expect(await turns(3, "", "a")).toBe("abc");
  await clock.advance(1_000);
  expect(await turns(5, "", "a")).toBe("abcaa");
});

it("passes over those that may not, asks once a poll, and not at all in between", async () => {
  const { rotation, clock, turns, asked } = rotationOf(["a"]);
  expect(await turns(1, "a")).toBe("");
  expect(await turns(1)).toBe("");
  expect(asked).toEqual([""]);
  expect(rotation.pollInMs).toBe(1_000);
  await clock.advance(1_000);
  expect(await turns(1)).toBe("a");
  expect(asked).toEqual(["", ""]);
});

it("gives an account that had more once one more turn, and then none", async () => {
  const { rotation, turns } = rotationOf(["a"]);
  expect(await turns(1, "", "")).toBe("a");
  rotation.requeue("a");
  expect(await turns(3, "", "")).toBe("a");
});

/** A rotation over a queue that answers as it is told to, and how often it was asked. */
function rotationOver(answer: () => ReturnType<LeadQueue["dueAccounts"]>) {
  const clock = manualClock();
  let asked = 0;
  const queue: LeadQueue = {
    name: "The queue of this test",
    async dueAccounts() {
      asked += 1;
      if (asked > 9) throw new Error("It is asked forever.");
      return answer();
    },
  };
  const rotation = new AccountRotation({ queue, clock, pollMs: 1_000, leaseMs: 60_000, pageSize: 2 });
  return { clock, next: () => rotation.next(() => true), asked: () => asked };
}

it("asks a queue once that says where it was already", async () => {
  const { next, asked } = rotationOver(async () => ({ accounts: [], next: "b" }));
  expect(await next()).toBeUndefined();
  expect(asked()).toBe(2);
});

it("asks a queue once that takes longer than a poll, and lets others have their turn", async () => {
  const { clock, next, asked } = rotationOver(async () => {
    await clock.advance(2_000);
    return { accounts: [] };
  });
  expect(await next()).toBeUndefined();
  expect(asked()).toBe(1);
});
