import { connect } from "node:net";

/** One command as the server ran it; `byScript` where a script did. */
export interface Seen {
  readonly byScript: boolean;
  readonly command: readonly string[];
}

/** Everything that the server runs while the body does, by its own account (`MONITOR`). */
export async function monitored(path: string, body: () => Promise<void>): Promise<readonly Seen[]> {
  let text = "";
  const socket = connect(path);
  const hears = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("data", (data) => {
      text += data.toString("latin1");
      if (text.startsWith("+OK\r\n")) resolve();
    });
  });
  socket.write("MONITOR\r\n");
  await hears;
  await body();
  const ended = new Promise<void>((resolve) => {
    socket.on("data", () => {
      if (text.includes('"QUIT"')) resolve();
    });
  });
  // Everything that was sent before comes before it.
  connect(path).end("QUIT\r\n");
  await ended;
  socket.destroy();
  return text.split("\r\n").flatMap((line) => read(line) ?? []);
}

/** `+1732485600.123456 [0 lua] "TIME"` */
function read(line: string): Seen | undefined {
  const match = /^\+[\d.]+ \[\d+ (\S*)\] (.*)$/.exec(line);
  if (match === null) return undefined;
  const words = match[2]?.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return { byScript: match[1] === "lua", command: words.map((word) => word.slice(1, -1)) };
}
