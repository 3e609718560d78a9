import { named, none, read, write } from "../../wire/method.ts";
import { decimal, flag, integer, list, numericId, object, optional, text } from "../../wire/shape.ts";

export const methods = named({
  /**
   * Adds a location, or changes the one that `location_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseLocation
   */
  addInventoryWarehouseLocation: write(
    {
      /** Only to change an existing location. */ location_id: optional(numericId()),
      /** The warehouse that the location is in: the number alone, see `getInventoryWarehouses`. */
      warehouse_id: numericId(),
      /** See `getInventoryWarehouses`; `bl` for Base's own. */ warehouse_type: text(20),
      /** Needed for a new location; no semicolons. */ name: optional(text(20)),
      /** Six hexadecimal digits without `#`. */ color: optional(text(6)),
      /** Whether Pick & Pack sends people there. Yes by default. */ is_pickable: optional(flag()),
      /** 1 to 99999; lower ones are emptied first. */ priority: optional(integer()),
      /** The type of the location, see `getInventoryWarehouseLocationTypes`. Left out, it is the default type. */
      location_type_id: optional(numericId()),
      /** 0 for none. A new zone without a rack takes the location out of its rack. */
      zone_id: optional(numericId()),
      /** 0 for none. A rack brings its zone along. */ rack_id: optional(numericId()),
    },
    {
      /** The location that was added or changed. */ location_id: integer(),
    },
  ),
  /** Deletes a location. @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseLocation */
  deleteInventoryWarehouseLocation: write({
    /** The warehouse: the number alone, see `getInventoryWarehouses`. */ warehouse_id: numericId(),
    /** Whose warehouse it is: `bl` for Base's own, see `getInventoryWarehouses`. */ warehouse_type: text(20),
    /** The location to delete, see `getInventoryWarehouseLocations`. */ location_id: numericId(),
  }),
  /**
   * Locations of a warehouse by name, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseLocations
   */
  getInventoryWarehouseLocations: read(
    {
      /** The warehouse: the number alone, see `getInventoryWarehouses`. */ warehouse_id: numericId(),
      /** Whose warehouse it is: `bl` for Base's own, see `getInventoryWarehouses`. */
      warehouse_type: text(20),
      /** Only this location. */ filter_location_id: optional(numericId()),
      /** Only locations whose name holds this text. */ filter_name: optional(text(20)),
      /** Only locations of this rack. */ filter_rack_id: optional(numericId()),
      /** Only locations of this zone. */ filter_zone_id: optional(numericId()),
      /** Which page of 100, from 1. In newer copies of the documentation only. */ page: optional(integer()),
    },
    {
      /** One page of locations. */
      locations: list(
        object({
          /** The location, for `addInventoryWarehouseLocation`. */ location_id: integer(),
          /** The name on the shelf, by which stock names its place. */ name: text(),
          /** Six hexadecimal digits without `#`. */ color: text(),
          /** Whether Pick & Pack sends people there. */ is_pickable: flag(),
          /** 1 to 99999; lower ones are emptied first. */ priority: integer(),
          /** The type of the location, see `getInventoryWarehouseLocationTypes`. */
          location_type_id: integer(),
          /** 0 for none, as `rack_id`. */ zone_id: integer(),
          /** The rack that it is part of, see `getInventoryWarehouseRacks`; 0 for none. */
          rack_id: integer(),
        }),
        "location_id",
      ),
    },
  ),
  /**
   * Adds a type of locations, or changes the one that `location_type_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseLocationType
   */
  addInventoryWarehouseLocationType: write(
    {
      /** Only to change an existing type. */ location_type_id: optional(numericId()),
      /** Needed for a new type. */ name: optional(text(50)),
      /** Pieces, 0 for no limit. */ max_quantity: optional(integer()),
      /** Kilograms, 0 for no limit. */ max_weight: optional(decimal()),
      /** This size and the two that follow: centimetres. */ width: optional(decimal()),
      /** Height in centimetres. */ height: optional(decimal()),
      /** Depth in centimetres. */ depth: optional(decimal()),
      /** Whether goods are only put there on their way to another place. */
      is_transfer_bin: optional(flag()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The type that was added or changed. No source shows the answer, so it may be absent. */
      location_type_id: optional(integer()),
    },
  ),
  /**
   * Deletes a type of locations. The default one cannot be deleted.
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseLocationType
   */
  deleteInventoryWarehouseLocationType: write({
    /** The type to delete, see `getInventoryWarehouseLocationTypes`. */ location_type_id: numericId(),
  }),
  /**
   * Types of locations, by name.
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseLocationTypes
   */
  getInventoryWarehouseLocationTypes: read(none, {
    /** The types of locations. */
    location_types: list(
      object({
        /** The type, for `location_type_id` of a location. */ location_type_id: integer(),
        /** What people call the type. */ name: text(),
        /** Pieces, 0 for no limit. */ max_quantity: integer(),
        /** Kilograms, 0 for no limit. */ max_weight: decimal(),
        /** This size and the two that follow: centimetres, 0 where not set. */ width: decimal(),
        /** Height in centimetres; 0 where not set. */ height: decimal(),
        /** Depth in centimetres; 0 where not set. */ depth: decimal(),
        /** Whether goods are only put there on their way to another place. */ is_transfer_bin: flag(),
        /** Whether new locations get this type where they name none. */ is_default: flag(),
      }),
      "location_type_id",
    ),
  }),
});
