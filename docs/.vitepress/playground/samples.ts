/** A ready set: its rules and tests, and the lead of its first test. */
export interface Sample {
  readonly rules: string;
  readonly lead: string;
  /** When the lead came in, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** The text of its file of tests. */
  readonly tests: string;
}

interface FirstTest {
  readonly lead?: unknown;
  readonly body?: string;
  readonly contentType?: string;
  readonly receivedAt?: string | number;
}

const rules = import.meta.glob<string>(
  ["../../../examples/rules/*.json", "!../../../examples/rules/*.test.json"],
  { query: "?raw", import: "default" },
);
const tests = import.meta.glob<string>("../../../examples/rules/*.test.json", {
  query: "?raw",
  import: "default",
});

export const sampleNames: readonly string[] = Object.keys(rules)
  .map((file) => file.replace(/^.*\/(.*)\.json$/, "$1"))
  .sort();

/** When the lead of a test came in that does not say. */
const usualReceivedAt = "2026-01-01T00:00:00Z";

/** Loaded when it is chosen; `undefined` if there is no such set any more. */
export async function sampleOf(name: string): Promise<Sample | undefined> {
  const path = `../../../examples/rules/${name}`;
  const [own, tested] = await Promise.all([rules[`${path}.json`]?.(), tests[`${path}.test.json`]?.()]);
  if (own === undefined || tested === undefined) return undefined;
  const file: { readonly tests: readonly FirstTest[] } = JSON.parse(tested);
  const [first] = file.tests;
  if (first === undefined) return undefined;
  const head = first.contentType === undefined ? "" : `Content-Type: ${first.contentType}\n\n`;
  const lead = first.body === undefined ? JSON.stringify(first.lead, null, 2) : `${head}${first.body}`;
  const { receivedAt = usualReceivedAt } = first;
  const time = typeof receivedAt === "number" ? receivedAt * 1_000 : Date.parse(receivedAt);
  // An editor has lines that end in one way.
  return { rules: own, lead: lead.replaceAll("\r\n", "\n"), receivedAt: time, tests: tested };
}
