import { useData } from "vitepress";
import { computed } from "vue";

interface Link {
  readonly text: string;
  readonly link: string;
}

/** The languages in the menu: to the same page where it is translated, else to the start of the language. */
export function useLangs({ correspondingLink = false } = {}) {
  const { site, localeIndex, page, theme } = useData();
  const currentLang = computed(() => ({
    label: site.value.locales[localeIndex.value]?.label,
    link: localeIndex.value === "root" ? "/" : `/${localeIndex.value}/`,
  }));
  const localeLinks = computed(() =>
    Object.entries(site.value.locales).flatMap(([key, { label }]): Link[] => {
      if (label === currentLang.value.label) return [];
      const root = key === "root" ? "/" : `/${key}/`;
      const path = page.value.relativePath.slice(currentLang.value.link.length - 1);
      const translated: unknown = theme.value.translated?.[key];
      const isThere =
        /^(?:codes|sources)\//.test(path) || (Array.isArray(translated) && translated.includes(path));
      const link =
        correspondingLink && isThere
          ? `${root}${path.replace(/\.md$/, ".html").replace(/(^|\/)index\.html$/, "$1")}`
          : root;
      // Without the heading, which each language has in its own words.
      return [{ text: label, link }];
    }),
  );
  return { localeLinks, currentLang };
}
