import { explainBrokenJson, parseJson } from "../../src/apps/files/json.ts";
import { positionsIn } from "../../src/apps/files/positions.ts";
import { rulesIn } from "../../src/apps/files/rules.ts";
import { leadHider } from "../../src/apps/mcp/hiddenLead.ts";
import { KnownVariants } from "../../src/apps/mcp/knownVariants.ts";
import { describeMethod, findMethods } from "../../src/apps/mcp/methodTools.ts";
import { People } from "../../src/apps/mcp/people.ts";
import { hasText } from "../../src/apps/mcp/registerEntries.ts";
import { createSweep } from "../../src/apps/mcp/sweep.ts";
import { type Cases, hostileRules, over, overLeads, overTexts, prefixed, times } from "./growthCases.ts";
import { rulesForCopying } from "./growthRules.ts";

const receivedAt = new Date(1_795_180_000_000);
const { signal } = new AbortController();

/** A kept lead as a model may see it. */
async function hiddenCopy(lead: unknown): Promise<unknown> {
  const rules = { sets: [{ path: "rules.json" }] };
  const session = {
    people: new People({ show: false }),
    rules,
    readRules: () => Promise.resolve(rulesForCopying),
  };
  const hide = await leadHider(session as never);
  return hide(lead, { receivedAt });
}

/** An order of a buyer who wrote the text wherever a buyer can. */
function orderOf(text: unknown): Record<string, unknown> {
  return {
    phone: "+380671234567",
    delivery_fullname: "Olena Test",
    user_comments: text,
    payment_method: text,
    products: [{ name: text, attributes: text }],
  };
}

const manyPeople = (size: number) => times(size / 40, (index) => `Olena Petrenko${index.toString(36)}x`);

/** What the command, the page and the tools for models do with files, answers and leads of others. */
export const appGrowthCases: Readonly<Record<string, () => Cases>> = {
  "a file": () =>
    prefixed({
      "JSON with comments": overTexts((text) => () => parseJson(`{/*${text}*/}`, "a.json")),
      "JSON with a comma too many": overTexts(
        (text) => () => parseJson(`{"a":${JSON.stringify(text)},}`, "a.json"),
      ),
      JSON: overTexts((text) => () => parseJson(text, "a.json")),
      "broken JSON": overTexts((text) => () => explainBrokenJson(`{"a":"${text}`, "a.json")),
      rules: overTexts((text) => () => rulesIn(text, "rules.tsv")),
      "places of problems": overTexts((text) => async () => {
        const find = await positionsIn(text);
        for (let index = 0; index < 100; index += 1) find(`fields.f${index}`);
      }),
      "rules as JSON": over(
        hostileRules,
        (rules) => () => rulesIn(`${JSON.stringify(rules)}// end`, "rules.json"),
      ),
    }),
  "a lead that a model sees": () =>
    prefixed({
      copy: overLeads((lead) => () => hiddenCopy(lead)),
      search: overLeads((lead) => () => hasText(lead, (text) => text.toLowerCase().includes("nothing"))),
    }),
  "an order that a model sees": () =>
    prefixed({
      text: overTexts(
        (text) => () => new People({ show: false }).hide("getOrders", { orders: [orderOf(text)] }),
      ),
      fields: overLeads(
        (lead) => () =>
          new People({ show: false }).hide("getOrders", { orders: [{ ...orderOf("a"), ...lead }] }),
      ),
      goods: {
        "many engravings": (size) => {
          const order = {
            ...orderOf("a"),
            products: times(size / 60, (index) => ({
              name: "a",
              attributes: `Text: For Petro ${index} only`,
            })),
          };
          return () => new People({ show: false }).hide("getOrders", { orders: [order] });
        },
        "many variants": (size) => {
          const attributes = times(size / 8, (index) => `a${index}`).join(",");
          return () =>
            new KnownVariants().learn("getOrders", {
              orders: [{ email: "a@b.de", products: [{ attributes }] }],
            });
        },
      },
      message: overTexts((text) => () => new People({ show: false }).hideText(text)),
      key: overTexts((text) => () => new People({ show: false }).hideKey(text)),
      people: {
        "many in a text": (size) => {
          const values = manyPeople(size).map((value) => ({ value, kind: "name" as const }));
          const text = values.map(({ value }) => value).join(" ");
          return () => createSweep(values)?.replace(text, () => "[name 1]");
        },
        "many known": (size) => {
          const orders = manyPeople(size).map((name) => ({ delivery_fullname: name }));
          const text = manyPeople(size).join(" ");
          return () => {
            const people = new People({ show: false });
            people.hide("getOrders", { orders });
            return people.hideText(text);
          };
        },
      },
    }),
  "a question of a model": () =>
    prefixed({
      query: overTexts((query) => () => findMethods().run({ query }, { signal } as never)),
      method: overTexts((method) => () => describeMethod().run({ method }, { signal } as never)),
      field: overTexts((at) => () => describeMethod().run({ method: "addOrder", at }, { signal } as never)),
    }),
};
