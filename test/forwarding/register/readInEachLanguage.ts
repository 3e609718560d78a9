import { expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import type { LeadRegister } from "../../../src/forwarding/contract/registerContract.ts";
import type { RegisterEntry } from "../../../src/forwarding/contract/registerTypes.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions, LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { languages } from "../../../src/languages/languages.ts";
import { issueCodes } from "../../../src/mapping/contract/issueCodes.ts";
import type { IssueLanguage } from "../../../src/mapping/contract/issueLanguage.ts";
import type { Issue } from "../../../src/mapping/contract/mapResult.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";

/** An engine with nothing in it. */
interface Engine {
  readonly store: LeadStore;
  readonly register: LeadRegister;
  readonly close: () => Promise<void>;
}

interface Reader {
  readonly tag: string;
  /** English has none. */
  readonly language: IssueLanguage | undefined;
}

const readers: readonly Reader[] = await Promise.all(
  Object.entries(languages).map(async ([tag, entry]) => {
    return { tag, language: "issues" in entry ? (await entry.issues()).language : undefined };
  }),
);

/** Rules that name this status. */
const rulesWith = (status: string) =>
  ({
    version: 1,
    key: "id",
    fields: {
      order_status_id: { status },
      email: "email",
      phone: { path: "phone", as: "phone" },
      user_comments: { path: "note", required: true },
    },
  }) satisfies ForwarderOptions["rules"];

const lead = { email: "ann@example.com", note: "n" };

/** Leads that end in each way, with the status of their rules. No language may translate a name that is a word of it. */
const leads = [
  { status: "New", sent: { ...lead, id: "refused" } },
  { status: "warehouses", sent: { ...lead, id: "unknown status" } },
  { status: "another text", sent: { ...lead, id: "another unknown status" } },
  { status: "New", sent: { ...lead, id: "no note", note: undefined, phone: "12" } },
  { status: "New", sent: { id: "no contact", note: "n" } },
] as const;

/** The issues of a mapper that is not ours, or of another version of the package. */
const foreignIssues: readonly Issue[] = [
  { level: "error", code: "shop_closed", path: "", message: "The shop is closed." },
  { level: "warning", code: "order_doubled", path: "", message: "Two orders, said an older version." },
  { level: "warning", code: "phone_too_short", path: "fields.phone", message: "Said by an older version." },
];

/** Shows on one engine that an entry is in the language of who reads it, whoever wrote it. */
export function describeReadInEachLanguage(name: string, open: () => Promise<Engine>): void {
  const account = createFakeAccount({ requestsPerMinute: false });
  account.answer("addOrder", {
    status: "ERROR",
    error_code: "ERROR_ORDER_STATUS_ID",
    error_message: "No such status.",
  });
  const forwarderOn = (
    { store, register }: Pick<Engine, "store" | "register">,
    language: IssueLanguage | undefined,
    rules: ForwarderOptions["rules"],
  ) =>
    createForwarder({
      baselinker: account.client(),
      rules,
      store,
      register,
      language,
      account: { ...emptyAccount, statuses: [{ id: 8001, name: "New" }] },
    });
  const entriesFor = async (engine: Pick<Engine, "store" | "register">, { language }: Reader) => {
    const forwarder = forwarderOn(engine, language, rulesWith("New"));
    const { entries } = await forwarder.register.list();
    for (const entry of entries) expect(await forwarder.register.get(entry.id)).toEqual(entry);
    await forwarder.close();
    return entries;
  };
  const write = async (
    engine: Pick<Engine, "store" | "register">,
    { language }: Reader,
    mapper?: LeadMapper,
  ) => {
    const results = [];
    for (const { status, sent } of leads) {
      const forwarder = forwarderOn(engine, language, mapper ?? rulesWith(status));
      results.push(await forwarder.forward(sent));
      await forwarder.close();
    }
    return results;
  };

  it.each(readers)(`${name} keeps entries written in $tag for readers of each language`, async (writer) => {
    const engine = await open();
    await write(engine, writer);
    for (const reader of readers) {
      const said = await write({ store: memoryStore(), register: memoryRegister() }, reader);
      const entries = await entriesFor(engine, reader);
      expect(entries).toHaveLength(leads.length);
      const sentences = entries.map(sentencesOf);
      const error = entries.find(({ key }) => key === "refused")?.error ?? fail();
      expect(error).toMatchObject({ name: "ApiError", code: "ERROR_ORDER_STATUS_ID" });
      expect(error.message).toContain("No such status");
      expect(error.message).toBe(
        reader.language?.errorMessage({ ...error, message: "x" }) ?? Object(said[0]).error.message,
      );
      for (const result of said) expect(sentences).toContain(sentencesOf(result));
      for (const status of ["warehouses", "another text"])
        expect(sentences.filter((said) => new RegExp(`["„«]${status}["”»]`).test(said))).toHaveLength(1);
    }
    await engine.close();
  });

  it(`${name} keeps what another version or a mapper of one's own said, where no code can say it`, async () => {
    const engine = await open();
    const foreign: LeadMapper = { map: () => ({ status: "error", issues: foreignIssues }) };
    await write(engine, { tag: "en", language: undefined }, foreign);
    for (const reader of readers) {
      const [entry] = await entriesFor(engine, reader);
      const [own, needsDetails, known] = entry?.issues ?? [];
      expect(own).toEqual(foreignIssues[0]);
      expect(needsDetails).toEqual(foreignIssues[1]);
      expect(known?.message).not.toBe(foreignIssues[2]?.message);
      expect(known?.message).toBe(
        reader.language?.issue(foreignIssues[2] ?? fail()).message ?? issueCodes.phone_too_short.text,
      );
    }
    await engine.close();
  });
}

/** What a person reads of an entry or of a result. */
function sentencesOf({ issues, reason = "" }: Pick<RegisterEntry, "issues"> & { reason?: string }): string {
  return [reason, ...issues.map(({ code, message }) => `${code}: ${message}`)].join("\n");
}

function fail(): never {
  throw new Error("The entry has neither.");
}
