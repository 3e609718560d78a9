import { readFileSync } from "node:fs";
import type { Door, Rule } from "../door.ts";
import { openShop } from "../shop.ts";

const key = "380671234567";

const erased: Door = {
  surface: "register erase",
  tried: "the key of an erased, finished lead in the file of the store",
  async open(place) {
    const shop = await openShop(place, [{ lead: { id: key, email: "a@example.com" }, source: "form" }]);
    const listed = await place.run(["register", "list", "--register", shop.store, "--json"]);
    const [entry] = JSON.parse(listed.stdout).entries;
    const words = ["register", "erase", entry.id, "--register", shop.store, "--confirm", "erase this lead"];
    const ended = await place.run(words);
    await shop.close();
    const isThere = ["", "-wal"].some((end) => {
      try {
        return readFileSync(`${shop.store}${end}`).includes(key);
      } catch {
        return false;
      }
    });
    return { isHeld: !isThere && ended.code === 0, seen: isThere ? "the key" : "no key" };
  },
};

export const erasure: Rule = { title: "Erasure", doors: [erased] };
