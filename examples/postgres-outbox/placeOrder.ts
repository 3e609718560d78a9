import { enqueueLead } from "baselinker-sdk/postgres";
import type { Pool } from "pg";

export interface ShopOrder {
  readonly id: string;
  readonly email: string;
  readonly [field: string]: unknown;
}

/**
 * Saves the order and its lead for Base, both or neither. Base is not asked: while it is away, the shop sells on.
 * @returns whether it is new; an order that comes again changes nothing
 */
export async function placeOrder(pool: Pool, order: ShopOrder): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const insert = "INSERT INTO shop_orders (id, content) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    const { rowCount } = await client.query(insert, [order.id, JSON.stringify(order)]);
    if (rowCount === 1) await enqueueLead(client, order, { key: order.id });
    await client.query("COMMIT");
    return rowCount === 1;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
