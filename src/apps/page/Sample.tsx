import { defineComponent, ref } from "vue";
import { Choice } from "./Choice.tsx";
import type { Studio } from "./studio.ts";
import type { About } from "./wire.ts";

/** What is shown in place of a list without leads. */
export function Empty({ studio, about }: { studio: Studio; about: About }) {
  const { say } = studio;
  return (
    <section class="empty">
      <h1 tabindex={-1}>{say("empty.title")}</h1>
      <p>{about.store === undefined ? say("empty.tryOut") : say("empty.store", { store: about.store })}</p>
      <SampleForm studio={studio} about={about} />
    </section>
  );
}

/** Sends a sample of a sender to the fake account, and opens it. Shows nothing if that is not possible. */
export const SampleForm = defineComponent(
  ({ studio, about }: { studio: Studio; about: About }) => {
    const source = ref(about.samples[0] ?? "");
    const isSending = ref(false);
    const failure = ref("");
    const send = async () => {
      if (isSending.value) return;
      isSending.value = true;
      failure.value = "";
      try {
        const { id } = await studio.api.post("sample", { source: source.value });
        window.location.hash = `#/lead/${id}`;
      } catch (error) {
        failure.value = studio.sentence(error);
      }
      isSending.value = false;
    };
    return () => {
      const { say } = studio;
      if (about.samples.length === 0 || about.readOnly) return null;
      return (
        <div class="sample">
          <div class="row">
            <Choice
              label={say("sample.sender")}
              value={source.value}
              options={about.samples.map((name) => [name, name])}
              onChoose={(name) => {
                source.value = name;
              }}
            />
            <button type="button" class="main" aria-disabled={isSending.value} onClick={send}>
              {isSending.value ? say("sample.sending") : say("sample.send")}
            </button>
          </div>
          <p class="note">{say("sample.note")}</p>
          <p class="failure" role="alert">
            {failure.value}
          </p>
        </div>
      );
    };
  },
  { props: ["studio", "about"] },
);
