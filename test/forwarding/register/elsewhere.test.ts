import { describe, expect, it } from "vitest";
import { countElsewhere, elsewhereTold } from "../../../src/forwarding/register/elsewhere.ts";
import { newEntryId } from "../../../src/forwarding/register/entryId.ts";
import { registerView } from "../../../src/forwarding/register/registerView.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { change, failed, newRow } from "../../contracts/testEntries.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { newFilesIn, temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { attachedParts } from "./attachedParts.ts";

const newPath = newFilesIn(temporaryFolder());

/** A register with the given number of leads of each namespace. */
async function begin(of: Readonly<Record<string, number>>) {
  const parts = attachedParts();
  let count = 0;
  for (const [namespace, leads] of Object.entries(of)) {
    for (let lead = 0; lead < leads; lead += 1) {
      count += 1;
      const id = newEntryId(parts.clock.date() + count, "a");
      await parts.rows.add(newRow(id, { namespace, dueInMs: 0 }), 1_000);
    }
  }
  return parts;
}

describe("leads that wait under another namespace", () => {
  it("are counted for each, among the 200 oldest", async () => {
    const { context } = await begin({ lead: 3, woo: 2, ["__proto__"]: 1, tilda: 300 });
    expect((await registerView(context).stats()).elsewhere).toEqual(
      Object.fromEntries([
        ["woo", 2],
        ["__proto__", 1],
        ["tilda", 194],
      ]),
    );
  });

  it("are none where they were tried", async () => {
    const { context, rows } = await begin({ woo: 1 });
    const [row] = await rows.page({ ...oldest, withLeads: false });
    await rows.change(change(row?.id ?? "", { end: failed() }));
    expect(await registerView(context).stats()).toMatchObject({ waiting: 0, elsewhere: {} });
  });

  it("are reported once, and not those that an open forwarder here has", async () => {
    const { context, told } = await begin({ lead: 1, woo: 2, tilda: 1 });
    const tell = elsewhereTold(context, new Set([{ namespace: "lead" }, { namespace: "tilda" }]));
    await tell();
    await tell();
    expect(told).toMatchObject([{ level: "warning", code: "namespace_waits", path: "namespace" }]);
    expect(told[0]?.message).toContain(
      "2 leads wait under the namespace `woo`, and this forwarder, with `lead`, never forwards from there.",
    );
  });

  it("are none as long as the register does not answer", async () => {
    const { context, told } = await begin({ woo: 1 });
    let isAway = true;
    const steps = {
      ...context.steps,
      page: async (query: Parameters<typeof context.steps.page>[0]) => {
        if (isAway) throw new Error("The register is away.");
        return context.steps.page(query);
      },
    };
    const tell = elsewhereTold({ ...context, steps }, new Set());
    await tell();
    expect(told).toEqual([]);
    await expect(countElsewhere({ ...context, steps })).rejects.toThrow("The register is away.");
    isAway = false;
    await tell();
    expect(told).toHaveLength(1);
  });

  it("are reported by `ready` of a forwarder whose namespace was changed, and in its language", async () => {
    const { forwarder, clock, ended, events } = fakeShop();
    const path = newPath();
    const inProcess = (namespace: string) => {
      const pair = {
        store: sqliteStore(path, { testing: { clock } }),
        register: sqliteRegister(path, { testing: { clock } }),
      };
      return { pair, forwarder: forwarder({ ...pair, namespace, language: uk }) };
    };
    const before = inProcess("woo");
    await before.forwarder.receive({ id: "1", email: "ann@example.com" });
    const changed = inProcess("shop");
    expect(await ended(changed.forwarder.ready())).toMatchObject([
      {
        code: "namespace_waits",
        level: "warning",
        message: expect.stringContaining("1 лід чекає у просторі імен `woo`"),
      },
    ]);
    await ended(changed.forwarder.ready());
    const told = events.flatMap((event) => (event.type === "setup" ? event.issue.code : []));
    expect(told.filter((code) => code === "namespace_waits")).toHaveLength(1);
    const both = forwarder({ ...changed.pair, namespace: "woo" });
    expect(await ended(both.ready())).toEqual([]);
    const beside = forwarder({ ...changed.pair, namespace: "tilda" });
    // Both others are forwarders of this process, so their leads are taken.
    expect(await ended(beside.ready())).toEqual([]);
    await ended(both.close());
    const later = forwarder({ ...changed.pair, namespace: "later" });
    expect(await ended(later.ready())).toMatchObject([{ code: "namespace_waits" }]);
  });
});

const oldest = { status: undefined, from: undefined, after: undefined, order: "oldest", limit: 9 } as const;
