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
import { createStudio, type Screen, type Studio } from "./studio.ts";

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
    const loadingWords = studio.repeat(
      () => studio.loadWords(),
      () => untilAboutMs,
      () => studio.needsWords(),
    );
    const choose = (language: string) => {
      studio.choose(language);
      loadingWords.now();
    };
    studio.repeat(
      async () => {
        const about = await studio.api.get("about");
        if (JSON.stringify(about) !== JSON.stringify(studio.about.value)) studio.about.value = about;
      },
      () => (studio.about.value === undefined ? untilAboutMs : aboutEveryMs),
    );
    watchEffect(() => {
      const { screen } = studio.route.value;
      if (studio.words.value === undefined) return;
      const name = studio.say(`frame.${screen === "rules" || screen === "account" ? screen : "leads"}`);
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
      const { say } = studio;
      const Other = screen === undefined ? undefined : others[screen];
      const trouble = (
        <p class="failure trouble" role="alert">
          {studio.trouble.value}
        </p>
      );
      // Why there are no texts, in a sentence of the server.
      if (studio.words.value === undefined) return <main>{trouble}</main>;
      return (
        <>
          <Bar studio={studio} onChoose={choose} />
          <main ref={main}>
            {trouble}
            {h(KeepAlive, null, {
              default: () => (screen === "leads" ? <Leads studio={studio} /> : Other && h(Other, { studio })),
            })}
            {screen === "lead" ? <LeadView key={id} studio={studio} id={id} /> : null}
            {Other === undefined && screen !== "leads" && screen !== "lead" ? (
              <h1 tabindex={-1}>{say("frame.unknownScreen")}</h1>
            ) : null}
          </main>
        </>
      );
    };
  },
  { props: ["studio"] },
);

function Bar({ studio, onChoose }: { studio: Studio; onChoose: (language: string) => void }) {
  const { say } = studio;
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
        <nav aria-label={say("frame.screens")}>
          {links.map((name) => (
            <a
              href={name === "leads" ? studio.listHash.value : `#/${name}`}
              aria-current={isHere(name) ? "page" : undefined}
            >
              {say(`frame.${name}`)}
            </a>
          ))}
        </nav>
        <p class="badges row">
          {about?.account === "fake" ? <span class="badge">{say("frame.fakeAccount")}</span> : null}
          {about?.readOnly ? <span class="badge">{say("frame.readOnly")}</span> : null}
        </p>
        <Choice
          label={say("frame.language")}
          value={studio.language.value}
          options={Object.entries(studio.words.value?.languages ?? {})}
          onChoose={onChoose}
        />
      </div>
    </header>
  );
}

createApp(Frame, { studio: createStudio(window) }).mount("#app");
