/** A ready set: its rules, and the lead of its first test. */
export interface Sample {
  readonly rules: string;
  readonly lead: string;
}

const rules = import.meta.glob<string>(
  ["../../../examples/rules/*.json", "!../../../examples/rules/*.test.json"],
  {
    query: "?raw",
    import: "default",
  },
);
const tests = import.meta.glob<{ tests: readonly { lead?: unknown; body?: string; contentType?: string }[] }>(
  "../../../examples/rules/*.test.json",
  { import: "default" },
);

export const sampleNames: readonly string[] = Object.keys(rules)
  .map((file) => file.replace(/^.*\/(.*)\.json$/, "$1"))
  .sort();

/** Loaded when it is chosen; `undefined` where there is no such set any more. */
export async function sampleOf(name: string): Promise<Sample | undefined> {
  const path = `../../../examples/rules/${name}`;
  const [own, tested] = await Promise.all([rules[`${path}.json`]?.(), tests[`${path}.test.json`]?.()]);
  const first = tested?.tests[0];
  if (own === undefined || first === undefined) return undefined;
  const head = first.contentType === undefined ? "" : `Content-Type: ${first.contentType}\n\n`;
  const lead = first.body === undefined ? JSON.stringify(first.lead, null, 2) : `${head}${first.body}`;
  return { rules: own, lead };
}
