import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, lineNumbers } from "@codemirror/view";
import type { RulesProblemShown } from "../wire.ts";
import type { Offered } from "./completions.ts";

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly onText: () => void;
  /** The names and paths that may be written in rules. */
  readonly offered?: Offered;
  /** Translations of CodeMirror's texts, and of `Write $`. */
  readonly phrases?: Readonly<Record<string, string>>;
  /** The nonce of the page's policy for styles. */
  readonly nonce?: string;
}

type Features = typeof import("./editorFeatures.ts");

/**
 * An editor of JSON. The tab key leaves it, as it leaves every other field of a page. Colours, completion,
 * marks and undoing come after the first result, so that no one waits for them.
 */
export class Editor {
  readonly #view: EditorView;
  readonly #features = new Compartment();
  readonly #offered: Offered | undefined;
  #loaded: Features | undefined;
  #problems: readonly RulesProblemShown[] = [];

  constructor({ parent, label, onText, offered, phrases = {}, nonce = "" }: EditorOptions) {
    const extensions = [
      lineNumbers(),
      drawSelection(),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(nonce),
      EditorState.phrases.of(phrases),
      EditorView.updateListener.of((update) => update.docChanged && onText()),
      this.#features.of([]),
    ];
    this.#offered = offered;
    this.#view = new EditorView({ parent, state: EditorState.create({ extensions }) });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  set text(text: string) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  equip(features: Features): void {
    this.#loaded = features;
    this.#view.dispatch({
      effects: this.#features.reconfigure(features.featuresOf(this.#view.state.doc, this.#offered)),
    });
    this.show(this.#problems);
  }

  /** Marks problems at their places, with a fix if one is known. */
  show(problems: readonly RulesProblemShown[]): void {
    this.#problems = problems;
    this.#loaded?.mark(this.#view, problems);
  }

  cure(path: string, suggestion: string): void {
    this.#loaded?.cure(this.#view, path, suggestion);
  }

  undo(): void {
    this.#loaded?.undoLast(this.#view);
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
