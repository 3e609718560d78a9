import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { BaselinkerOptions } from "../../../src/client/calls/options.ts";

const token = "1000-2000-TESTTOKEN";

describe("a limiter of the caller's own", () => {
  const limiterFor = (serves?: (token: string) => boolean) => ({
    acquire: async () => {},
    pauseUntil: () => {},
    ...(serves === undefined ? {} : { serves }),
  });

  it("is refused where it was made for another token, which would not share its limit", () => {
    const asked: string[] = [];
    const limiter = limiterFor((own) => asked.push(own) > 1);
    const make = () => new Baselinker({ token, rateLimit: { limiter } });
    expect(make).toThrow(
      new TypeError(
        "Expected `rateLimit.limiter` to be a limiter made for this client's token, otherwise the limit is not shared. Pass it the same `token`",
      ),
    );
    expect(make).not.toThrow();
    expect(asked).toEqual([token, token]);
  });

  it("is taken where it does not say for which token it is", () => {
    expect(() => new Baselinker({ token, rateLimit: { limiter: limiterFor() } })).not.toThrow();
  });
});

describe("the log says of a client that is made", () => {
  it.each<[string, Partial<BaselinkerOptions>, string[]]>([
    ["nothing", {}, []],
    ["nothing where the limit is as it is", { rateLimit: { requestsPerMinute: 100 } }, []],
    [
      "that Base blocks above its limit",
      { rateLimit: { requestsPerMinute: 101 } },
      [
        "baselinker: `requestsPerMinute` is 101. Base blocks a token after 100 requests in a minute, unless you have paid for more.",
      ],
    ],
    [
      "nothing of the limit of another server",
      { baseUrl: "http://127.0.0.1:9", rateLimit: { requestsPerMinute: 101 } },
      [],
    ],
    ["nothing where the time is a second", { timeoutMs: 1_000 }, []],
    [
      "that its time may be one in seconds",
      { timeoutMs: 30 },
      [
        "baselinker: `timeoutMs` is 30 ms: a write that takes longer ends with its outcome unknown. 30 seconds are 30_000.",
      ],
    ],
  ])("%s (%o)", (_, options, lines) => {
    const warnings: string[] = [];
    const others: string[] = [];
    const other = (line: string) => void others.push(line);
    const logger = {
      warn: (line: string) => void warnings.push(line),
      debug: other,
      info: other,
      error: other,
    };
    new Baselinker({ token, logger, ...options });
    expect([warnings, others]).toEqual([lines, []]);
  });
});

describe("the address of a client", () => {
  it.each([
    ["http://LOCALHOST", true],
    ["http://a.b.localhost", true],
    ["http://127.0.0.1:80/x", true],
    ["http://127.100.20.255", true],
    ["http://[::1]", true],
    ["https://shop.example", true],
    ["http://localhost.example", false],
    ["http://xlocalhost", false],
    ["http://.localhost.example", false],
    ["http://128.0.0.1", false],
    ["http://127.0.0.1.example", false],
    ["http://x127.0.0.1.example", false],
    ["http://[::1:2]", false],
    ["http://x.127.0.0.example", false],
  ])("%s is one that no one on the way reads: %s", (baseUrl, isPrivate) => {
    const make = () => new Baselinker({ token, baseUrl });
    if (isPrivate) expect(make).not.toThrow();
    else expect(make).toThrow(/^Expected `baseUrl` to be an https URL, .* Plain http exposes the token/);
  });

  it.each(["https://user@shop.example", "https://:pass@shop.example", "ws://shop.example", "shop", 5, {}])(
    "cannot be %s",
    (baseUrl) => {
      const make = () => Reflect.construct(Baselinker, [{ token, baseUrl }]);
      expect(make).toThrow("Expected `baseUrl` to be an http or https URL without user name and password");
    },
  );
});
