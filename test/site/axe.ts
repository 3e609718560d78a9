import type { Page } from "./page.ts";

/** What axe finds serious in a page, or in a part of it, and by how much it is wider than its window. */
export async function faultsOf(page: Page, part?: string): Promise<string[]> {
  const asked = part === undefined ? "" : JSON.stringify(part);
  const serious = await page.evaluate<string[]>(
    `axe.run(${asked}).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`,
  );
  const wider = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
  return wider > 0 ? [...serious, `${wider} px wider than the window`] : serious;
}
