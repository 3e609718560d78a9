import type { Door, Rule, Seen } from "../door.ts";
import type { Place } from "../place.ts";
import { buyer, openShop } from "../shop.ts";

type Model = Awaited<ReturnType<Place["mcp"]>>;

/** A question of a model: what it calls for a guess about a buyer. */
interface Question {
  readonly tool: string;
  readonly about: keyof typeof buyer;
  asked(guess: object, id: string): object;
}

const lead = { id: "1-7", text: "call me", ...buyer };

/** Rules that leave a lead out if the guess is right. */
const guessing = (when: object) => ({
  version: 1,
  key: "id",
  skip: [{ when, reason: "right" }],
  fields: { order_status_id: 8001, email: "email" },
});

const questions: readonly Question[] = (["phone", "email", "name", "street"] as const).flatMap((about) => [
  {
    tool: "explain_lead",
    about,
    asked: (when: object, id: string) => ({ lead_id: id, rules: guessing(when) }),
  },
  { tool: "plan_rules", about, asked: (when: object) => ({ rules: guessing(when) }) },
]);

/** Whether a right and a wrong guess of the first letters get the same answer, but for the marks of the data. */
async function compare(model: Model, { tool, about, asked }: Question, id: string): Promise<Seen> {
  const value = buyer[about];
  let told = 0;
  // The country of a phone is visible, as those of orders are.
  const start = about === "phone" ? "+380".length : 0;
  for (let length = start + 1; length <= start + 6; length += 1) {
    const right = value.slice(0, length);
    const wrong = `${value.slice(0, length - 1)}${value[length - 1] === "9" ? "8" : "9"}`;
    const answers = [];
    for (const guess of [right, wrong]) {
      const when = { path: about, matches: `${guess}*` };
      answers.push(JSON.stringify((await model.call(tool, asked(when, id))).value));
    }
    if (answers[0] !== answers[1]) told += 1;
  }
  return { isHeld: told === 0, seen: `${told} of 6 guesses told` };
}

const guesses: readonly Door[] = questions.map((question) => ({
  surface: question.tool,
  tried: `does the ${question.about} begin with …`,
  async open(place) {
    const shop = await openShop(place, [{ lead }]);
    await using model = await place.mcp({
      words: ["--store", shop.store, "--rules", shop.rules],
      env: shop.env,
    });
    const listed = await model.call("list_leads", {});
    const seen = await compare(model, question, listed.value.leads[0].id);
    await shop.close();
    return seen;
  },
}));

/** Questions about the texts of orders, as conditions of `count_base`. */
const hiding = { phone: buyer.phone, email: buyer.email, delivery_fullname: buyer.name };
const line = { name: "Mug", quantity: 1 };
const counted = [
  {
    path: "payment_method",
    value: buyer.name,
    order: { ...hiding, payment_method: buyer.name, products: [line] },
  },
  {
    path: "products[0].name",
    value: buyer.name,
    order: { ...hiding, products: [{ ...line, name: `Mug for ${buyer.name}` }] },
  },
  {
    path: "products[0].attributes",
    value: buyer.name,
    order: { ...hiding, products: [{ ...line, attributes: `Engraving: ${buyer.name}` }] },
  },
];

const counts: readonly Door[] = counted.map(({ path, value, order }) => ({
  surface: "count_base",
  tried: `does ${path} hold the buyer's name`,
  async open(place) {
    const dated = { order_status_id: 8001, date_confirmed: 1_795_000_000, ...order };
    const shop = await openShop(place, [], { orders: [dated] });
    await using model = await place.mcp({ env: shop.env });
    let told = 0;
    const words = value.split(" ");
    for (const word of words) {
      const answers = [];
      for (const guess of [word, `${word.slice(0, -1)}q`]) {
        const called = await model.call("count_base", {
          method: "getOrders",
          where: { path, matches: `*${guess}*` },
        });
        answers.push(JSON.stringify(called.value));
      }
      if (answers[0] !== answers[1]) told += 1;
    }
    await shop.close();
    return { isHeld: told === 0, seen: `${told} of ${words.length} guesses told` };
  },
}));

export const models: Rule = {
  title: "B: rules of a model never meet a buyer",
  doors: [...guesses, ...counts],
};
