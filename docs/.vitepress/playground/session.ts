import { type InjectionKey, inject, ref, shallowRef, watch } from "vue";
import type { Editor } from "../../../src/apps/page/editor/editor.ts";
import type { LanguageCode } from "../languages.ts";
import type { Answer, Trouble } from "./answer.ts";
import { copied } from "./clipboard.ts";
import { keepTexts, keptTexts } from "./drafts.ts";
import { MappingInWorker } from "./mapping.ts";
import { type Sample, sampleOf } from "./samples.ts";
import { fromFragment, isShared, toFragment } from "./share.ts";
import type { Draft } from "./suggesting.ts";

export type Result = Extract<Answer, { at: "result" }>;

/** A sentence to the reader, with a way back if there is one. */
interface Said {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

const noTests = '{\n  "rules": "./rules.json",\n  "tests": []\n}\n';

/** What is on the page, and what can be done with it. */
export function createSession(language: LanguageCode) {
  const mapping = new MappingInWorker();
  const answer = shallowRef<Answer>();
  const result = shallowRef<Result>();
  const said = shallowRef<Said>();
  const draft = shallowRef<Draft>();
  const sample = ref("site-form");
  const tests = ref(noTests);
  const chosenLanguage = ref<LanguageCode>(language);
  /** Which lead of a request that holds several. */
  const index = ref(0);
  const receivedAt = ref(Date.now());
  /** The ready set that the answer is about, as long as no one has changed it. */
  const shownSet = ref<string>();
  /** The lead of a ready set came when its test says. */
  let given: Sample | undefined;
  let editors: { readonly lead: Editor; readonly rules: Editor } | undefined;

  let answered = () => {};
  const firstAnswer = new Promise<void>((resolve) => {
    answered = resolve;
  });

  async function run(): Promise<void> {
    if (editors === undefined) return;
    const { lead, rules } = editors;
    const question = { lead: lead.text, rules: rules.text, receivedAt: receivedAt.value };
    const isGiven = lead.text === given?.lead && rules.text === given.rules;
    const set = isGiven ? sample.value : undefined;
    const own = await mapping.ask({ ...question, index: index.value, language: chosenLanguage.value });
    if (own === undefined) return;
    answer.value = own;
    shownSet.value = set;
    keepTexts({ sample: sample.value, lead: lead.text, rules: rules.text, tests: tests.value });
    if (result.value === undefined) performance.mark("playground: first result");
    answered();
    if (own.at === "result") result.value = own;
    lead.show(own.at === "lead" ? own.troubles : []);
    rules.show(own.at === "rules" ? own.troubles : []);
  }

  /** What was said to be undone is not the last change any more. */
  function textChanged(): void {
    if (said.value?.undo !== undefined) said.value = undefined;
  }

  /** Says what went wrong, instead of the work. */
  async function trying(work: () => Promise<void>): Promise<void> {
    if (answer.value?.at === "lead")
      return say(`The lead cannot be read yet. ${answer.value.troubles[0]?.message}`);
    try {
      await work();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }

  function say(text: string, undo?: () => void): void {
    said.value = text === "" ? undefined : { text, undo };
  }

  async function choose(name: string): Promise<void> {
    const chosen = await sampleOf(name);
    say(chosen === undefined ? `There is no ready set called ${name} any more. Choose another source.` : "");
    if (chosen === undefined || editors === undefined) return;
    sample.value = name;
    tests.value = chosen.tests;
    draft.value = undefined;
    given = chosen;
    editors.lead.text = chosen.lead;
    editors.rules.text = chosen.rules;
  }

  watch([chosenLanguage, index], () => void run());

  return {
    answer,
    result,
    said,
    draft,
    sample,
    tests,
    receivedAt,
    shownSet,
    index,
    language: chosenLanguage,
    choose,
    leadChanged(): void {
      textChanged();
      const text = editors?.lead.text ?? "";
      index.value = 0;
      receivedAt.value = text === given?.lead ? given.receivedAt : Date.now();
      void run();
    },
    rulesChanged(): void {
      textChanged();
      void run();
    },
    leadPaths: () => answer.value?.paths ?? [],
    rulesText: () => editors?.rules.text ?? "",
    testResults: () => mapping.perform("runTests", { rules: editors?.rules.text ?? "", tests: tests.value }),
    cure: (trouble: Trouble) =>
      trouble.path !== undefined &&
      trouble.suggestion !== undefined &&
      editors?.rules.cure(trouble.path, trouble.suggestion),

    /** The editors are there: what the address asks for, or the first sample, is shown. Waits for its result. */
    async begin(own: { readonly lead: Editor; readonly rules: Editor }): Promise<void> {
      editors = own;
      const shared = await fromFragment(location.hash).catch((error: unknown) => error);
      const asked = new URLSearchParams(location.search).get("set");
      const kept = asked === null && shared === undefined ? keptTexts() : undefined;
      await choose(asked ?? kept?.sample ?? sample.value);
      // What was asked for is gone: said, and another one shown.
      const gone = said.value;
      if (given === undefined) await choose(sample.value);
      said.value = gone ?? said.value;
      if (kept !== undefined) {
        own.lead.text = kept.lead;
        own.rules.text = kept.rules;
        tests.value = kept.tests;
      }
      this.open(shared);
      await firstAnswer;
    },

    /** What a link carries, or why it carries nothing. */
    open(shared: unknown): void {
      if (shared instanceof Error) say(shared.message);
      if (!isShared(shared) || editors === undefined) return;
      tests.value = noTests;
      if (shared.lead !== undefined) editors.lead.text = shared.lead;
      editors.rules.text = shared.rules;
    },

    format(): void {
      if (editors === undefined) return;
      const { rules } = editors;
      const fromTable = result.value?.fromTable;
      if (fromTable !== undefined && answer.value?.at === "result") {
        rules.text = `${fromTable}\n`;
        say("The table is written as JSON now.", () => rules.undo());
        return;
      }
      try {
        rules.text = `${JSON.stringify(JSON.parse(rules.text), null, 2)}\n`;
      } catch {
        say("Rules that are not JSON yet cannot be formatted.");
      }
    },

    suggest: () =>
      trying(async () => {
        if (editors === undefined) return;
        const { rules, lead } = editors;
        const found = await mapping.perform("suggest", { lead: lead.text });
        if (found === undefined) return;
        if (found.count === 0 && found.candidates.length === 0)
          return say("Nothing in this lead looks like a field of an order.");
        rules.text = found.rules;
        tests.value = noTests;
        draft.value = found;
        say(`A draft of ${found.count} rules from this lead. Read it before you use it.`, () => {
          rules.undo();
          draft.value = undefined;
        });
      }),

    anonymize: () =>
      trying(async () => {
        if (editors === undefined) return;
        const { lead } = editors;
        const madeUp = await mapping.perform("anonymize", { lead: lead.text });
        if (madeUp === undefined) return;
        lead.text = madeUp;
        say("Sample people are in the lead now. A name in the middle of a text may be left: read it.", () =>
          lead.undo(),
        );
      }),

    saveTest: (name: string) =>
      trying(async () => {
        if (editors === undefined) return;
        const { lead, rules } = editors;
        const asked = {
          lead: lead.text,
          rules: rules.text,
          tests: tests.value,
          name,
          receivedAt: receivedAt.value,
        };
        tests.value = (await mapping.perform("saveTest", asked)) ?? tests.value;
        say("");
      }),

    share: (withLead: boolean) =>
      trying(async () => {
        if (editors === undefined) return;
        const { lead, rules } = editors;
        const madeUp = withLead ? await mapping.perform("anonymize", { lead: lead.text }) : undefined;
        history.replaceState(history.state, "", await toFragment({ rules: rules.text, lead: madeUp }));
        const isCopied = await copied(location.href);
        const where = isCopied
          ? "The link is copied, and in the address bar."
          : "The link is in the address bar.";
        const what = withLead
          ? "It holds the rules, and a lead of this shape with sample people. Open it and read the lead before you send it: a name in the middle of a text may be left."
          : "It holds the rules, and nothing of the lead.";
        say(`${where} ${what}`);
      }),

    close: () => mapping.close(),
  };
}

export type Session = ReturnType<typeof createSession>;

export const sessionKey: InjectionKey<Session> = Symbol("session");

/** The session of the page that a part is on. */
export function useSession(): Session {
  const session = inject(sessionKey);
  if (session === undefined) throw new Error("This part is outside of the playground.");
  return session;
}
