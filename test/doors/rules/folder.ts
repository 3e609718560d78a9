import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Door, Rule, Seen } from "../door.ts";
import type { Place } from "../place.ts";
import { openShop } from "../shop.ts";

/** A program that leaves a file where it ran. */
const program = `require("node:fs").writeFileSync("ran", "");\n`;
const moduleOf = `import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\nexport default {};\n`;

function ran(place: Place): Seen {
  const isRun = existsSync(join(place.folder, "ran"));
  return { isHeld: !isRun, seen: isRun ? "the program ran" : "nothing ran" };
}

const commands: Readonly<Record<string, readonly string[]>> = {
  check: ["check", "rules.json"],
  forward: ["forward", "rules.json", "lead.json", "--store", "leads.sqlite", "--yes"],
  doctor: ["doctor"],
  "register list": ["register", "list"],
  "register resend": ["register", "resend", "ld_000000", "--yes"],
  listen: ["listen", "--rules", "rules.json", "--inventory", "1", "--port", "1"],
  studio: ["studio", "--store", "none.sqlite"],
  mcp: ["mcp"],
  init: ["init", "--source", "tilda", "--folder", "shop"],
};

const rules = { version: 1, fields: { order_status_id: 1, phone: "phone" } };

const configured: readonly Door[] = Object.entries(commands).map(([surface, words]) => ({
  surface,
  tried: "baselinker.config.mjs and .js of the folder one happens to be in",
  async open(place) {
    place.write("rules.json", rules);
    place.write("lead.json", { phone: "+380671234567" });
    place.write("baselinker.config.mjs", moduleOf);
    place.write("baselinker.config.js", moduleOf);
    // With a token each goes as far as it reads a configuration.
    const env = { BASELINKER_TOKEN: "1-2-X", BASELINKER_URL: "http://127.0.0.1:1" };
    await place.run(words, { env });
    return ran(place);
  },
}));

/** The option for a file of settings, as the help of this version has it. */
async function settingsOption(place: Place): Promise<string> {
  const { stdout } = await place.run(["doctor", "--help"]);
  return stdout.includes("--settings") ? "--settings" : "--env-file";
}

const settings: Door = {
  surface: "the file of settings",
  tried: "NODE_OPTIONS in it, which names a program",
  async open(place) {
    const path = place.write("program.cjs", program);
    const file = place.write("shop.env", `BASELINKER_TOKEN=1-2-X\nNODE_OPTIONS=--require ${path}\n`);
    const option = await settingsOption(place);
    await place.run(["doctor", option, file], { env: { BASELINKER_URL: "http://127.0.0.1:1" } });
    const { isHeld, seen } = ran(place);
    return { isHeld, seen: `${option}: ${seen}` };
  },
};

const other: readonly Door[] = [
  settings,
  {
    surface: "rules of another sender",
    tried: "a failed lead of a shop, sent again by the rules of a form",
    async open(place) {
      const shopRules = {
        version: 1,
        key: "id",
        fields: { order_status_id: 8001, email: "email", phone: { path: "tel", required: true } },
        products: { each: "items", fields: { name: "name", quantity: "qty" } },
      };
      const lead = { id: 7, email: "a@example.com", items: [{ name: "Mug", qty: 2 }] };
      const form = { lead: { id: 8, email: "b@example.com" }, source: "form" };
      const shop = await openShop(place, [{ lead, source: "shop-a" }, form], { rules: shopRules });
      const formRules = { version: 1, key: "id", fields: { order_status_id: 8001, email: "email" } };
      const path = place.write("form.json", formRules);
      const words = ["register", "resend", "--all", "--register", shop.store, "--rules", path, "--yes"];
      const ended = await place.run([...words, "--confirm", "send all again"], { env: shop.env });
      const empty = shop.account.orders.filter(
        ({ email, products }) => email === "a@example.com" && products.length === 0,
      );
      await shop.close();
      return { isHeld: empty.length === 0, seen: `${empty.length} orders without goods, exit ${ended.code}` };
    },
  },
];

export const folder: Rule = { title: "Files and senders", doors: [...configured, ...other] };
