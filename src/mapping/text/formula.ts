/**
 * Whether a table that the text is exported to may carry it out: `=HYPERLINK(…)`, `+cmd|'…'!A0`. A phone, a number, a
 * name in a social network and a smile are none.
 */
export function isFormula(text: string): boolean {
  const code = text.charCodeAt(0);
  return (
    // One of = + - @ is before all formulas, and before few texts.
    code < 65 &&
    (code === 61 || code === 43 || code === 45 || code === 64) &&
    /^(?:=+[^\s=()]|[-+@=]\s{0,9}(?:[A-Za-z][A-Za-z0-9.]{0,30}\(|[^|]{0,100}\|[^!]{0,200}!))/.test(text)
  );
}

/** Takes the signs away that make a text a formula. */
export function stripFormula(text: string): string {
  const own = text.trim();
  return isFormula(own) ? own.replace(/[-+@=\s]+/, "") : text;
}
