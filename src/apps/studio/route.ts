import type { LanguageTag } from "../../entries/languages.ts";

/** A request that may be answered. */
export interface Asked {
  readonly query: URLSearchParams;
  /** The body of a POST; empty for a GET. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly language: LanguageTag;
  readonly signal: AbortSignal;
}

/** What one address under `/api/` answers. */
export interface Route {
  readonly method: "GET" | "POST";
  /** Whether the request changes something, which `--read-only` refuses. */
  readonly changes?: true;
  /** The answer as JSON. A `Response` is sent as it is. */
  readonly run: (asked: Asked) => Promise<unknown>;
}

/** The routes by the part of the path after `/api/`. */
export type Routes = Readonly<Record<string, Route>>;
