import { methods, pages, read, write } from "../wire/method.ts";
import { decimal, flag, integer, list, object, optional, text } from "../wire/shape.ts";

export const locationsMethods = methods({
  /**
   * Adds a location, or changes the one that `location_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseLocation
   */
  addInventoryWarehouseLocation: write(
    {
      /** Only to change an existing location. */
      location_id: optional(integer()),
      warehouse_id: integer(),
      /** See `getInventoryWarehouses`; `bl` for Base's own. */
      warehouse_type: text(20),
      /** Needed for a new location; no semicolons. */
      name: optional(text(20)),
      /** Six hexadecimal digits without `#`. */
      color: optional(text(6)),
      /** Whether Pick & Pack sends people there. Yes by default. */
      is_pickable: optional(flag()),
      /** 1 to 99999; lower ones are emptied first. */
      priority: optional(integer()),
      location_type_id: optional(integer()),
      /** 0 for none. A new zone without a rack takes the location out of its rack. */
      zone_id: optional(integer()),
      /** 0 for none. A rack brings its zone along. */
      rack_id: optional(integer()),
    },
    { location_id: integer() },
  ),
  /**
   * Deletes a location.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseLocation
   */
  deleteInventoryWarehouseLocation: write(
    { warehouse_id: integer(), warehouse_type: text(20), location_id: integer() },
    {},
  ),
  /**
   * Locations of a warehouse by name, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseLocations
   */
  getInventoryWarehouseLocations: read(
    {
      warehouse_id: integer(),
      warehouse_type: text(20),
      /** From 1. In newer copies of the documentation only. */
      page: optional(integer()),
    },
    {
      locations: list(
        object({
          location_id: integer(),
          name: text(),
          color: text(),
          is_pickable: flag(),
          priority: integer(),
          location_type_id: integer(),
          /** 0 for none, as `rack_id`. */
          zone_id: integer(),
          rack_id: integer(),
        }),
        "location_id",
      ),
    },
  ),
  /**
   * Adds a type of locations, or changes the one that `location_type_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseLocationType
   */
  addInventoryWarehouseLocationType: write(
    {
      /** Only to change an existing type. */
      location_type_id: optional(integer()),
      /** Needed for a new type. */
      name: optional(text(50)),
      /** Pieces, 0 for no limit. */
      max_quantity: optional(integer()),
      /** Kilograms, 0 for no limit. */
      max_weight: optional(decimal()),
      /** This size and the two that follow: centimetres. */
      width: optional(decimal()),
      height: optional(decimal()),
      depth: optional(decimal()),
      is_transfer_bin: optional(flag()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { location_type_id: optional(integer()) },
  ),
  /**
   * Deletes a type of locations. The default one cannot be deleted.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseLocationType
   */
  deleteInventoryWarehouseLocationType: write({ location_type_id: integer() }, {}),
  /**
   * Types of locations, by name.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseLocationTypes
   */
  getInventoryWarehouseLocationTypes: read(
    {},
    {
      location_types: list(
        object({
          location_type_id: integer(),
          name: text(),
          /** Pieces, 0 for no limit. */
          max_quantity: integer(),
          /** Kilograms, 0 for no limit. */
          max_weight: decimal(),
          /** This size and the two that follow: centimetres, 0 where not set. */
          width: decimal(),
          height: decimal(),
          depth: decimal(),
          is_transfer_bin: flag(),
          is_default: flag(),
        }),
        "location_type_id",
      ),
    },
  ),
});

export const locationsPages = pages(locationsMethods, {
  /** All locations of `getInventoryWarehouseLocations`. */
  iterateInventoryWarehouseLocations: {
    of: "getInventoryWarehouseLocations",
    by: "page",
    field: "locations",
    size: 100,
  },
});
