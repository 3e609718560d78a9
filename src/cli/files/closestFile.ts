import { readdirSync } from "node:fs";
import { closestName } from "../../options/closestName.ts";
import { CommandFailure } from "../frame/failure.ts";

/** The failure for a file that is not there, if its folder has one with almost the same name. */
export function misspeltFile(path: string): CommandFailure | undefined {
  const [, folder = ".", name = path] = /^(.*)[/\\]([^/\\]*)$/.exec(path) ?? [];
  const closest = closestName(name, namesIn(folder));
  return closest === undefined ? undefined : new CommandFailure("usage", misspelt, { path, closest });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const misspelt = {
  en: "{path}: there is no such file. Did you mean {closest}?",
  uk: "{path}: немає такого файлу. Можливо, {closest}?",
  pl: "{path}: nie ma takiego pliku. Może {closest}?",
};
