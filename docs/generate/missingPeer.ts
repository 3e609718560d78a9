/** An optional peer that the entry of its name imports. */
interface Peer {
  /** What the entry imports. */ readonly module: string;
  /** What to do where it is missing. A runtime's own message names only the file that imports it. */
  readonly advice: string;
}

export const peers = {
  msw: {
    module: "msw",
    advice:
      "`baselinker-sdk/msw` needs msw: run `npm install --save-dev msw@3`, or import `baselinker-sdk/fake`, which needs nothing.",
  },
  zod: {
    module: "zod/v4",
    advice: "`baselinker-sdk/zod` needs zod 3.25 or newer: run `npm install zod@4`.",
  },
} as const satisfies Readonly<Record<string, Peer>>;

/**
 * The built file with its import of a peer, which says what to install where that is missing or too old. No source can
 * say so for both formats: only ESM can wait for an import, and only CommonJS can catch one.
 */
export function withMissingPeer(built: string, { module, advice }: Peer): string {
  const asked = built
    .replace(
      new RegExp(`^import \\{ ([\\w, ]+) \\} from ["']${module}["'];$`, "m"),
      `const { $1 } = await import("${module}").catch((error) => { throw peerError(error); });`,
    )
    .replace(
      new RegExp(`^var (\\w+) = require\\(["']${module}["']\\);$`, "m"),
      `var $1;\ntry { $1 = require("${module}"); } catch (error) { throw peerError(error); }`,
    );
  if (asked === built) throw new Error(`The built file imports ${module} in a way this step does not know.`);
  const [name] = module.split("/");
  return `${asked}
function peerError(error) {
  const isMissing = /MODULE_NOT_FOUND|PATH_NOT_EXPORTED/.test(error?.code) && /['"/\\\\]${name}['"/\\\\]/.test(error.message);
  return isMissing ? Object.assign(new Error(${JSON.stringify(advice)}, { cause: error }), { code: error.code }) : error;
}
`;
}
