import type { Decimal } from "../text/decimal.ts";

/** A line of the order in the making. Amounts are whole minor units of the currency, such as cents. */
export interface LineDraft {
  /** The position of the line in the source, for issues. */
  readonly index: number;
  /** Fields of the line in the API's spelling, without price and quantity. */
  readonly values: Record<string, unknown>;
  quantity: number;
  /** Gross price of one piece as the lead gives it; `undefined` where it gives none. */
  unit: Decimal | undefined;
  /** Gross price of the line as the lead gives it. */
  total: Decimal | undefined;
  /** Gross price of the line in minor units, once it is settled. */
  units: number;
}
