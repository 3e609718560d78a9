import {
  computed,
  defineComponent,
  nextTick,
  onBeforeUnmount,
  onMounted,
  onScopeDispose,
  ref,
  shallowRef,
  watch,
} from "vue";
import { LeadChoice } from "./Choice.tsx";
import { Columns } from "./Columns.tsx";
import { Editor } from "./editor/editor.ts";
import * as features from "./editor/editorFeatures.ts";
import { Issues } from "./Issues.tsx";
import { RulesPlan } from "./RulesPlan.tsx";
import { RulesSave } from "./RulesSave.tsx";
import type { Studio } from "./studio.ts";
import {
  hiddenName,
  type RulesCheck,
  type RulesFile,
  type RulesPlanShown,
  type RulesSchema,
} from "./wire.ts";

const typingMs = 250;

/** The screen stays alive while a lead is open, so that nothing typed is lost. */
export const Rules = defineComponent(
  ({ studio }: { studio: Studio }) => {
    const file = shallowRef<RulesFile>();
    const text = ref("");
    const checked = shallowRef<RulesCheck & { readonly text: string }>();
    /** The last lead that could be mapped. It stays while the user types. */
    const lead = shallowRef<RulesCheck["lead"]>();
    const leadId = ref("");
    const plan = shallowRef<RulesPlanShown & { readonly text: string }>();
    const failure = ref("");
    const pane = ref<HTMLElement>();
    let editor: Editor | undefined;
    let schema: Promise<RulesSchema> | undefined;
    let waiting: number | undefined;
    let asked = new AbortController();

    const said = (error: unknown) => {
      failure.value = studio.sentence(error);
    };
    const check = async () => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      const typed = text.value;
      const id = leadId.value;
      try {
        const found = await studio.api.post(
          "rules/check",
          { text: typed, ...(id === "" ? {} : { id }), ...ofSender(file.value) },
          signal,
        );
        // The check was ended while its answer was read.
        if (signal.aborted) return;
        checked.value = { ...found, text: typed };
        if (found.lead !== undefined || id === "") lead.value = found.lead;
        editor?.show(found.problems);
        failure.value = "";
      } catch (error) {
        if (!signal.aborted) said(error);
      }
    };
    const onText = () => {
      text.value = editor?.text ?? "";
      window.clearTimeout(waiting);
      waiting = window.setTimeout(check, typingMs);
    };
    const names = async () => {
      schema ??= studio.api.get("rules/schema");
      schema.catch(() => {
        schema = undefined;
      });
      return (await schema).$defs;
    };
    const open = (typed: string) => {
      editor?.destroy();
      if (pane.value === undefined) return;
      editor = new Editor({
        parent: pane.value,
        label: studio.say("frame.rules"),
        onText,
        offered: {
          names,
          leadPaths: () => lead.value?.leaves?.map(({ path }) => path).filter(isWhole) ?? [],
        },
        phrases: phrasesIn(studio),
        nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "",
      });
      editor.equip(features);
      editor.text = typed;
    };
    const load = async () => {
      try {
        file.value = await studio.api.get("rules", { lead: studio.route.value.id });
        await nextTick();
        leadId.value ||= studio.route.value.id || (file.value.leads[0]?.id ?? "");
        open(file.value.text);
      } catch (error) {
        said(error);
      }
    };
    const isChanged = computed(() => file.value !== undefined && text.value !== sameEnds(file.value.text));
    onMounted(load);
    // The lead that a person came from is the one to look at.
    watch(
      () => (studio.route.value.screen === "rules" ? studio.route.value.id : ""),
      (id) => {
        if (id === "") return;
        leadId.value = id;
        // It may be of another sender, whose rules are in another file.
        if (!isChanged.value) void load();
      },
    );
    watch(leadId, () => editor && check());
    watch(studio.language, () => editor && open(text.value));
    const stay = (event: BeforeUnloadEvent) => {
      if (isChanged.value) event.preventDefault();
    };
    window.addEventListener("beforeunload", stay);
    onScopeDispose(() => {
      window.removeEventListener("beforeunload", stay);
      window.clearTimeout(waiting);
      asked.abort();
    });
    onBeforeUnmount(() => editor?.destroy());

    /** Why the text cannot be saved yet, in words; empty if it can. */
    const whyNot = () => {
      const { say } = studio;
      if (!isChanged.value && file.value?.canSave) return say("rules.unchanged");
      if (checked.value?.text !== text.value) return say("rules.checking");
      if (checked.value.problems.length > 0) return say("rules.correctFirst");
      return plan.value?.text === text.value ? "" : say("rules.lookFirst");
    };

    return () => {
      const { say } = studio;
      const title = (
        <h1 class="hidden" tabindex={-1}>
          {say("frame.rules")}
        </h1>
      );
      const alert = (
        <p class="failure" role="alert">
          {failure.value}
        </p>
      );
      if (file.value === undefined)
        return (
          <div>
            {title}
            {failure.value === "" ? <p class="note">{say("frame.loading")}</p> : alert}
          </div>
        );
      const { name, leads } = file.value;
      const problems = checked.value?.problems ?? [];
      return (
        <div class="rules">
          {title}
          {alert}
          <div class="stack">
            <section class="panel typed" aria-labelledby="rules-file">
              <header>
                <h2 id="rules-file">{name}</h2>
                <p class="note" role="status">
                  {checked.value === undefined
                    ? say("frame.loading")
                    : problems.length === 0
                      ? say("rules.noProblems")
                      : say("rules.problemCount", { count: problems.length })}
                </p>
              </header>
              <div class="editor" ref={pane} />
              <Issues
                studio={studio}
                issues={problems.map((problem) => ({ ...problem, level: "error" }))}
                onCure={(path, suggestion) => editor?.cure(path, suggestion)}
              />
            </section>
            <RulesSave
              studio={studio}
              file={file.value}
              text={text.value}
              whyNot={whyNot()}
              onSaved={(saved) => {
                file.value = saved;
              }}
            />
            <RulesPlan
              studio={studio}
              text={text.value}
              ofSender={ofSender(file.value)}
              isReady={checked.value?.text === text.value && problems.length === 0}
              plan={plan.value}
              onPlan={(found, typed) => {
                plan.value = { ...found, text: typed };
              }}
            />
          </div>
          <div class="becomes stack">
            <LeadChoice
              studio={studio}
              leads={leads}
              id={leadId.value}
              onChoose={(id) => {
                leadId.value = id;
              }}
            />
            {lead.value?.leaves === undefined ? null : (
              <Columns
                studio={studio}
                leaves={lead.value.leaves}
                order={lead.value.order}
                orderProblem={problems.length > 0 ? say("rules.ofEarlier") : ""}
                orderTitle={say("rules.orderTitle")}
                hasValues={false}
              />
            )}
          </div>
        </div>
      );
    };
  },
  { props: ["studio"] },
);

/** The texts of CodeMirror, by which it asks for them. */
function phrasesIn({ say }: Studio): Readonly<Record<string, string>> {
  return {
    "Write $": say("rules.write", { name: "$" }),
    Completions: say("editor.completions"),
    Diagnostics: say("editor.problems"),
    "No diagnostics": say("rules.noProblems"),
    close: say("editor.close"),
    "Selection deleted": say("editor.selectionDeleted"),
    "Control character": say("editor.controlCharacter"),
  };
}

/** Whether no name in a path is hidden: a path with a hidden name leads nowhere. */
function isWhole(path: string): boolean {
  return !path.includes(hiddenName);
}

/** Normalizes line ends as the editor does. */
function sameEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The lead whose sender has the rules of this file. */
function ofSender(file: RulesFile | undefined): Pick<RulesFile, "lead"> {
  return file?.lead === undefined ? {} : { lead: file.lead };
}
