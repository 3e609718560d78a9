import { connect, type Socket } from "node:net";

/**
 * A Redis client of some lines, so that these tests need a server and nothing from npm. It speaks as
 * node-redis does (`sendCommand`). The real clients have a test of their own.
 */
export class RespClient {
  readonly #socket: Socket;
  readonly #open: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }[] =
    [];
  #received = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (data) => this.#read(data));
    socket.on("error", () => {});
    socket.on("close", () => {
      for (const { reject } of this.#open.splice(0)) reject(new Error("The connection to Redis is closed."));
    });
  }

  static connect(path: string): Promise<RespClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(path, () => resolve(new RespClient(socket)));
      socket.once("error", reject);
    });
  }

  sendCommand(args: string[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Error("The connection to Redis is closed."));
        return;
      }
      this.#open.push({ resolve, reject });
      const parts = args.map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`);
      this.#socket.write(`*${args.length}\r\n${parts.join("")}`);
    });
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const reply = parse(this.#received, 0);
      if (reply === undefined) return;
      this.#received = this.#received.subarray(reply.end);
      const open = this.#open.shift();
      if (reply.value instanceof Error) open?.reject(reply.value);
      else open?.resolve(reply.value);
    }
  }
}

/** A client that connects again for the command after a broken connection, as the real ones do. */
export function reconnecting(path: string): Pick<RespClient, "sendCommand"> {
  let client: Promise<RespClient> | undefined;
  return {
    async sendCommand(args) {
      client ??= RespClient.connect(path);
      const used = client;
      try {
        return await (await used).sendCommand(args);
      } catch (error) {
        const isBroken = await used.then(
          ({ isClosed }) => isClosed,
          () => true,
        );
        if (isBroken && client === used) client = undefined;
        throw error;
      }
    },
  };
}

interface Reply {
  readonly value: unknown;
  readonly end: number;
}

function parse(data: Buffer, at: number): Reply | undefined {
  const lineEnd = data.indexOf("\r\n", at);
  if (lineEnd < 0) return undefined;
  const text = data.toString("utf8", at + 1, lineEnd);
  const end = lineEnd + 2;
  switch (data[at]) {
    case 43: // +
      return { value: text, end };
    case 45: // -
      return { value: new Error(text), end };
    case 58: // :
      return { value: Number(text), end };
    case 36: {
      // $
      const length = Number(text);
      if (length < 0) return { value: null, end };
      if (data.length < end + length + 2) return undefined;
      return { value: data.toString("utf8", end, end + length), end: end + length + 2 };
    }
    default:
      return parseList(data, Number(text), end);
  }
}

function parseList(data: Buffer, length: number, start: number): Reply | undefined {
  if (length < 0) return { value: null, end: start };
  const value: unknown[] = [];
  let end = start;
  for (let index = 0; index < length; index += 1) {
    const item = parse(data, end);
    if (item === undefined) return undefined;
    value.push(item.value);
    end = item.end;
  }
  return { value, end };
}
