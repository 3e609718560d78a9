import { defineComponent, nextTick, ref } from "vue";
import type { Studio } from "./studio.ts";
import type { About, LeadAction, LeadEntry } from "./wire.ts";

type Action = "resend" | "asNew" | "discard" | "erase";
type Sending = Extract<Action, "resend" | "asNew">;

const isSending = (action: Action): action is Sending => action === "resend" || action === "asNew";

interface Given {
  readonly studio: Studio;
  readonly about: About;
  readonly lead: LeadEntry;
  readonly isRunning: boolean;
  /**
   * Called with the result of an action, in words. If `isRunning`, the lead must be loaded again until it
   * changes.
   */
  readonly onDone: (action: Action, words: string, isRunning: boolean) => void;
  readonly onFailure: (words: string) => void;
}

/** What a person can do with a lead. Nothing is sent before a second confirmation. */
export const Actions = defineComponent(
  (props: Given) => {
    const asked = ref<Action>("resend");
    const isAbsent = ref(false);
    const isBusy = ref(false);
    const dialog = ref<HTMLDialogElement>();
    // What is confirmed is what was shown, not what a later look brought.
    let shownAt = "";

    const ask = async (action: Action) => {
      asked.value = action;
      isAbsent.value = false;
      shownAt = props.lead.updatedAt;
      await nextTick();
      dialog.value?.showModal();
    };
    const act = async () => {
      const { studio, lead, onDone, onFailure } = props;
      const { say } = studio;
      const action = asked.value;
      dialog.value?.close();
      isBusy.value = true;
      try {
        if (isSending(action)) {
          const body: LeadAction = {
            id: lead.id,
            ...(lead.isFinal && isAbsent.value ? { confirmedAbsent: shownAt } : {}),
            ...(action === "asNew" ? { as: "new" } : {}),
          };
          const { status, orderId } = await studio.api.post("resend", body);
          if (status === "running") onDone(action, say("action.running"), true);
          else onDone(action, say(`resent.${status}`, { id: orderId ?? "" }), false);
        } else {
          await studio.api.post(action, { id: lead.id });
          onDone(action, action === "erase" ? say("action.erased") : say("action.discarded"), false);
        }
      } catch (error) {
        onFailure(studio.sentence(error));
      }
      isBusy.value = false;
    };
    return () => {
      const { studio, about, lead, isRunning } = props;
      const { say } = studio;
      const action = asked.value;
      const isUnsure = action === "resend" && lead.isFinal === true;
      const isOpen = lead.status !== "success" && lead.status !== "discarded";
      const blocked = { no_token: say("action.noToken"), no_rules: say("action.noRules"), none: "" }[
        about.sendBlocked ?? "none"
      ];
      const button = (name: Action, kind: string, isOff = false) => (
        <button
          type="button"
          class={kind}
          disabled={isOff || isBusy.value || isRunning}
          aria-describedby={isOff ? "blocked" : undefined}
          onClick={() => ask(name)}
        >
          {say(`action.${name}`)}
        </button>
      );
      if (about.readOnly) return null;
      return (
        <fieldset class="actions row" aria-label={say("action.all")}>
          {isOpen && lead.leadKept
            ? button(lead.status === "differs" ? "asNew" : "resend", "main", blocked !== "")
            : null}
          {isOpen ? button("discard", "") : null}
          {button("erase", "danger")}
          {isOpen && lead.leadKept && blocked !== "" ? (
            <p id="blocked" class="note">
              {blocked}
            </p>
          ) : null}
          <dialog ref={dialog} aria-labelledby="asked">
            <h2 id="asked">{say(`action.${action}Title`)}</h2>
            <p>{isUnsure ? say("action.absentText") : say(`action.${action}Text`)}</p>
            {isUnsure ? (
              <label class="absent">
                <input
                  type="checkbox"
                  checked={isAbsent.value}
                  onChange={() => {
                    isAbsent.value = !isAbsent.value;
                  }}
                />
                {say("action.absent")}
              </label>
            ) : null}
            <div class="row">
              <button type="button" onClick={() => dialog.value?.close()}>
                {say("action.cancel")}
              </button>
              <button
                type="button"
                class={isSending(action) ? "main yes" : "danger yes"}
                disabled={isUnsure && !isAbsent.value}
                onClick={act}
              >
                {say(`action.${action}`)}
              </button>
            </div>
          </dialog>
        </fieldset>
      );
    };
  },
  { props: ["studio", "about", "lead", "isRunning", "onDone", "onFailure"] },
);
