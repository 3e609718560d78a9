import { type Theme, useData, withBase } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent, defineComponent, h, onMounted, ref } from "vue";
import "./looks.css";
import "./start.css";
import "./style.css";

// A guide loads nothing of them.
const Playground = defineAsyncComponent(() => import("./Playground.vue"));
const LiveLead = defineAsyncComponent(() => import("./LiveLead.vue"));

const needsScript = `<p>The playground needs JavaScript. Without it, read <a href="${withBase("/rules.html")}">the guide to the rules</a>, or use <a href="${withBase("/cli.html")}">the command line</a>.</p>`;

/** The playground is after the text of its page, and in a browser only. */
const Layout = defineComponent(() => {
  const { frontmatter } = useData();
  const isInBrowser = ref(false);
  onMounted(() => {
    isInBrowser.value = true;
  });
  const after = () => {
    if (!frontmatter.value.playground) return undefined;
    return isInBrowser.value ? h(Playground) : h("noscript", { innerHTML: needsScript });
  };
  return () => h(DefaultTheme.Layout, null, { "doc-after": after });
});

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp: ({ app }) => void app.component("LiveLead", LiveLead),
} satisfies Theme;
