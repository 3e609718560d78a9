/** A client of ioredis, as far as it is needed here. */
export interface IoredisLike {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
}

/** A client of node-redis (`redis`), as far as it is needed here. It must be connected. */
export interface NodeRedisLike {
  sendCommand(args: string[]): Promise<unknown>;
}

/** A Redis or Valkey client of the caller's: ioredis or node-redis. It is used, never closed. */
export type RedisClient = IoredisLike | NodeRedisLike;

/** Sends one command through either kind of client. */
export function sendCommand(client: RedisClient, command: readonly string[]): Promise<unknown> {
  const [name = "", ...args] = command;
  // ioredis has a `sendCommand` of its own that takes something else, so `call` is asked for first.
  return "call" in client ? client.call(name, ...args) : client.sendCommand([...command]);
}
