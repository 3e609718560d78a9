import { autocompletion, type CompletionSource, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { Trouble } from "./answer.ts";
import { placeOf } from "./place.ts";

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly complete?: CompletionSource;
}

/** An editor of JSON. The tab key leaves it, as it leaves every other field of a page. */
export class Editor {
  readonly #view: EditorView;

  constructor({ parent, label, text, onText, complete }: EditorOptions) {
    const extensions = [
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      json(),
      syntaxHighlighting(classHighlighter),
      autocompletion(complete === undefined ? { override: [] } : { override: [complete] }),
      keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.lineWrapping,
      EditorView.updateListener.of((update) => update.docChanged && onText(update.state.doc.toString())),
    ];
    this.#view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  set text(text: string) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  /** Marks what is wrong at its place, with the cure where one is known. */
  show(troubles: readonly Trouble[]): void {
    const { state } = this.#view;
    const diagnostics = troubles.map(({ message, path, offset, suggestion }): Diagnostic => {
      const at = path === undefined ? { from: offset ?? 0, to: (offset ?? 0) + 1 } : placeOf(state, path);
      const [from, to] = [Math.min(at.from, state.doc.length), Math.min(at.to, state.doc.length)];
      const cure = suggestion === undefined ? [] : [cureOf(suggestion, path ?? "")];
      return { from, to, severity: "error", message, actions: cure };
    });
    this.#view.dispatch(setDiagnostics(state, diagnostics));
  }

  cure(path: string, suggestion: string): void {
    cureOf(suggestion, path).apply(this.#view);
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function cureOf(suggestion: string, path: string) {
  return {
    name: `Write ${suggestion}`,
    apply(view: EditorView) {
      const { from, to } = placeOf(view.state, path);
      view.dispatch({ changes: { from, to, insert: JSON.stringify(suggestion) } });
    },
  };
}
