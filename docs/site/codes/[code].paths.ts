import { codePages } from "../../.vitepress/codes/codePages.ts";

export default { paths: () => codePages("en") };
