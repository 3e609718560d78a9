/** A part of `console`; most logging libraries have it too. Every method may be missing. */
export interface Logger {
  debug?(message: string): void;
  info?(message: string): void;
  warn?(message: string): void;
  error?(message: string): void;
}
