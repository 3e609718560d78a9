import {
  type Component,
  createApp,
  defineAsyncComponent,
  defineComponent,
  h,
  KeepAlive,
  nextTick,
  ref,
  watch,
  watchEffect,
} from "vue";
import { Choice } from "./Choice.tsx";
import { Leads } from "./Leads.tsx";
import { LeadView } from "./LeadView.tsx";
import { createStudio, languages, type Screen, type Studio } from "./studio.ts";

/** The screens that are loaded when they are first opened. */
const others: Partial<Record<Screen, Component<{ studio: Studio }>>> = {
  rules: defineAsyncComponent(async () => (await import("./Rules.tsx")).Rules),
  account: defineAsyncComponent(async () => (await import("./Account.tsx")).Account),
};

const aboutEveryMs = 30_000;
const untilAboutMs = 2_000;

const Frame = defineComponent(
  ({ studio }: { studio: Studio }) => {
    const main = ref<HTMLElement>();
    studio.repeat(
      async () => {
        const about = await studio.api.get("about");
        if (JSON.stringify(about) !== JSON.stringify(studio.about.value)) studio.about.value = about;
      },
      () => (studio.about.value === undefined ? untilAboutMs : aboutEveryMs),
    );
    watchEffect(() => {
      const { screen } = studio.route.value;
      const texts = studio.texts.value;
      const name = screen === "rules" || screen === "account" ? texts[screen] : texts.leads;
      document.title = `${name} · baselinker-sdk`;
      document.documentElement.lang = studio.language.value;
    });
    // A screen reader begins with the new screen, and in the list with the lead that was looked at. One lead does it
    // when it has come.
    watch(studio.route, async (now, before) => {
      if (now.screen === before.screen) return;
      await nextTick();
      if (now.screen !== "leads") window.scrollTo(0, 0);
      if (now.screen === "lead") return;
      const seen = before.screen === "lead" ? `a[href="#/lead/${CSS.escape(before.id)}"]` : "h1";
      const target = main.value?.querySelector<HTMLElement>(seen) ?? main.value?.querySelector("h1");
      target?.focus({ preventScroll: true });
    });
    return () => {
      const { screen, id } = studio.route.value;
      const texts = studio.texts.value;
      const Other = screen === undefined ? undefined : others[screen];
      return (
        <>
          <Bar studio={studio} />
          <main ref={main}>
            <p class="failure trouble" role="alert">
              {studio.trouble.value}
            </p>
            {h(KeepAlive, null, {
              default: () => (screen === "leads" ? <Leads studio={studio} /> : Other && h(Other, { studio })),
            })}
            {screen === "lead" ? <LeadView key={id} studio={studio} id={id} /> : null}
            {Other === undefined && screen !== "leads" && screen !== "lead" ? (
              <h1 tabindex={-1}>{texts.unknownScreen}</h1>
            ) : null}
          </main>
        </>
      );
    };
  },
  { props: ["studio"] },
);

function Bar({ studio }: { studio: Studio }) {
  const texts = studio.texts.value;
  const about = studio.about.value;
  const { screen } = studio.route.value;
  const links = ["leads", "rules", "account"] as const;
  const isHere = (name: Screen) => name === screen || (name === "leads" && screen === "lead");
  return (
    <header class="bar">
      <div class="inner">
        <p class="title">
          <b>baselinker-sdk</b>
          {about?.store === undefined ? null : <span class="note">{about.store}</span>}
        </p>
        <nav aria-label={texts.screens}>
          {links.map((name) => (
            <a
              href={name === "leads" ? studio.listHash.value : `#/${name}`}
              aria-current={isHere(name) ? "page" : undefined}
            >
              {texts[name]}
            </a>
          ))}
        </nav>
        <p class="badges row">
          {about?.account === "fake" ? <span class="badge">{texts.fakeAccount}</span> : null}
          {about?.readOnly ? <span class="badge">{texts.readOnly}</span> : null}
        </p>
        <Choice
          label={texts.language}
          value={studio.language.value}
          options={Object.entries(languages)}
          onChoose={(name) => {
            if (name === "en" || name === "uk" || name === "pl") studio.choose(name);
          }}
        />
      </div>
    </header>
  );
}

createApp(Frame, { studio: createStudio(window) }).mount("#app");
