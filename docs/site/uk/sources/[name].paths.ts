import { sourcePages } from "../../../.vitepress/sources/sourcePages.ts";

export default { paths: () => sourcePages("uk") };
