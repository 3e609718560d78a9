import { type Theme, useData } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent, defineComponent, h, onMounted, ref } from "vue";
import "./looks.css";
import "./start.css";
import "./style.css";

// A guide loads nothing of them.
const Playground = defineAsyncComponent(() => import("./Playground.vue"));
const LiveLead = defineAsyncComponent(() => import("./LiveLead.vue"));

/** The playground is after the text of its page, and in a browser only. */
const Layout = defineComponent(() => {
  const { frontmatter } = useData();
  const isInBrowser = ref(false);
  onMounted(() => {
    isInBrowser.value = true;
  });
  const after = () => (frontmatter.value.playground && isInBrowser.value ? h(Playground) : undefined);
  return () => h(DefaultTheme.Layout, null, { "doc-after": after });
});

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp: ({ app }) => void app.component("LiveLead", LiveLead),
} satisfies Theme;
