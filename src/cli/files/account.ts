import * as z from "zod/mini";
import type { Account } from "../../mapping/index.ts";
import type { CommandCall } from "../frame/command.ts";
import { parseJson } from "./json.ts";
import { checkFile } from "./schema.ts";
import { readText } from "./text.ts";

/** An account as `doctor --save-account` writes it. */
const account = () => {
  const named = { id: z.number(), name: z.string() };
  return z.object({
    statuses: z.array(z.object(named)),
    sources: z.array(z.object({ ...named, type: z.string() })),
    extraFields: z.array(z.object({ ...named, editorType: z.string(), options: z.array(z.string()) })),
    catalogs: z.array(
      z.object({
        ...named,
        isDefault: z.boolean(),
        defaultPriceGroup: z.number(),
        priceGroups: z.array(z.number()),
        warehouses: z.array(z.string()),
      }),
    ),
    warehouses: z.array(z.object({ key: z.string(), name: z.string() })),
    priceGroups: z.array(z.object({ ...named, currency: z.string(), isDefault: z.boolean() })),
  });
};

export async function readAccount(path: string, onRead: CommandCall["onRead"]): Promise<Account> {
  onRead(path);
  return checkFile(account(), await parseJson(await readText(path), path), path);
}
