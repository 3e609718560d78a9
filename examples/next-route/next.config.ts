import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

// Only here: the package and the rules of this example are two folders up.
const root = fileURLToPath(new URL("../..", import.meta.url));
const config: NextConfig = { turbopack: { root }, outputFileTracingRoot: root };

export default config;
