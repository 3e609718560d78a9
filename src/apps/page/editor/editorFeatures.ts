import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, undo } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension, type Text } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { RulesProblemShown } from "../wire.ts";
import { completions, type Offered } from "./completions.ts";
import { placeOf } from "./place.ts";

const language = new Compartment();

/** What an editor can do besides showing and changing text. */
export function featuresOf(text: Text, offered: Offered | undefined): Extension {
  return [
    language.of(languageOf(text)),
    // A form or a table is not coloured as JSON.
    EditorState.transactionExtender.of(({ startState, newDoc }) =>
      isJson(startState.doc) === isJson(newDoc)
        ? null
        : { effects: language.reconfigure(languageOf(newDoc)) },
    ),
    history(),
    bracketMatching(),
    syntaxHighlighting(classHighlighter),
    ...(offered === undefined ? [] : [autocompletion({ override: [completions(offered)], icons: false })]),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
  ];
}

function languageOf(text: Text): Extension {
  return isJson(text) ? json() : [];
}

function isJson(text: Text): boolean {
  return /^\s*(?:[{["]|\/[/*])/.test(text.sliceString(0, 200));
}

export function mark(view: EditorView, problems: readonly RulesProblemShown[]): void {
  const { state } = view;
  const diagnostics = problems.map(({ message, path, offset, suggestion }): Diagnostic => {
    const place = path === undefined ? { from: offset ?? 0, to: (offset ?? 0) + 1 } : placeOf(state, path);
    const [from, to] = [Math.min(place.from, state.doc.length), Math.min(place.to, state.doc.length)];
    const actions =
      suggestion === undefined || path === undefined
        ? []
        : [
            {
              name: state.phrase("Write $", suggestion),
              apply: (currentView: EditorView) => cure(currentView, path, suggestion),
            },
          ];
    return { from, to, severity: "error", message, actions };
  });
  view.dispatch(setDiagnostics(state, diagnostics));
}

/** Replaces a misspelt name with the suggestion. */
export function cure(view: EditorView, path: string, suggestion: string): void {
  const { from, to } = placeOf(view.state, path);
  // A table has no quotes.
  const insert = view.state.sliceDoc(from, from + 1) === '"' ? JSON.stringify(suggestion) : suggestion;
  view.dispatch({ changes: { from, to, insert } });
}

export function undoLast(view: EditorView): void {
  undo(view);
}
