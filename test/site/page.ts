/** What the checks use of Playwright, which only the site installs. */
export interface Browser {
  newContext(options: object): Promise<Context>;
  close(): Promise<void>;
}

interface Context {
  newPage(): Promise<Page>;
  setOffline(isOffline: boolean): Promise<void>;
  close(): Promise<void>;
}

interface Route {
  fulfill(answer: { readonly contentType: string; readonly body: string }): Promise<void>;
  fallback(): Promise<void>;
}

export interface Page {
  setDefaultTimeout(timeoutMs: number): void;
  on(event: "console", listener: (message: { type(): string; text(): string }) => unknown): void;
  on(event: "pageerror", listener: (error: Error) => unknown): void;
  on(event: "request", listener: (request: { url(): string }) => unknown): void;
  on(event: "response", listener: (response: { url(): string; status(): number }) => unknown): void;
  route(url: RegExp, handler: (route: Route) => unknown): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  waitForURL(url: string): Promise<void>;
  close(): Promise<void>;
  locator(selector: string): Locator;
  evaluate<Value>(work: string): Promise<Value>;
  waitForEvent(event: "download"): Promise<{ path(): Promise<string>; suggestedFilename(): string }>;
  screenshot(options: { path: string; fullPage?: boolean; clip?: object }): Promise<unknown>;
  readonly keyboard: {
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
    insertText(text: string): Promise<void>;
  };
}

interface Locator {
  first(): Locator;
  click(): Promise<void>;
  focus(): Promise<void>;
  hover(): Promise<void>;
  fill(text: string): Promise<void>;
  check(): Promise<void>;
  textContent(): Promise<string | null>;
  selectOption(value: string): Promise<unknown>;
  count(): Promise<number>;
  waitFor(options?: { state?: string; timeout?: number }): Promise<void>;
}

/** One thing that the site promises. */
export interface Check {
  readonly name: string;
  /** Of the browser's context. */
  readonly options?: object;
  /** What the console says while the check takes something away; any other error fails it. */
  readonly expected?: RegExp;
  run(given: {
    readonly page: Page;
    readonly context: Context;
    readonly origin: string;
    /** The program of axe. */
    readonly axe: string;
    /** Where pictures go. */
    readonly shots: string;
    /** Where the built site is. */
    readonly root: string;
  }): Promise<void>;
}
