import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { formRequest } from "../../testing/fake/callFake.ts";
import { useCommand } from "./startCommand.ts";

describe("baselinker-sdk fake", () => {
  const { run, file } = useCommand();
  const running = new Set<ChildProcessWithoutNullStreams>();
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
  });

  function start(...options: string[]) {
    const child = spawn(process.execPath, [file(), ...options]);
    running.add(child);
    let output = "";
    let errors = "";
    const lookers = new Set<() => void>();
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
      for (const look of lookers) look();
    });
    child.stderr.on("data", (chunk) => {
      errors += String(chunk);
    });
    const ended = new Promise<number | null>((resolve) => {
      child.on("close", (code) => {
        running.delete(child);
        resolve(code);
      });
    });
    const shows = (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match === null) return;
          lookers.delete(look);
          resolve(match[1] ?? match[0]);
        };
        lookers.add(look);
        look();
      });
    return { child, ended, shows, output: () => output, errors: () => errors };
  }

  it("gives its orders other ids at each start, as a store that is kept knows those of before", async () => {
    const idOf = async () => {
      const fake = start("fake", "--json");
      const { url, token } = JSON.parse(await fake.shows(/\{.*\}/));
      const order = { order_status_id: 8001, date_add: 1, email: "anna@example.com" };
      const { order_id } = await (await fetch(formRequest(url, token, "addOrder", order))).json();
      return order_id;
    };
    const first = await idOf();
    expect(await idOf()).toBeGreaterThan(first);
  });

  it("prints where it listens, shows requests as they come and ends cleanly on SIGINT", async () => {
    const fake = start("fake", "--token", "my-token", "--fault", "answer-lost:getOrders");
    const url = await fake.shows(/URL\s+(\S+)/);
    expect(await fake.shows(/Token\s+(\S+)/)).toBe("my-token");
    const order = { order_status_id: 8001, date_add: 1, email: "anna@example.com" };
    const added = await fetch(formRequest(url, "my-token", "addOrder", order));
    expect(await added.json()).toMatchObject({ status: "SUCCESS" });
    await fake.shows(/\d\d:\d\d:\d\d {2}addOrder +SUCCESS/);
    await expect(fetch(formRequest(url, "my-token", "getOrders"))).rejects.toThrow();
    await fake.shows(/getOrders +SUCCESS \(answer-lost\)/);
    fake.child.kill("SIGINT");
    expect(await fake.ended).toBe(0);
    expect(fake.output()).not.toContain("anna@example.com");
    expect(fake.errors()).toBe("");
  });

  it("says that others can call it where it listens for them", async () => {
    const fake = start("fake", "--host", "0.0.0.0");
    await fake.shows(/URL\s+(\S+)/);
    fake.child.kill("SIGINT");
    expect(await fake.ended).toBe(0);
    expect(fake.errors()).toBe(
      "--host 0.0.0.0: others who can reach this machine can use the account. They need the token.\n",
    );
  });

  it("shows parameters where it is told to, and blocks after the limit that it is told", async () => {
    const fake = start("fake", "--token", "t", "--parameters", "--limit", "1");
    const url = await fake.shows(/URL\s+(\S+)/);
    await fetch(formRequest(url, "t", "getOrders", { id_from: 5 }));
    await fake.shows(/getOrders +SUCCESS {2}\{"id_from":5\}/);
    await fetch(formRequest(url, "t", "getOrders"));
    await fake.shows(/getOrders +ERROR_BLOCKED_TOKEN/);
  });

  it("explains itself with --help", async () => {
    const { code, stdout } = await run(["fake", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/--port[\s\S]*--fault[\s\S]*answer-lost/);
  });

  it.each([
    [["serve"], "Unknown command"],
    [["fake", "--port", "many"], "is not a whole number"],
    [["fake", "--fault", "answer-lots"], "answer-lost"],
    [["fake", "--colour"], "--colour"],
    [["fake", "--prot", "8787"], "Did you mean --port?"],
    [["fake", "--port", "99999"], "whole number from 0 to 65535"],
    [["fake", "--limit", "-1"], "an integer of at least 0, or `off`"],
    [["fake", "--seed", "abc"], "is not a whole number"],
    [["fake", "--fault", "marker-dropped:getOrders"], '"addOrder" or "setOrderFields"'],
    [["fake", "8787"], "The command takes no arguments, but got 1."],
  ])("says what is wrong with %j and ends with 2", async (options, message) => {
    expect(await run(options)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
