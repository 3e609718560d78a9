import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CountryOf, prepareStore } from "./preparedStore.ts";
import { type Studio, startStudio } from "./startStudio.ts";

/** Every way in which the command is started here. */
export async function openStudios(strange?: string, tag?: CountryOf) {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-studio-"));
  const prepared = await prepareStore(folder, strange, tag);
  // All sources of the store's leads have the rules of their namespace.
  const config = join(folder, "shop.config.json");
  await writeFile(config, JSON.stringify({ senders: { lead: { rules: prepared.rules } } }));
  const given = ["--store", prepared.store, "--config", config];
  const ownStudio = (port = "0") => startStudio(folder, ["--port", port]);
  const [shop, readOnly, noToken, empty, none] = await Promise.all([
    startStudio(folder, given, prepared.env),
    startStudio(folder, [...given, "--read-only"], prepared.env),
    startStudio(folder, given),
    startStudio(folder),
    startStudio(folder),
  ]);
  return {
    prepared,
    shop,
    readOnly,
    noToken,
    empty,
    none,
    ownStudio,
    send,
    async close() {
      await Promise.all([shop, readOnly, noToken, empty, none].map((each) => each.stop()));
      await prepared.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function send({ link, origin }: Studio): Promise<string> {
  const headers = {
    authorization: `Bearer ${new URL(link).hash.slice("#key=".length)}`,
    "content-type": "application/json",
  };
  const init = { method: "POST", headers };
  const about = await (await fetch(`${origin}/api/about`, { headers })).json();
  const body = JSON.stringify({ source: about.samples[0] });
  const answer = await fetch(`${origin}/api/sample`, { ...init, body });
  if (!answer.ok) throw new Error(`sample: ${answer.status} ${await answer.text()}`);
  const { id } = await answer.json();
  const hundredth = Math.floor(Date.now() / 10);
  while (Math.floor(Date.now() / 10) === hundredth) await new Promise(setImmediate);
  return id;
}
