import type { Page } from "./page.ts";

/**
 * Asked again and again: under the policy of the site a page may not evaluate what it waits for on its own.
 */
export async function until(page: Page, expression: string, timeoutMs = 30_000): Promise<void> {
  const begun = performance.now();
  while (!(await page.evaluate<boolean>(expression))) {
    if (performance.now() - begun > timeoutMs) throw new Error(`never true: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
