import { named, none, read, write } from "../../wire/method.ts";
import { integer, list, numericId, object, optional, text, time } from "../../wire/shape.ts";

export const methods = named({
  /**
   * Adds a cart of the Pick & Pack assistant, or changes the one that `cart_id` names.
   * @see https://api.baselinker.com/index.php?method=addPickPackCart
   */
  addPickPackCart: write(
    {
      /** Only to change an existing cart. */ cart_id: optional(numericId()),
      /** Needed for a new cart. */ name: optional(text(5)),
      /** For example `#FF0000`; a new cart without one gets a random colour. */ color: optional(text(7)),
    },
    {
      /** The cart that was added or changed. */ cart_id: integer(),
    },
  ),
  /**
   * Puts up to 20 orders into a cart. An order that is in another cart moves.
   * @see https://api.baselinker.com/index.php?method=addPickPackOrdersToCart
   */
  addPickPackOrdersToCart: write(
    {
      /** The orders to put into it, up to 20. */ order_ids: list(numericId()),
      /** The cart, see `getPickPackCarts`. */ cart_id: numericId(),
    },
    {
      /** How many orders are in the cart now that were not before. */ orders_assigned: integer(),
      /** Ids of the orders that could not be put there. */ orders_failed: list(integer()),
    },
  ),
  /**
   * Deletes a cart. Its orders stay and are in no cart.
   * @see https://api.baselinker.com/index.php?method=deletePickPackCart
   */
  deletePickPackCart: write({
    /** The cart, see `getPickPackCarts`. */ cart_id: numericId(),
  }),
  /**
   * Takes all orders out of a cart.
   * @see https://api.baselinker.com/index.php?method=deletePickPackCartOrders
   */
  deletePickPackCartOrders: write(
    {
      /** The cart, see `getPickPackCarts`. */ cart_id: numericId(),
    },
    {
      /** How many orders were taken out. */ orders_removed: integer(),
    },
  ),
  /**
   * Takes one order out of its cart.
   * @see https://api.baselinker.com/index.php?method=deletePickPackOrderFromCart
   */
  deletePickPackOrderFromCart: write({
    /** The order to take out. */ order_id: numericId(),
  }),
  /** The carts of the account. @see https://api.baselinker.com/index.php?method=getPickPackCarts */
  getPickPackCarts: read(none, {
    /** The carts. */
    carts: list(
      object({
        /** The cart, for the other methods of carts. */ cart_id: integer(),
        /** What is written on the cart. */ name: text(),
        /** For example `#FF0000`. */ color: text(),
      }),
      "cart_id",
    ),
  }),
  /**
   * Ids of all orders in a cart, the last one put there first.
   * @see https://api.baselinker.com/index.php?method=getPickPackCartOrders
   */
  getPickPackCartOrders: read(
    {
      /** The cart, see `getPickPackCarts`. */ cart_id: numericId(),
    },
    {
      /** Ids of the orders in the cart, the last one put there first. */ orders: list(integer()),
      /** How many orders are in the cart. */ total_count: integer(),
    },
  ),
  /** The cart that an order is in. @see https://api.baselinker.com/index.php?method=getPickPackOrderCart */
  getPickPackOrderCart: read(
    {
      /** The order to look for. */ order_id: numericId(),
    },
    {
      /** 0 where the order is in no cart; name and colour are empty then. */ cart_id: integer(),
      /** What is written on the cart; empty if the order is in none. */ cart_name: text(),
      /** For example `#FF0000`; empty if the order is in no cart. */ cart_color: text(),
    },
  ),
  /**
   * What happened to an order in the Pick & Pack assistant.
   * @see https://api.baselinker.com/index.php?method=getOrderPickPackHistory
   */
  getOrderPickPackHistory: read(
    {
      /** The order whose history is wanted. */ order_id: numericId(),
      /** 1 to 18: only events of this kind (reserved, picked, packed, photographed, …). */
      action_type: optional(integer()),
    },
    {
      /** What happened, step by step. */
      history: list(
        object({
          /**
           * What happened: 1 to 6 picking (reserved, begun, cancelled, in progress, done, error), 7 to 12 packing
           * likewise, 13 to 18 photographs.
           */
          action_type: integer(),
          // Called `profile` in one source and `profile_id` in another, where it is the name anyway.
          /** Who did it: the name of a profile of the panel. */ profile: optional(text()),
          /** Who did it: in spite of its name the name of a profile, not an id. */
          profile_id: optional(text()),
          /** The packing station; 0 for none. */ station_id: optional(integer()),
          /** The cart, see `getPickPackCarts`; 0 for none. */ cart_id: optional(integer()),
          /** When it happened, in unix seconds. */ entry_date: time(),
        }),
      ),
    },
  ),
});
