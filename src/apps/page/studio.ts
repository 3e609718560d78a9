import { type ComputedRef, computed, onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from "vue";
import type { EnglishStudio } from "../../entries/languages.ts";
import { createLocale } from "../../shared/messages/locale.ts";
import { createSayText, type SayText } from "../../shared/messages/sayText.ts";
import { type Api, ApiFailure, createApi } from "./api.ts";
import { createFormats, type Formats } from "./formats.ts";
import type { About, Words } from "./wire.ts";

/** What all screens share. */
export interface Studio {
  readonly api: Api;
  /** What the server works with; `undefined` until it has answered. */
  readonly about: ShallowRef<About | undefined>;
  /** The texts of the page; `undefined` until the server has given them. Nothing else is shown before. */
  readonly words: Readonly<ShallowRef<Words | undefined>>;
  /** The language of the texts that are shown. */
  readonly language: ComputedRef<string>;
  readonly formats: ComputedRef<Formats>;
  readonly say: SayText<EnglishStudio>;
  readonly route: Readonly<ShallowRef<Route>>;
  /** Why the page cannot update, in words; empty if it can. */
  readonly trouble: Ref<string>;
  /** Where `Back to the list` leads: the list with its filters. */
  readonly listHash: Ref<string>;
  /** Asks for this language from now on. `loadWords` brings its texts. */
  choose(language: string): void;
  /** Whether the texts that are shown are not of the language that was chosen last. */
  needsWords(): boolean;
  loadWords(): Promise<void>;
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

/** Removes the key from the address, and follows the address from then on. */
export function createStudio(window: Window & typeof globalThis): Studio {
  const { location, history, document, navigator } = window;
  const saved = savedValues(window);
  // Another port is another run, with another key.
  const keyName = `baselinker-sdk studio key ${location.port}`;
  const languageName = "baselinker-sdk studio language";
  const about = shallowRef<About>();
  const chosen = ref(saved.read(languageName));
  const words = shallowRef<Words>();
  let needsWords = true;
  const language = computed(() => words.value?.language ?? "en");
  const sayIn = computed(
    () => words.value && createSayText<EnglishStudio>(words.value.texts, createLocale(language.value)),
  );
  const say: SayText<EnglishStudio> = (name, ...details) => sayIn.value?.(name, ...details) ?? "";
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
    languages: () => [...(chosen.value === undefined ? [] : [chosen.value]), ...navigator.languages],
  });
  const sentence = (error: unknown) => {
    if (!(error instanceof ApiFailure)) return say("frame.failed", { code: String(error) });
    if (error.code === "gone") return say("frame.gone");
    return error.message || say("frame.failed", { code: error.code });
  };
  return {
    api,
    about,
    words,
    language,
    say,
    formats: computed(() => createFormats(language.value)),
    route,
    trouble,
    listHash,
    sentence,
    choose(name) {
      chosen.value = name;
      needsWords = true;
      saved.write(languageName, name);
    },
    needsWords: () => needsWords,
    async loadWords() {
      const asked = chosen.value;
      const found = await api.get("words");
      // Another language was chosen meanwhile, and its texts are asked for next.
      if (asked !== chosen.value) return;
      words.value = found;
      needsWords = false;
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
