import { defineComponent, ref } from "vue";
import { textOf } from "./Choice.tsx";
import { Said } from "./Issues.tsx";
import type { Studio } from "./studio.ts";
import type { RulesFile } from "./wire.ts";

interface Given {
  readonly studio: Studio;
  readonly file: RulesFile;
  readonly text: string;
  /** Why it cannot be saved yet, in words; empty if it can. */
  readonly whyNot: string;
  readonly onSaved: (file: RulesFile) => void;
}

/** Saves the rules. A ready set is saved as a new file. */
export const RulesSave = defineComponent(
  (props: Given) => {
    const name = ref("rules.json");
    const isSaving = ref(false);
    const message = ref("");
    const failure = ref("");
    const save = async () => {
      const { studio, file, text, onSaved } = props;
      const { say } = studio;
      isSaving.value = true;
      message.value = "";
      failure.value = "";
      try {
        const { lead } = file;
        const ofSender = lead === undefined ? {} : { lead };
        const body = {
          text,
          was: file.text,
          ...ofSender,
          ...(file.canSave ? {} : { name: name.value.trim() }),
        };
        const saved = await studio.api.post("rules/save", body);
        const copy = saved.backup === undefined ? "" : ` ${say("rules.backup", { name: saved.backup })}`;
        message.value = `${say("rules.saved", { name: saved.name })} ${say("rules.nextStart")}${copy}`;
        onSaved(await studio.api.get("rules", { lead }));
        studio.about.value = await studio.api.get("about");
      } catch (error) {
        failure.value = studio.sentence(error);
      }
      isSaving.value = false;
    };
    return () => {
      const { studio, file, whyNot } = props;
      const { say } = studio;
      if (studio.about.value?.readOnly) return <p class="note saving">{say("rules.cannotSave")}</p>;
      return (
        <div class="saving stack">
          <div class="row">
            {file.canSave ? null : (
              <label>
                {say("rules.fileName")}{" "}
                <input
                  type="text"
                  value={name.value}
                  onInput={(event: Event) => {
                    name.value = textOf(event);
                  }}
                />
              </label>
            )}
            <button
              type="button"
              class="main save"
              disabled={whyNot !== "" || isSaving.value}
              aria-describedby="why-not"
              onClick={save}
            >
              {say("rules.save")}
            </button>
            <span id="why-not" class="note">
              {whyNot}
            </span>
          </div>
          <Said message={message.value} failure={failure.value} />
        </div>
      );
    };
  },
  { props: ["studio", "file", "text", "whyNot", "onSaved"] },
);
