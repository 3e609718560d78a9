import type { RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import { type ManualClock, manualClock } from "../../support/manualClock.ts";

/**
 * The time of a Redis server, as a test moves it. The scripts ask the server for its time: on their way there this
 * question is replaced by the test's date, and the times that keys have left to live follow it. Everything else
 * happens on the real server. So a test of leases and blocks waits for nothing, however busy the machine is.
 */
export class ServerTime {
  /** The time of the server and of all processes. It does not pass while a command is on its way. */
  readonly clock: ManualClock = manualClock({ isBusy: () => this.#onTheirWay > 0 });
  #onTheirWay = 0;
  #lived = this.clock.date();
  #synchronised: Promise<unknown> = Promise.resolve();

  /** A client of the same kind, whose commands meet the server at the test's time. */
  client(real: RedisClient): RedisClient {
    const send = (command: string[]) => this.#send(real, command);
    return "call" in real
      ? { call: (name, ...args) => send([name, ...args.map(String)]) }
      : { sendCommand: send };
  }

  async #send(real: RedisClient, command: string[]): Promise<unknown> {
    this.#onTheirWay += 1;
    try {
      this.#synchronised = this.#synchronised.then(() => this.#shortenLives(real));
      await this.#synchronised;
      // So the script comes as a text, in which the time can be replaced.
      if (command[0] === "EVALSHA") throw new Error("NOSCRIPT No matching script.");
      return await sendTo(
        real,
        command.map((arg) => arg.replaceAll("redis.call('TIME')", this.#time())),
      );
    } finally {
      this.#onTheirWay -= 1;
    }
  }

  #time(): string {
    const date = this.clock.date();
    return `{'${Math.floor(date / 1_000)}', '${Math.round((date % 1_000) * 1_000)}'}`;
  }

  /** The server keeps the date on which a key ends: where its own date is set back, the key lives longer. */
  async #shortenLives(real: RedisClient): Promise<void> {
    const passedMs = this.clock.date() - this.#lived;
    this.#lived = this.clock.date();
    if (passedMs !== 0) await sendTo(real, ["EVAL", shortenLives, "0", String(Math.round(passedMs))]);
  }
}

const shortenLives = `
for _, key in ipairs(redis.call('KEYS', '*')) do
  local left = redis.call('PTTL', key)
  if left >= 0 then redis.call('PEXPIRE', key, left - tonumber(ARGV[1])) end
end
`;

/** Sends a command through either kind of client. */
export function sendTo(client: RedisClient, [name = "", ...args]: string[]): Promise<unknown> {
  return "call" in client ? client.call(name, ...args) : client.sendCommand([name, ...args]);
}
