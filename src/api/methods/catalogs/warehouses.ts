import { type Body, named, none, read, write } from "../../wire/method.ts";
import {
  country,
  extend,
  flag,
  integer,
  list,
  numericId,
  object,
  optional,
  text,
  unknown,
} from "../../wire/shape.ts";

const mapFields = {
  /** The map, for `getInventoryMapDetails`. */ map_id: integer(),
  /** What people call the place. */ name: text(),
  /** Whether this is the account's default map. */ is_default: optional(flag()),
  /** Street and house number of the place. */ address_street: text(),
  /** City of the place. */ address_city: text(),
  /** Postcode of the place. */ address_postcode: text(),
  /** Country of the place: two letters, such as `PL`. */ address_country: country(),
  /** The warehouses in this place. */
  warehouses: list(
    object({
      /** The number of the warehouse, see `getInventoryWarehouses`. */ warehouse_id: integer(),
      /** Whose warehouse it is: `bl` for Base's own, `shop` or `warehouse` for a connected one. */
      warehouse_type: text(),
    }),
  ),
};

const mapRequest = {
  /** The map, see `getInventoryMaps`. */ map_id: numericId(),
};
const mapDetails = {
  // The drawing's name and form are in no source at hand.
  /** The drawing, if there is one. No source shows its form. */ map: optional(unknown()),
};

interface GetInventoryMapDetails
  extends Body<"read", typeof mapRequest, typeof mapFields & typeof mapDetails> {}
const getInventoryMapDetails: GetInventoryMapDetails = read(mapRequest, extend(mapFields, mapDetails));

export const methods = named({
  /**
   * Adds a warehouse, or changes the one that `warehouse_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouse
   */
  addInventoryWarehouse: write(
    {
      /** Only to change an existing warehouse. */ warehouse_id: optional(numericId()),
      /** What people call the warehouse. Needed for a new one. */ name: optional(text(100)),
      /** A note about the warehouse. */ description: optional(text()),
      /** Whether its stock may be edited by hand. */ stock_edition: optional(flag()),
      // A country's name or code: no source at hand says which.
      /** Country of the warehouse; no source says whether a name or a code. */ country: optional(text()),
      /** Street and house number of the warehouse. */ address: optional(text(200)),
      /** Postcode of the warehouse. */ postcode: optional(text(20)),
      /** City of the warehouse. */ city: optional(text(80)),
    },
    {
      /** The warehouse that was added or changed: the number of the key `bl_<id>`. */
      warehouse_id: integer(),
    },
  ),
  /** Deletes a warehouse. @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouse */
  deleteInventoryWarehouse: write({
    /** The warehouse to delete: the number of its key `bl_<id>`. */ warehouse_id: numericId(),
  }),
  /**
   * Warehouse maps: places with their warehouses.
   * @see https://api.baselinker.com/index.php?method=getInventoryMaps
   */
  getInventoryMaps: read(none, {
    /** The maps, one for each place. */ maps: list(object(mapFields), "map_id"),
  }),
  /**
   * One warehouse map with its drawing.
   * @see https://api.baselinker.com/index.php?method=getInventoryMapDetails
   */
  getInventoryMapDetails,
  /**
   * Adds a zone, or changes the one that `zone_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseZone
   */
  addInventoryWarehouseZone: write(
    {
      /** Only to change an existing zone. */ zone_id: optional(numericId()),
      /** What people call the zone. */ name: text(50),
      /** Six hexadecimal digits without `#`. */ color: text(6),
      /** What the names of its locations begin with. */ location_prefix: optional(text(10)),
    },
    {
      /** The zone that was added or changed. */ zone_id: integer(),
    },
  ),
  /**
   * Deletes a zone with its racks. Its locations stay and belong to no zone.
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseZone
   */
  deleteInventoryWarehouseZone: write({
    /** The zone to delete, see `getInventoryWarehouseZones`. */ zone_id: numericId(),
  }),
  /**
   * Zones of warehouses, by name.
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseZones
   */
  getInventoryWarehouseZones: read(none, {
    /** The zones. */
    zones: list(
      object({
        /** The zone, for `zone_id` of a rack or a location. */ zone_id: integer(),
        /** What people call the zone. */ name: text(),
        /** Six hexadecimal digits without `#`. */ color: text(),
        /** What the names of its locations begin with; empty if nothing is set. */ location_prefix: text(),
      }),
      "zone_id",
    ),
  }),
  /**
   * Adds a rack, or changes the one that `rack_id` names.
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseRack
   */
  addInventoryWarehouseRack: write(
    {
      /** Only to change an existing rack. */ rack_id: optional(numericId()),
      /** What people call the rack. */ name: text(100),
      /** 0 for one outside all zones. */ zone_id: optional(numericId()),
      /** The side to pick from: 0 top, 1 right, 2 bottom, 3 left. */ layout: integer(),
      /** What the names of its locations begin with. */ location_prefix: optional(text(10)),
    },
    {
      /** The rack that was added or changed. */ rack_id: integer(),
    },
  ),
  /**
   * Deletes a rack. Its locations stay and belong to no rack.
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseRack
   */
  deleteInventoryWarehouseRack: write({
    /** The rack to delete, see `getInventoryWarehouseRacks`. */ rack_id: numericId(),
  }),
  /**
   * Racks of warehouses, by name.
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseRacks
   */
  getInventoryWarehouseRacks: read(none, {
    /** The racks. */
    racks: list(
      object({
        /** The rack, for `rack_id` of a location. */ rack_id: integer(),
        /** What people call the rack. */ name: text(),
        /** 0 for one outside all zones. */ zone_id: integer(),
        /** The side to pick from: 0 top, 1 right, 2 bottom, 3 left. */ layout: integer(),
        /** What the names of its locations begin with; empty if nothing is set. */ location_prefix: text(),
      }),
      "rack_id",
    ),
  }),
});
