import { read, write } from "../wire/method.ts";
import { integer, list, object, optional, text, time } from "../wire/shape.ts";

export interface PickPackMethods {
  /**
   * Adds a cart of the Pick & Pack assistant, or changes the one that `cart_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addPickPackCart
   */
  addPickPackCart: typeof addPickPackCart;
  /**
   * Puts up to 20 orders into a cart. An order that lies in another cart moves.
   *
   * @see https://api.baselinker.com/index.php?method=addPickPackOrdersToCart
   */
  addPickPackOrdersToCart: typeof addPickPackOrdersToCart;
  /**
   * Deletes a cart. Its orders stay and lie in no cart.
   *
   * @see https://api.baselinker.com/index.php?method=deletePickPackCart
   */
  deletePickPackCart: typeof deletePickPackCart;
  /**
   * Takes all orders out of a cart.
   *
   * @see https://api.baselinker.com/index.php?method=deletePickPackCartOrders
   */
  deletePickPackCartOrders: typeof deletePickPackCartOrders;
  /**
   * Takes one order out of its cart.
   *
   * @see https://api.baselinker.com/index.php?method=deletePickPackOrderFromCart
   */
  deletePickPackOrderFromCart: typeof deletePickPackOrderFromCart;
  /**
   * The carts of the account.
   *
   * @see https://api.baselinker.com/index.php?method=getPickPackCarts
   */
  getPickPackCarts: typeof getPickPackCarts;
  /**
   * Ids of all orders in a cart, the last one put there first.
   *
   * @see https://api.baselinker.com/index.php?method=getPickPackCartOrders
   */
  getPickPackCartOrders: typeof getPickPackCartOrders;
  /**
   * The cart in which an order lies.
   *
   * @see https://api.baselinker.com/index.php?method=getPickPackOrderCart
   */
  getPickPackOrderCart: typeof getPickPackOrderCart;
  /**
   * What happened to an order in the Pick & Pack assistant.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderPickPackHistory
   */
  getOrderPickPackHistory: typeof getOrderPickPackHistory;
}

export const addPickPackCart = write(
  "addPickPackCart",
  {
    /** Only to change an existing cart. */
    cart_id: optional(integer()),
    /** Needed for a new cart. */
    name: optional(text(5)),
    /** For example `#FF0000`; a new cart without one gets a random colour. */
    color: optional(text(7)),
  },
  { cart_id: integer() },
);

export const addPickPackOrdersToCart = write(
  "addPickPackOrdersToCart",
  { order_ids: list(integer()), cart_id: integer() },
  {
    /** How many orders lie in the cart now that did not before. */
    orders_assigned: integer(),
    /** Ids of the orders that could not be put there. */
    orders_failed: list(integer()),
  },
);

export const deletePickPackCart = write("deletePickPackCart", { cart_id: integer() }, {});

export const deletePickPackCartOrders = write(
  "deletePickPackCartOrders",
  { cart_id: integer() },
  { orders_removed: integer() },
);

export const deletePickPackOrderFromCart = write("deletePickPackOrderFromCart", { order_id: integer() }, {});

export const getPickPackCarts = read(
  "getPickPackCarts",
  {},
  { carts: list(object({ cart_id: integer(), name: text(), color: text() }), "cart_id") },
);

export const getPickPackCartOrders = read(
  "getPickPackCartOrders",
  { cart_id: integer() },
  { orders: list(integer()), total_count: integer() },
);

export const getPickPackOrderCart = read(
  "getPickPackOrderCart",
  { order_id: integer() },
  {
    /** 0 where the order lies in no cart; name and colour are empty then. */
    cart_id: integer(),
    cart_name: text(),
    cart_color: text(),
  },
);

export const getOrderPickPackHistory = read(
  "getOrderPickPackHistory",
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
);
