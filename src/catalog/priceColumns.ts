import { setOwn } from "../json/value.ts";

/**
 * Prices by price group, one column a group. A map of prices for each of 200,000 products would alone
 * take more than all the rest of the catalog.
 */
export class PriceColumns {
  /** Price group ids in the order of their first appearance. */
  readonly #groups: string[] = [];
  readonly #columns: number[][] = [];
  #rows = 0;

  /** Adds a row and gives its number. */
  add(prices: Readonly<Record<string, number>>): number {
    const row = this.#rows;
    this.#rows += 1;
    for (const column of this.#columns) column.push(noPrice);
    for (const [group, price] of Object.entries(prices)) this.#columnOf(group)[row] = price;
    return row;
  }

  get(row: number): Readonly<Record<string, number>> {
    const prices: Record<string, number> = {};
    for (const [index, group] of this.#groups.entries()) {
      const price = this.#columns[index]?.[row];
      if (price !== undefined && !Number.isNaN(price)) setOwn(prices, group, price);
    }
    return prices;
  }

  #columnOf(group: string): number[] {
    const known = this.#columns[this.#groups.indexOf(group)];
    if (known !== undefined) return known;
    const column = new Array<number>(this.#rows).fill(noPrice);
    this.#groups.push(group);
    this.#columns.push(column);
    return column;
  }
}

/** "Has no price in this group": no answer of the API can hold it. */
const noPrice = Number.NaN;
