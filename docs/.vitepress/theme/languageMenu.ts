import { useData } from "vitepress";
import { type ComputedRef, computed } from "vue";

interface Link {
  readonly text: string;
  readonly link: string;
}

/** Names of the pages that every language has, such as `rules`. */
declare const __TRANSLATED_PAGES__: readonly string[];

/**
 * Takes the place of the theme's own: its menu leads to the same page in another language, also where there is none,
 * and keeps the heading's id, which each language has in its own words.
 */
export function useLangs({ correspondingLink = false } = {}): {
  readonly localeLinks: ComputedRef<readonly Link[]>;
  readonly currentLang: ComputedRef<{ readonly label: string | undefined; readonly link: string }>;
} {
  const { site, localeIndex, page } = useData();
  const currentLang = computed(() => ({
    label: site.value.locales[localeIndex.value]?.label,
    link: rootOf(localeIndex.value),
  }));
  const localeLinks = computed(() => {
    const path = page.value.relativePath.slice(currentLang.value.link.length - 1).replace(/\.md$/, "");
    const same = correspondingLink && __TRANSLATED_PAGES__.includes(path) ? `${path}.html` : "";
    return Object.entries(site.value.locales)
      .filter(([key]) => key !== localeIndex.value)
      .map(([key, { label }]) => ({ text: label, link: rootOf(key) + same }));
  });
  return { localeLinks, currentLang };
}

function rootOf(locale: string): string {
  return locale === "root" ? "/" : `/${locale}/`;
}
