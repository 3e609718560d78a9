import { describe, expect, it } from "vitest";
import { accountKeyOf, isFake, markerSecretOf, queueOf } from "../../../src/client/calls/accountKey.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { logThrough } from "../../../src/shared/runtime/log.ts";

const token = "1000-2000-TESTTOKEN";

describe("what a client tells the forwarder", () => {
  it("is under names that begin with _, as no method of the API does", () => {
    const names = Object.getOwnPropertyNames(Baselinker.prototype).filter((name) => !/^[a-z]/.test(name));
    expect(names.sort()).toEqual([
      "_accountKey",
      "_asksToken",
      "_isFake",
      "_limiter",
      "_log",
      "_markerSecret",
    ]);
  });

  it("about its account is the same for one token, another for another, and shows no token", async () => {
    const told = await Promise.all(
      [token, token, "other-token"].map(async (own) => {
        const client = new Baselinker({ token: own });
        return [await accountKeyOf(client), await markerSecretOf(client)] as const;
      }),
    );
    expect(told[0]).toEqual(told[1]);
    const different = new Set(told.flat());
    expect(different.size).toBe(4);
    expect(told[0]?.[0]).toMatch(/^\S{22}$/);
    expect([...different].join()).not.toContain("TOKEN");
  });

  it("about its account is one and the same where a client of another make does not tell", async () => {
    const [one, other] = [{}, { _accountKey: () => 5, _markerSecret: "text" }];
    expect(await accountKeyOf(one)).toBe(await accountKeyOf(other));
    expect(await markerSecretOf(one)).toBe(await markerSecretOf(other));
    expect(await accountKeyOf(one)).toMatch(/^\S{22}$/);
    expect(await accountKeyOf(one)).not.toBe(await accountKeyOf(new Baselinker({ token })));
  });

  it("about its token is whether that is of a fake account, as all are that begin with 0-0-", () => {
    const of = (own: string) => isFake(new Baselinker({ token: own }));
    expect([of("0-0-SHOP"), of("1-0-0-"), of(token)]).toEqual([true, false, false]);
    expect([isFake({}), isFake({ _isFake: () => 1 })]).toEqual([false, false]);
  });

  it("about its queue is as much as the limiter tells", () => {
    const pausedUntil = new Date(5);
    const acquire = async () => {};
    const pauseUntil = () => {};
    const of = (more: object) =>
      queueOf(new Baselinker({ token, rateLimit: { limiter: { acquire, pauseUntil, ...more } } }));
    expect(of({})).toEqual({});
    expect(of({ waiting: 0 })).toEqual({ waiting: 0 });
    expect(of({ waiting: 3, pausedUntil: () => pausedUntil })).toEqual({ waiting: 3, pausedUntil });
    expect(of({ waiting: 3, pausedUntil: () => undefined })).toEqual({ waiting: 3 });
    expect(of({ availableAt: () => pausedUntil, pausedUntil: () => undefined })).toEqual({ pausedUntil });
    expect(of({ availableAt: () => undefined, pausedUntil: () => pausedUntil })).toEqual({ pausedUntil });
    for (const limiter of [undefined, null, "limiter"])
      expect(queueOf({ _limiter: () => limiter })).toEqual({});
    expect(queueOf({})).toEqual({});
  });

  it("goes into its log", () => {
    const lines: unknown[] = [];
    const logger = { info: (...given: unknown[]) => void lines.push(given) };
    const line = { level: "info", text: () => "told", fields: () => ({ key: "lead-1" }) } as const;
    logThrough(new Baselinker({ token, logger }), line);
    expect(lines).toEqual([["baselinker: told", { key: "lead-1" }]]);
  });
});
