import { describe, expect, it } from "vitest";
import { askServer, findingsForRegister } from "../../../src/forwarding/redis/redisInfo.ts";

const drops = (policy: string) => ({
  reason:
    `Redis drops keys when its memory is full (maxmemory-policy ${policy}), and leads with them. ` +
    "Set maxmemory-policy noeviction, or use another server.",
  wouldForget: true,
});
const replica = {
  reason: "Redis is a replica, which cannot be written. Connect to its master.",
  wouldForget: true,
};
const forgets = {
  reason:
    "Redis forgets the last leads when it restarts. Set appendonly yes, so that it writes them to disk.",
  wouldForget: false,
};

describe("what a Redis server says of itself", () => {
  it.each([
    ["", "replication", []],
    ["# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:allkeys-lru\r\nrole:master", "replication", []],
    ["maxmemory:1\r\nmaxmemory_policy:allkeys-lru", "replication", [drops("allkeys-lru")]],
    ["maxmemory:104857600\nmaxmemory_policy:volatile-ttl\n", "replication", [drops("volatile-ttl")]],
    ["maxmemory:104857600\r\nmaxmemory_policy:noeviction", "replication", []],
    ["maxmemory:104857600\r\nrole:master\r\naof_enabled:1", "replication", []],
    ["role:slave\r\naof_enabled:1\r\nmaster_host:10.0.0.1:6379", "replication", [replica]],
    ["role:master\r\naof_enabled:0", "server", [forgets]],
    [
      "maxmemory:1\r\nmaxmemory_policy:allkeys-lfu\r\nrole:slave\r\naof_enabled:0",
      "server",
      [drops("allkeys-lfu"), replica, forgets],
    ],
  ])("is read from %j", async (info, epochFrom, findings) => {
    const asked: unknown[] = [];
    const client = {
      async sendCommand(args: string[]) {
        asked.push(args);
        return Buffer.from(info);
      },
    };
    expect(await askServer(client)).toMatchObject({ epochFrom, findings });
    expect(asked).toEqual([["INFO"]]);
  });

  it.each([
    [
      "role:master\r\nconnected_slaves:1",
      0,
      ["A replica of Redis that takes over may not have the last leads."],
    ],
    ["role:master\r\nconnected_slaves:2", 1, []],
    ["role:master\r\nconnected_slaves:2", undefined, []],
    ["role:master\r\nconnected_slaves:0", 0, []],
  ])(
    "says whether a replica may take over without the last leads: %j where %s are waited for",
    async (info, replicas, reasons) => {
      const { findings } = await askServer({ sendCommand: async () => info }, replicas);
      expect(findings).toMatchObject(
        reasons.map((reason) => ({ reason: expect.stringContaining(reason), wouldForget: false })),
      );
    },
  );

  it.each([
    [["appendfsync", "everysec"], "appendfsync everysec"],
    [["appendfsync", "no"], "appendfsync no"],
    [["appendfsync", "always"], undefined],
    [new Error("NOPERM no permissions"), undefined],
  ])(
    "says of a register how much it may lose with its machine, where the answer is %j",
    async (answer, part) => {
      const client = {
        async sendCommand([name]: string[]) {
          if (name === "INFO") return "role:master\r\naof_enabled:1\r\nconnected_slaves:1";
          if (answer instanceof Error) throw answer;
          return answer;
        },
      };
      const told = { reason: expect.stringContaining(part ?? ""), wouldForget: false };
      expect(await findingsForRegister(client)).toMatchObject(part === undefined ? [] : [told]);
    },
  );

  it("says of a register what it says of a store, and nothing of a file that is not written", async () => {
    const client = { sendCommand: async () => "role:master\r\naof_enabled:0" };
    expect(await findingsForRegister(client)).toMatchObject([forgets]);
    expect(await findingsForRegister(failing("NOPERM no"))).toMatchObject([
      { reason: expect.stringContaining("Allow the command INFO"), wouldForget: false },
    ]);
    await expect(findingsForRegister(failing("LOADING it"))).rejects.toThrow("LOADING");
  });

  it("may be refused to us, which is reported", async () => {
    const client = failing("NOPERM this user has no permissions to run the 'info' command");
    expect(await askServer(client)).toMatchObject({
      epochFrom: "none",
      findings: [
        {
          reason: "Redis does not report its settings. Allow the command INFO, so that mistakes are noticed.",
          wouldForget: false,
        },
      ],
    });
  });

  it.each(["LOADING Redis is loading the dataset in memory", "The connection is closed."])(
    "is asked again later where it answers %j",
    async (message) => {
      await expect(askServer(failing(message))).rejects.toThrow(message);
    },
  );
});

function failing(message: string) {
  return { sendCommand: () => Promise.reject(new Error(message)) };
}
