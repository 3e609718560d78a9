import type { Page } from "./page.ts";
import { until } from "./until.ts";

/** Opens the playground with its first result. */
export async function open(page: Page, origin: string, query = ""): Promise<void> {
  await page.goto(`${origin}/playground.html${query}`);
  await page.locator(".playground .panel pre, .playground .troubles").first().waitFor();
}

/** Opens it with all that comes after the first result. */
export async function openWhole(page: Page, origin: string): Promise<void> {
  await open(page, origin);
  await page.locator(".rules .tok-propertyName").first().waitFor();
}

/** Replaces the text of an editor, as a paste does. */
export async function write(page: Page, text: string, editor = ".rules"): Promise<void> {
  await page.locator(`${editor} .cm-content`).focus();
  await page.keyboard.press("Control+a");
  if (text === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(text);
}

export async function said(page: Page, pattern: RegExp): Promise<void> {
  await textMatches(page, ".status", pattern);
}

/** Waits until a part of the playground says something. */
export async function textMatches(page: Page, part: string, pattern: RegExp): Promise<void> {
  const text = `document.querySelector('.playground ${part}')?.textContent ?? ''`;
  try {
    await until(page, `${pattern}.test(${text})`);
  } catch {
    throw new Error(`${part} never says ${pattern}, it says: ${await page.evaluate<string>(text)}`);
  }
}

export async function textOf(page: Page, part: string): Promise<string> {
  return page.evaluate<string>(`document.querySelector('.playground ${part}')?.textContent ?? ''`);
}
