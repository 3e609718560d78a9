/** A misspelt option would have no effect, and the test that sets it would prove nothing. */
export function onlyKnown(given: object, names: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    throw new TypeError(`There is no option \`${name}\`. Use some of ${names.join(", ")}.`);
  }
}
