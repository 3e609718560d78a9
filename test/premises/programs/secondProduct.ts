import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { withProducts } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** A buyer orders a second product under the same id, and pays for the first later. */
export async function run(): Promise<Outcome> {
  const account = createFakeAccount();
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules: withProducts,
    store: sqliteStore("leads.sqlite"),
    register: sqliteRegister("leads.sqlite"),
    onEvent: watch.onEvent,
  });
  const lead = (text: string, name: string, paid: boolean) => ({
    id: 7,
    email: "anna@example.com",
    text,
    paid,
    lines: [{ name, price: "10", quantity: 1 }],
  });
  const send = async (form: ReturnType<typeof lead>) => watch.sent(form.text, await forwarder.forward(form));
  await send(lead("a mug", "Mug", false));
  await send(lead("a plate", "Plate", false));
  await send(lead("the mug, paid", "Mug", true));
  const { entries } = await forwarder.register.list();
  const kept: string[] = [];
  for (const { id } of entries) {
    const entry = await forwarder.register.get(id, { lead: true });
    for (const text of ["a plate", "the mug, paid"])
      if (entry?.status !== "success" && JSON.stringify(entry ?? "").includes(`"${text}"`)) kept.push(text);
  }
  const statuses = entries.map(({ status }) => status).join(", ");
  return watch.outcome(account.orders, { kept, figure: `entries of the register: ${statuses}` });
}
