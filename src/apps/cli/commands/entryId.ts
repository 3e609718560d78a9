import type { RegisterView } from "../../../entries/index.ts";
import { CommandFailure } from "../../terminal/failure.ts";

const minIdLength = 8;

export async function wholeId(idOrStart: string, register: RegisterView): Promise<string> {
  if (idOrStart.length < minIdLength)
    throw new CommandFailure("usage", shortId, { id: idOrStart, count: minIdLength });
  if ((await register.get(idOrStart).catch(() => undefined)) !== undefined) return idOrStart;
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await register.list({ limit: 200, cursor });
    found.push(...page.entries.map(({ id }) => id).filter((id) => id.startsWith(idOrStart)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const [only, other] = found;
  if (only === undefined) throw new CommandFailure("usage", noEntry, { id: idOrStart });
  if (other !== undefined)
    throw new CommandFailure("usage", severalEntries, { id: idOrStart, count: found.length });
  return only;
}

export const noEntry = {
  en: "{id}: there is no such entry. `register list` shows them.",
  uk: "{id}: немає такого запису. `register list` показує їх.",
  pl: "{id}: nie ma takiego wpisu. Pokazuje je `register list`.",
};
const severalEntries = {
  en: "{id}: {count} entries begin with this. Write more of the id.",
  uk: "{id}: так починається {count} записів. Напишіть більше знаків.",
  pl: "{id}: tak zaczyna się {count} wpisów. Napisz więcej znaków.",
};
const shortId = {
  en: "{id}: at least {count} characters of an id are needed.",
  uk: "{id}: потрібно щонайменше {count} знаків id.",
  pl: "{id}: potrzeba co najmniej {count} znaków id.",
};
