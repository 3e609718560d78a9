export class People {
  readonly show: boolean;
  constructor({ show }: { readonly show: boolean }) {
    this.show = show;
  }
  hide(_method: string, result: unknown): unknown {
    return result;
  }
  hideText(text: string): string {
    return text;
  }
  reveal(params: unknown): unknown {
    return params;
  }
  revealForWrite(_method: string, params: unknown): unknown {
    return params;
  }
  isHidden(_method: string, _path: string): boolean {
    return false;
  }
}
