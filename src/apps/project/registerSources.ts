import type { RegisterView } from "../../entries/index.ts";
import type { Sources } from "./rulesBySender.ts";

/**
 * The sources of all leads of a register, by namespace. All entries are read once, and then only the newer ones: a set of
 * rules without a name is only for leads of one sender, and any entry may show that there is another.
 */
export function registerSources(register: Pick<RegisterView, "list">): () => Promise<Sources> {
  const sources = new Map<string, Set<string>>();
  let newestRead: string | undefined;
  return async () => {
    let newest: string | undefined;
    let cursor: string | undefined;
    do {
      const page = await register.list({ limit: 200, cursor });
      newest ??= page.entries[0]?.id;
      cursor = page.cursor;
      for (const { id, namespace, source } of page.entries) {
        // Ids sort by the time of arrival.
        if (newestRead !== undefined && id <= newestRead) cursor = undefined;
        const names = sources.get(namespace) ?? new Set();
        sources.set(namespace, names);
        if (source !== undefined) names.add(source);
      }
    } while (cursor !== undefined);
    newestRead = newest ?? newestRead;
    return sources;
  };
}
