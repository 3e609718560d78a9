import { methods, read, write } from "../wire/method.ts";
import { integer, list, object, optional, text, time } from "../wire/shape.ts";

export const pickPackMethods = methods({
  /**
   * Adds a cart of the Pick & Pack assistant, or changes the one that `cart_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addPickPackCart
   */
  addPickPackCart: write(
    {
      /** Only to change an existing cart. */
      cart_id: optional(integer()),
      /** Needed for a new cart. */
      name: optional(text(5)),
      /** For example `#FF0000`; a new cart without one gets a random colour. */
      color: optional(text(7)),
    },
    { cart_id: integer() },
  ),
  /**
   * Puts up to 20 orders into a cart. An order that is in another cart moves.
   *
   * @see https://api.baselinker.com/index.php?method=addPickPackOrdersToCart
   */
  addPickPackOrdersToCart: write(
    { order_ids: list(integer()), cart_id: integer() },
    {
      /** How many orders are in the cart now that were not before. */
      orders_assigned: integer(),
      /** Ids of the orders that could not be put there. */
      orders_failed: list(integer()),
    },
  ),
  /**
   * Deletes a cart. Its orders stay and are in no cart.
   *
   * @see https://api.baselinker.com/index.php?method=deletePickPackCart
   */
  deletePickPackCart: write({ cart_id: integer() }, {}),
  /**
   * Takes all orders out of a cart.
   *
   * @see https://api.baselinker.com/index.php?method=deletePickPackCartOrders
   */
  deletePickPackCartOrders: write({ cart_id: integer() }, { orders_removed: integer() }),
  /**
   * Takes one order out of its cart.
   *
   * @see https://api.baselinker.com/index.php?method=deletePickPackOrderFromCart
   */
  deletePickPackOrderFromCart: write({ order_id: integer() }, {}),
  /**
   * The carts of the account.
   *
   * @see https://api.baselinker.com/index.php?method=getPickPackCarts
   */
  getPickPackCarts: read(
    {},
    { carts: list(object({ cart_id: integer(), name: text(), color: text() }), "cart_id") },
  ),
  /**
   * Ids of all orders in a cart, the last one put there first.
   *
   * @see https://api.baselinker.com/index.php?method=getPickPackCartOrders
   */
  getPickPackCartOrders: read({ cart_id: integer() }, { orders: list(integer()), total_count: integer() }),
  /**
   * The cart that an order is in.
   *
   * @see https://api.baselinker.com/index.php?method=getPickPackOrderCart
   */
  getPickPackOrderCart: read(
    { order_id: integer() },
    {
      /** 0 where the order is in no cart; name and colour are empty then. */
      cart_id: integer(),
      cart_name: text(),
      cart_color: text(),
    },
  ),
  /**
   * What happened to an order in the Pick & Pack assistant.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderPickPackHistory
   */
  getOrderPickPackHistory: read(
    {
      order_id: integer(),
      /** 1 to 18: only events of this kind (reserved, picked, packed, photographed, …). */
      action_type: optional(integer()),
    },
    {
      history: list(
        object({
          action_type: integer(),
          // One source gives the profile's name, a newer one its id.
          profile: optional(text()),
          profile_id: optional(integer()),
          station_id: optional(integer()),
          cart_id: optional(integer()),
          entry_date: time(),
        }),
      ),
    },
  ),
});
