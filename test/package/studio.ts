import { equal, match } from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Opens the page of leads in an empty folder, reads all of it as a browser would, and sends a sample lead. */
export async function lookAtLeads(folder: string): Promise<void> {
  const cli = join(folder, "node_modules/baselinker-sdk/dist/cli.js");
  const child = spawn(process.execPath, [cli, "studio", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    const { origin, hash } = new URL(JSON.parse(line).url);
    const headers = { authorization: `Bearer ${hash.slice("#key=".length)}` };
    const read = async (path: string) => {
      const answer = await fetch(`${origin}/${path}`);
      equal(answer.status, 200, path);
      return answer.text();
    };
    const ask = async (path: string, init: RequestInit = {}) =>
      (await fetch(`${origin}/api/${path}`, { ...init, headers: { ...headers, ...init.headers } })).json();
    const [page, program] = [await read(""), await read("app.js")];
    match(page, /<script type="module" src="app\.js">/);
    match(JSON.stringify(await ask("rules/schema")), /deal_cf_/);
    for (const [, chunk] of program.matchAll(/import\("\.\/([\w-]+\.js)"\)/g)) await read(String(chunk));
    for (const [language, leads] of [
      ["en", "Leads"],
      ["uk", "Ліди"],
      ["pl", "Leady"],
    ] as const) {
      const words = await ask("words", { headers: { "accept-language": language } });
      equal(words.texts["frame.leads"], leads);
    }
    const { samples, account } = await ask("about");
    equal(account, "fake");
    const body = JSON.stringify({ source: samples[0] });
    const { id } = await ask("sample", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    const { entry, order } = await ask(`lead?id=${id}&values=1`);
    equal(entry.status, "success");
    equal(order.status, "order");
  } finally {
    child.kill("SIGINT");
  }
  const [code] = await once(child, "exit");
  equal(code, 0);
}
