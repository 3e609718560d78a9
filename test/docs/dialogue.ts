import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** What `curl -H "a: b" -d "body"` sends, and the line below it. */
export function requestsIn(dialogue: string, port: number): { request: Request; answer: string }[] {
  const found = dialogue.matchAll(/^\$ curl localhost:3000(\/\w*)? -H "([\w-]+): (.+?)" -d "(.+)"\n(.+)$/gm);
  return [...found].map(([, path = "/", name = "", value = "", body = "", answer = ""]) => {
    const headers = { [name]: value, "content-type": "application/x-www-form-urlencoded" };
    return {
      request: new Request(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body }),
      answer,
    };
  });
}

/** Until the program listens, or has ended. */
export async function sent(request: Request, program: ChildProcess): Promise<Response> {
  for (;;) {
    const response = await fetch(request.clone()).catch(() => undefined);
    if (response !== undefined) return response;
    if (program.exitCode !== null) throw new Error("The webhook ended before it listened.");
    await wait(20);
  }
}
