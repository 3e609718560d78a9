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

/** The set that the page opens with: it loads without the list of all others. */
const opened = "site-form";

/** When the lead of a test came in that does not say. */
const usualReceivedAt = "2026-01-01T00:00:00Z";

/** Loaded when it is chosen; `undefined` if there is no such set any more. */
export async function sampleOf(name: string): Promise<Sample | undefined> {
  const [own, tested] = await (name === opened ? openedFiles() : filesOf(name));
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

function openedFiles(): Promise<readonly string[]> {
  return Promise.all([
    import("../../../examples/rules/site-form.json?raw").then((file) => file.default),
    import("../../../examples/rules/site-form.test.json?raw").then((file) => file.default),
  ]);
}

async function filesOf(name: string): Promise<readonly (string | undefined)[]> {
  const { rules, tests } = await import("./sampleFiles.ts");
  const path = `../../../examples/rules/${name}`;
  return Promise.all([rules[`${path}.json`]?.(), tests[`${path}.test.json`]?.()]);
}
