import { type ComputedRef, computed, onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from "vue";
import { type Api, ApiFailure, createApi } from "./api.ts";
import { createFormats, type Formats, fill } from "./formats.ts";
import { type Texts, textsIn } from "./texts/textsIn.ts";
import type { About, Language } from "./wire.ts";

/** What all screens share. */
export interface Studio {
  readonly api: Api;
  /** What the server works with; `undefined` until it has answered. */
  readonly about: ShallowRef<About | undefined>;
  readonly language: ComputedRef<Language>;
  readonly texts: ComputedRef<Texts>;
  readonly formats: ComputedRef<Formats>;
  readonly route: Readonly<ShallowRef<Route>>;
  /** Why the page cannot update, in words; empty if it can. */
  readonly trouble: Ref<string>;
  /** Where `Back to the list` leads: the list with its filters. */
  readonly listHash: Ref<string>;
  choose(language: Language): void;
  setFilters(filters: Filters): void;
  /** Says in words what to do about a failed request. */
  sentence(error: unknown): string;
  /**
   * Runs `work` now and every `everyMs` while the page is visible and `isOn` is true, until the component
   * ends. Runs never overlap.
   */
  repeat(work: () => Promise<void>, everyMs: () => number, isOn?: () => boolean): Repeated;
}

interface Repeated {
  /** Runs the work now, or after the run in progress. */
  now(): void;
}

export type Screen = "leads" | "lead" | "rules" | "account";
interface Route {
  /** The screen; `undefined` for an address that this page does not have. */
  readonly screen: Screen | undefined;
  /** The id of the lead; empty if the address has none. */
  readonly id: string;
  readonly filters: Filters;
}

/** The filters of the list. An empty one matches every lead. */
export interface Filters {
  readonly status: string;
  readonly source: string;
  readonly time: string;
  readonly find: string;
}
export const noFilters: Filters = { status: "", source: "", time: "", find: "" };

export const languages = { en: "English", uk: "Українська", pl: "Polski" } as const;

/** Removes the key from the address, and follows the address from then on. */
export function createStudio(window: Window & typeof globalThis): Studio {
  const { location, history, document, navigator } = window;
  const saved = savedValues(window);
  // Another port is another run, with another key.
  const keyName = `baselinker-sdk studio key ${location.port}`;
  const languageName = "baselinker-sdk studio language";
  const about = shallowRef<About>();
  const chosen = ref(saved.read(languageName));
  const language = computed(
    () =>
      [chosen.value, ...navigator.languages, about.value?.language]
        .map((name) => name?.slice(0, 2))
        .find(isLanguage) ?? "en",
  );
  const texts = computed(() => textsIn(language.value));
  const trouble = ref("");
  const route = shallowRef<Route>({ screen: "leads", id: "", filters: noFilters });
  const listHash = ref("#/");
  const wakers = new Set<() => void>();
  const wake = () => {
    for (const waker of wakers) waker();
  };
  const follow = () => {
    const key = /^#key=([\w-]+)/.exec(location.hash)?.[1];
    if (key !== undefined) {
      saved.write(keyName, key);
      history.replaceState(null, "", "#/");
      wake();
    }
    route.value = routeOf(location.hash);
    if (route.value.screen === "leads") listHash.value = location.hash || "#/";
  };
  follow();
  window.addEventListener("hashchange", follow);
  document.addEventListener("visibilitychange", wake);
  // The link of a new run was opened in another tab.
  window.addEventListener("storage", wake);
  const api = createApi({
    fetch: (input, init) => window.fetch(input, init),
    key: () => saved.read(keyName) ?? "",
    language: () => language.value,
  });
  const sentence = (error: unknown) => {
    const words = texts.value;
    if (!(error instanceof ApiFailure)) return fill(words.failed, { code: String(error) });
    if (error.code === "gone") return words.gone;
    if (error.code === "wrong_key") return words.wrongKey;
    return error.message || fill(words.failed, { code: error.code });
  };
  return {
    api,
    about,
    language,
    texts,
    formats: computed(() => createFormats(language.value)),
    route,
    trouble,
    listHash,
    sentence,
    choose(name) {
      chosen.value = name;
      saved.write(languageName, name);
    },
    setFilters(filters) {
      // A search waits a moment for more letters; a lead may have been opened meanwhile.
      if (routeOf(location.hash).screen !== "leads") return;
      history.replaceState(null, "", hashOf(filters));
      follow();
    },
    repeat(work, everyMs, isOn = () => true) {
      let timer: number | undefined;
      let isWorking = false;
      let isWanted = false;
      let isEnded = false;
      const now = async () => {
        window.clearTimeout(timer);
        if (isEnded || document.visibilityState !== "visible" || !isOn()) return;
        isWanted = isWorking;
        if (isWorking) return;
        isWorking = true;
        try {
          await work();
          trouble.value = "";
        } catch (error) {
          if (!isEnded) trouble.value = sentence(error);
        }
        isWorking = false;
        if (isWanted) void now();
        else timer = window.setTimeout(now, everyMs());
      };
      wakers.add(now);
      onScopeDispose(() => {
        isEnded = true;
        wakers.delete(now);
        window.clearTimeout(timer);
      });
      void now();
      return { now };
    },
  };
}

function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && Object.hasOwn(languages, name);
}

function routeOf(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [name, id = ""] = path.split("/", 2);
  const query = new URLSearchParams(search);
  const filters = {
    status: query.get("status") ?? "",
    source: query.get("source") ?? "",
    time: query.get("time") ?? "",
    find: query.get("find") ?? "",
  };
  // Rules are opened with the lead to try them with.
  return { screen: screens[name ?? ""], id: id || (query.get("lead") ?? ""), filters };
}

const screens: Readonly<Record<string, Screen>> = {
  "": "leads",
  lead: "lead",
  rules: "rules",
  account: "account",
};

function hashOf(filters: Filters): string {
  const some = Object.entries(filters).filter(([, value]) => value !== "");
  return some.length === 0 ? "#/" : `#/?${new URLSearchParams(some)}`;
}

/** The storage of the browser, or memory where the browser refuses it. */
function savedValues(window: Window) {
  const held = new Map<string, string>();
  return {
    read(name: string): string | undefined {
      try {
        return window.localStorage.getItem(name) ?? held.get(name);
      } catch {
        return held.get(name);
      }
    },
    write(name: string, value: string): void {
      held.set(name, value);
      try {
        window.localStorage.setItem(name, value);
      } catch {
        // The value is not stored: after a reload the link is needed again.
      }
    },
  };
}

declare module "vue" {
  /** Vue's types for this form of JSX leave out what is between the tags. */
  interface ReservedProps {
    children?: unknown;
  }
}
