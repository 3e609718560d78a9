import type { RegisterView } from "../../../entries/index.ts";
import { CommandFailure } from "../../terminal/failure.ts";

const minIdLength = 8;

export async function wholeId(idOrStart: string, register: RegisterView): Promise<string> {
  if (idOrStart.length < minIdLength)
    throw new CommandFailure("usage", "register.shortId", { id: idOrStart, count: minIdLength });
  if ((await register.get(idOrStart).catch(() => undefined)) !== undefined) return idOrStart;
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await register.list({ limit: 200, cursor });
    found.push(...page.entries.map(({ id }) => id).filter((id) => id.startsWith(idOrStart)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const [only, other] = found;
  if (only === undefined) throw new CommandFailure("usage", "register.noEntry", { id: idOrStart });
  if (other !== undefined)
    throw new CommandFailure("usage", "register.severalEntries", { id: idOrStart, count: found.length });
  return only;
}
