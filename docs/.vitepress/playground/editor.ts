import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, lineNumbers } from "@codemirror/view";
import type { Trouble } from "./answer.ts";

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly onText: () => void;
  /** Of rules: the paths of the lead that may be written in them. */
  readonly leadPaths?: () => readonly string[];
}

type Features = typeof import("./editorFeatures.ts");

/**
 * An editor of JSON. The tab key leaves it, as it leaves every other field of a page. Colours, completion,
 * marks and undoing come after the first result, so that no one waits for them.
 */
export class Editor {
  readonly #view: EditorView;
  readonly #features = new Compartment();
  readonly #leadPaths: (() => readonly string[]) | undefined;
  #loaded: Features | undefined;
  #troubles: readonly Trouble[] = [];

  constructor({ parent, label, onText, leadPaths }: EditorOptions) {
    const extensions = [
      lineNumbers(),
      drawSelection(),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.lineWrapping,
      EditorView.updateListener.of((update) => update.docChanged && onText()),
      this.#features.of([]),
    ];
    this.#leadPaths = leadPaths;
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
      effects: this.#features.reconfigure(features.featuresOf(this.#view.state.doc, this.#leadPaths)),
    });
    this.show(this.#troubles);
  }

  /** Marks what is wrong at its place, with the cure where one is known. */
  show(troubles: readonly Trouble[]): void {
    this.#troubles = troubles;
    this.#loaded?.mark(this.#view, troubles);
  }

  cure(path: string, suggestion: string): void {
    this.#loaded?.cure(this.#view, path, suggestion);
  }

  /** Takes the last change back. */
  undo(): void {
    this.#loaded?.undoLast(this.#view);
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
