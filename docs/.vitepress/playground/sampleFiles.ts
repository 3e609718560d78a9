/** The texts of all ready sets and of their tests. */
export const rules = import.meta.glob<string>(
  ["../../../examples/rules/*.json", "!../../../examples/rules/*.test.json"],
  { query: "?raw", import: "default" },
);
export const tests = import.meta.glob<string>("../../../examples/rules/*.test.json", {
  query: "?raw",
  import: "default",
});
