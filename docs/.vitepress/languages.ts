/** The languages of pages, and of what the mapping says. */
export type LanguageCode = "en" | "uk" | "pl";

export const sourcesTitles: Readonly<Record<LanguageCode, string>> = {
  en: "Sources",
  uk: "Джерела",
  pl: "Źródła",
};

/** A language besides English: everything that the site says in it around the pages. The pages are `docs/*.<code>.md`. */
export interface Language {
  readonly code: Exclude<LanguageCode, "en">;
  readonly label: string;
  readonly description: string;
  readonly nav: Readonly<Record<"guide" | "sources" | "api" | "playground" | "errors", string>>;
  readonly sidebar: Readonly<Record<"start" | "guides" | "reference" | "inEnglish", string>>;
  /** The theme's own words: buttons, and what screen readers read. */
  readonly theme: {
    readonly outline: { readonly label: string };
    readonly docFooter: { readonly prev: string; readonly next: string };
    readonly darkModeSwitchLabel: string;
    readonly lightModeSwitchTitle: string;
    readonly darkModeSwitchTitle: string;
    readonly sidebarMenuLabel: string;
    readonly returnToTopLabel: string;
    readonly langMenuLabel: string;
    readonly skipToContentLabel: string;
    readonly notFound: {
      readonly title: string;
      readonly quote: string;
      readonly linkLabel: string;
      readonly linkText: string;
    };
  };
  readonly search: {
    readonly button: { readonly buttonText: string; readonly buttonAriaLabel: string };
    readonly modal: {
      readonly displayDetails: string;
      readonly resetButtonTitle: string;
      readonly backButtonTitle: string;
      readonly noResultsText: string;
      readonly footer: {
        readonly selectText: string;
        readonly navigateText: string;
        readonly closeText: string;
      };
    };
  };
}

export const languages: readonly Language[] = [
  {
    code: "uk",
    label: "Українська",
    description: "Створює в Base рівно одне замовлення з кожного ліда.",
    nav: {
      guide: "Посібник",
      sources: "Джерела",
      api: "API",
      playground: "Пісочниця",
      errors: "Помилки",
    },
    sidebar: {
      start: "Початок",
      guides: "Посібники",
      reference: "Довідник",
      inEnglish: "Англійською",
    },
    theme: {
      outline: { label: "На цій сторінці" },
      docFooter: { prev: "Назад", next: "Далі" },
      darkModeSwitchLabel: "Тема",
      lightModeSwitchTitle: "Увімкнути світлу тему",
      darkModeSwitchTitle: "Увімкнути темну тему",
      sidebarMenuLabel: "Меню",
      returnToTopLabel: "Нагору",
      langMenuLabel: "Змінити мову",
      skipToContentLabel: "До вмісту",
      notFound: {
        title: "Такої сторінки немає",
        quote: "Можливо, її перенесли. Спробуйте пошук.",
        linkLabel: "на головну",
        linkText: "На головну",
      },
    },
    search: {
      button: { buttonText: "Пошук", buttonAriaLabel: "Пошук" },
      modal: {
        displayDetails: "Показати подробиці",
        resetButtonTitle: "Очистити",
        backButtonTitle: "Закрити пошук",
        noResultsText: "Нічого не знайдено за запитом",
        footer: { selectText: "вибрати", navigateText: "перейти", closeText: "закрити" },
      },
    },
  },
  {
    code: "pl",
    label: "Polski",
    description: "Tworzy w Base dokładnie jedno zamówienie z każdego leada.",
    nav: {
      guide: "Przewodnik",
      sources: "Źródła",
      api: "API",
      playground: "Piaskownica",
      errors: "Błędy",
    },
    sidebar: {
      start: "Początek",
      guides: "Przewodniki",
      reference: "Opis szczegółowy",
      inEnglish: "Po angielsku",
    },
    theme: {
      outline: { label: "Na tej stronie" },
      docFooter: { prev: "Wstecz", next: "Dalej" },
      darkModeSwitchLabel: "Motyw",
      lightModeSwitchTitle: "Włącz jasny motyw",
      darkModeSwitchTitle: "Włącz ciemny motyw",
      sidebarMenuLabel: "Menu",
      returnToTopLabel: "Do góry",
      langMenuLabel: "Zmień język",
      skipToContentLabel: "Przejdź do treści",
      notFound: {
        title: "Nie ma takiej strony",
        quote: "Może została przeniesiona? Spróbuj wyszukać.",
        linkLabel: "na stronę główną",
        linkText: "Na stronę główną",
      },
    },
    search: {
      button: { buttonText: "Szukaj", buttonAriaLabel: "Szukaj" },
      modal: {
        displayDetails: "Pokaż szczegóły",
        resetButtonTitle: "Wyczyść",
        backButtonTitle: "Zamknij wyszukiwanie",
        noResultsText: "Brak wyników dla",
        footer: { selectText: "wybierz", navigateText: "przejdź", closeText: "zamknij" },
      },
    },
  },
];

/** `rules.uk.md` in one group for the page and one for the language. */
export const translatedPage = new RegExp(
  `^([\\w-]+)\\.(${languages.map(({ code }) => code).join("|")})\\.md$`,
);
