import { extend } from "../wire/extend.ts";
import { read, write } from "../wire/method.ts";
import { country, flag, integer, list, object, optional, text, unknown } from "../wire/shape.ts";

export interface WarehousesMethods {
  /**
   * Adds a warehouse, or changes the one that `warehouse_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouse
   */
  addInventoryWarehouse: typeof addInventoryWarehouse;
  /**
   * Deletes a warehouse.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouse
   */
  deleteInventoryWarehouse: typeof deleteInventoryWarehouse;
  /**
   * Warehouse maps: places with their warehouses.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryMaps
   */
  getInventoryMaps: typeof getInventoryMaps;
  /**
   * One warehouse map with its drawing.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryMapDetails
   */
  getInventoryMapDetails: typeof getInventoryMapDetails;
  /**
   * Adds a zone, or changes the one that `zone_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseZone
   */
  addInventoryWarehouseZone: typeof addInventoryWarehouseZone;
  /**
   * Deletes a zone with its racks. Its locations stay and belong to no zone.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseZone
   */
  deleteInventoryWarehouseZone: typeof deleteInventoryWarehouseZone;
  /**
   * Zones of warehouses, by name.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseZones
   */
  getInventoryWarehouseZones: typeof getInventoryWarehouseZones;
  /**
   * Adds a rack, or changes the one that `rack_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseRack
   */
  addInventoryWarehouseRack: typeof addInventoryWarehouseRack;
  /**
   * Deletes a rack. Its locations stay and belong to no rack.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseRack
   */
  deleteInventoryWarehouseRack: typeof deleteInventoryWarehouseRack;
  /**
   * Racks of warehouses, by name.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseRacks
   */
  getInventoryWarehouseRacks: typeof getInventoryWarehouseRacks;
}

export const addInventoryWarehouse = write(
  "addInventoryWarehouse",
  {
    /** Only to change an existing warehouse. */
    warehouse_id: optional(integer()),
    name: optional(text(100)),
    description: optional(text()),
    /** Whether its stock may be edited by hand. */
    stock_edition: optional(flag()),
    // A country's name or code: no source at hand says which.
    country: optional(text()),
    address: optional(text()),
    postcode: optional(text()),
    city: optional(text()),
  },
  { warehouse_id: integer() },
);

export const deleteInventoryWarehouse = write("deleteInventoryWarehouse", { warehouse_id: integer() }, {});

const mapFields = {
  map_id: integer(),
  name: text(),
  is_default: optional(flag()),
  address_street: text(),
  address_city: text(),
  address_postcode: text(),
  address_country: country(),
  /** The warehouses that stand there. */
  warehouses: list(object({ warehouse_id: integer(), warehouse_type: text() })),
};

export const getInventoryMaps = read("getInventoryMaps", {}, { maps: list(object(mapFields), "map_id") });

export const getInventoryMapDetails = read(
  "getInventoryMapDetails",
  { map_id: integer() },
  extend(mapFields, {
    // The drawing's name and form are in no source at hand.
    map: optional(unknown()),
  }),
);

export const addInventoryWarehouseZone = write(
  "addInventoryWarehouseZone",
  {
    /** Only to change an existing zone. */
    zone_id: optional(integer()),
    name: text(50),
    /** Six hexadecimal digits without `#`. */
    color: text(6),
    /** What the names of its locations begin with. */
    location_prefix: optional(text(10)),
  },
  { zone_id: integer() },
);

export const deleteInventoryWarehouseZone = write("deleteInventoryWarehouseZone", { zone_id: integer() }, {});

export const getInventoryWarehouseZones = read(
  "getInventoryWarehouseZones",
  {},
  {
    zones: list(
      object({ zone_id: integer(), name: text(), color: text(), location_prefix: text() }),
      "zone_id",
    ),
  },
);

export const addInventoryWarehouseRack = write(
  "addInventoryWarehouseRack",
  {
    /** Only to change an existing rack. */
    rack_id: optional(integer()),
    name: text(100),
    /** 0 for one outside all zones. */
    zone_id: optional(integer()),
    /** The side to pick from: 0 top, 1 right, 2 bottom, 3 left. */
    layout: integer(),
    /** What the names of its locations begin with. */
    location_prefix: optional(text(10)),
  },
  { rack_id: integer() },
);

export const deleteInventoryWarehouseRack = write("deleteInventoryWarehouseRack", { rack_id: integer() }, {});

export const getInventoryWarehouseRacks = read(
  "getInventoryWarehouseRacks",
  {},
  {
    racks: list(
      object({
        rack_id: integer(),
        name: text(),
        /** 0 for one outside all zones. */
        zone_id: integer(),
        /** The side to pick from: 0 top, 1 right, 2 bottom, 3 left. */
        layout: integer(),
        location_prefix: text(),
      }),
      "rack_id",
    ),
  },
);
