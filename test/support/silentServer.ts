import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A port at which connections are neither taken nor refused. */
interface SilentServer extends AsyncDisposable {
  readonly url: string;
}

/**
 * Listens in another process and never accepts: the program hangs as soon as it listens. Once its short
 * queue is full, Linux drops each further SYN, which is what a client meets at a host that is overrun, or
 * whose firewall says nothing.
 */
export async function startSilentServer(): Promise<SilentServer> {
  const child = spawn(process.execPath, ["-e", listenAndHang], { stdio: ["ignore", "pipe", "inherit"] });
  const [output] = await once(child.stdout, "data");
  const port = Number(output);
  const fillers: Socket[] = [];
  let full = false;
  while (!full) {
    if (fillers.length > 50) throw new Error("Expected the queue of a listening socket to be full by now.");
    const filler = connect(port, "127.0.0.1").on("error", () => {});
    fillers.push(filler);
    full = !(await connects(filler));
  }
  return {
    url: `http://127.0.0.1:${port}/connector.php`,
    async [Symbol.asyncDispose]() {
      for (const filler of fillers) filler.destroy();
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

const listenAndHang = `
const server = require("node:net").createServer();
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  require("node:fs").writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/** On loopback a connection that comes about at all does so within a millisecond. */
function connects(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 500, false);
    socket.once("connect", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
