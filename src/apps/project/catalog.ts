import { ApiError, type Baselinker, type Catalog } from "../../entries/index.ts";
import { parseRules, type Rules } from "../../entries/mapping.ts";
import { type Config, readConfig } from "../files/config.ts";
import type { GivenRules } from "../files/rules.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { issueOptions } from "../terminal/language.ts";
import { startProgress } from "../terminal/progress.ts";
import { listedIds } from "./accountIds.ts";
import { withClient } from "./openClient.ts";
import { givenAccount } from "./openRules.ts";
import { wholeCatalog } from "./wholeCatalog.ts";

/** What determines the catalog that order lines are matched with. */
interface CatalogChoice {
  readonly rules: GivenRules;
  readonly config: Config;
}

/** The id of the catalog: the named one, or the only one of the account if the rules need one. */
export async function catalogId(
  call: CommandCall,
  baselinker: Baselinker,
  { rules, config }: CatalogChoice,
): Promise<number | undefined> {
  const named = call.options.number("inventory") ?? config.inventoryId;
  return named ?? onlyCatalog(call, baselinker, rules);
}

/** The catalog to match order lines with, as a whole. */
export async function openCatalog(
  call: CommandCall,
  baselinker: Baselinker,
  choice: CatalogChoice,
): Promise<Catalog | undefined> {
  const { output, signal } = call;
  const inventoryId = await catalogId(call, baselinker, choice);
  if (inventoryId === undefined) return undefined;
  const progress = await startProgress(output, output.say("catalog.loading", { id: inventoryId }), undefined);
  try {
    return await wholeCatalog(baselinker, inventoryId, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "ERROR_STORAGE_ID") throw error;
    const catalogs = listedIds(await catalogsOf(baselinker, signal));
    throw new CommandFailure("usage", "catalog.noCatalog", { id: inventoryId, catalogs });
  } finally {
    progress.end();
  }
}

/**
 * Like `openCatalog`, for a command that needs no account: Base is asked only if an option names the catalog
 * or the token.
 */
export async function catalogIfAsked(call: CommandCall, rules: GivenRules): Promise<Catalog | undefined> {
  const { options } = call;
  const asked = options.number("inventory") ?? options.text("settings") ?? options.text("tokenFile");
  if (asked === undefined) return undefined;
  const config = await readConfig(call);
  return withClient(call, (client) => openCatalog(call, client, { rules, config }));
}

async function onlyCatalog(
  call: CommandCall,
  baselinker: Baselinker,
  rules: GivenRules,
): Promise<number | undefined> {
  if (!needsCatalog(parseRules(rules, await issueOptions(call.output.language.tag)))) return undefined;
  const account = await givenAccount(call);
  const catalogs = account?.catalogs ?? (await catalogsOf(baselinker, call.signal));
  if (catalogs.length > 1)
    throw new CommandFailure("usage", "catalog.which", { catalogs: listedIds(catalogs) });
  return catalogs[0]?.id;
}

export function needsCatalog({ products = [], match }: Pick<Rules, "products" | "match">): boolean {
  return match !== false && [products].flat().some((lines) => lines.match !== false);
}

async function catalogsOf(baselinker: Baselinker, signal: AbortSignal) {
  const { inventories } = await baselinker.getInventories({}, { signal });
  return inventories.map(({ inventory_id, name }) => ({ id: inventory_id, name }));
}
