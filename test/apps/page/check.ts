import type { Page } from "../../site/page.ts";
import type { Prepared } from "./preparedStore.ts";
import type { Studio } from "./startStudio.ts";

/** One thing that the page promises. */
export interface StudioCheck {
  readonly name: string;
  /** Of the browser's context. */ readonly options?: object;
  /** What the console may say; anything else fails the check. */ readonly expects?: readonly RegExp[];
  run(given: Given): Promise<void>;
}

export interface Given {
  readonly page: Page;
  /** Of a store with some hundred leads, whose account answers. */ readonly shop: Studio;
  readonly prepared: Prepared;
  /** The same store with `--read-only`. */ readonly readOnly: Studio;
  /** The same store without a token. */ readonly noToken: Studio;
  /** Without a store and without leads. */ readonly empty: Studio;
  /** Another, to which nothing is sent. */ readonly none: Studio;
  /** One that a check may end. */ ownStudio(port?: string): Promise<Studio>;
  /** Sends a sample lead, as the button does. Two of one hundredth of a second would be one lead, so it takes that long. */
  send(studio: Studio): Promise<string>;
  /** The program of axe. */ readonly axe: string;
}
