import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";

/** Opens the list with its first rows. */
export async function openList(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator("table.leads tbody tr").first().waitFor();
}

/** The list with these filters, as a reload of its address shows it. */
export async function filter(page: Page, filters: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${filters}'`);
  await until(page, "!document.querySelector('.list .note')?.textContent.includes('Loading')");
  await page.locator("table.leads tbody tr").first().waitFor();
}

/** Opens the first lead of the list with these filters. */
export async function openLead(page: Page, link: string, filters = ""): Promise<void> {
  await openList(page, link);
  if (filters !== "") {
    await filter(page, filters);
    const status = /status=(\w+)/.exec(filters)?.[1];
    if (status !== undefined)
      await until(page, `document.querySelector('tbody .state')?.classList.contains('${status}')`);
  }
  await page.locator("table.leads .key a").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".one h1").waitFor();
}

export async function textOf(page: Page, part: string): Promise<string> {
  return page.evaluate<string>(`document.querySelector(${JSON.stringify(part)})?.textContent ?? ''`);
}

/** Waits until a part of the page says something. */
export async function says(page: Page, part: string, pattern: RegExp): Promise<void> {
  const text = `(document.querySelector(${JSON.stringify(part)})?.textContent ?? '')`;
  try {
    await until(page, `${pattern}.test(${text})`);
  } catch {
    throw new Error(`${part} never says ${pattern}, it says: ${await textOf(page, part)}`);
  }
}

export function equal(name: string, found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`${name}: ${one}, not ${other}`);
}
