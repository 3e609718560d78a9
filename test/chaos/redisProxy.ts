import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";

/** Connections to a Redis pass through here, so that they can be cut, and led to another server. */
export class RedisProxy {
  readonly path: string;
  #target: string;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => {
    const upstream = connect(this.#target);
    const ends = [socket, upstream];
    for (const end of ends) {
      this.#sockets.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        this.#sockets.delete(end);
        for (const each of ends) each.destroy();
      });
    }
    socket.pipe(upstream).pipe(socket);
  });

  constructor(path: string, target: string) {
    this.path = path;
    this.#target = target;
  }

  async listen(): Promise<void> {
    this.#server.listen(this.path);
    await once(this.#server, "listening");
  }

  /** Cuts every connection; new ones go to `target`. */
  cut(target = this.#target): void {
    this.#target = target;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.#server.close();
    this.cut();
    rmSync(this.path, { force: true });
  }
}
