import { type Body, methods, read, write } from "../wire/method.ts";
import { country, extend, flag, integer, list, object, optional, text, unknown } from "../wire/shape.ts";

const mapFields = {
  map_id: integer(),
  name: text(),
  is_default: optional(flag()),
  address_street: text(),
  address_city: text(),
  address_postcode: text(),
  address_country: country(),
  /** The warehouses in this place. */
  warehouses: list(object({ warehouse_id: integer(), warehouse_type: text() })),
};

const mapRequest = { map_id: integer() };
const mapDetails = {
  // The drawing's name and form are in no source at hand.
  map: optional(unknown()),
};

interface GetInventoryMapDetails
  extends Body<"read", typeof mapRequest, typeof mapFields & typeof mapDetails> {}

const getInventoryMapDetails: GetInventoryMapDetails = read(mapRequest, extend(mapFields, mapDetails));

export const warehousesMethods = methods({
  /**
   * Adds a warehouse, or changes the one that `warehouse_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouse
   */
  addInventoryWarehouse: write(
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
  ),
  /**
   * Deletes a warehouse.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouse
   */
  deleteInventoryWarehouse: write({ warehouse_id: integer() }, {}),
  /**
   * Warehouse maps: places with their warehouses.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryMaps
   */
  getInventoryMaps: read({}, { maps: list(object(mapFields), "map_id") }),
  /**
   * One warehouse map with its drawing.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryMapDetails
   */
  getInventoryMapDetails,
  /**
   * Adds a zone, or changes the one that `zone_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseZone
   */
  addInventoryWarehouseZone: write(
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
  ),
  /**
   * Deletes a zone with its racks. Its locations stay and belong to no zone.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseZone
   */
  deleteInventoryWarehouseZone: write({ zone_id: integer() }, {}),
  /**
   * Zones of warehouses, by name.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseZones
   */
  getInventoryWarehouseZones: read(
    {},
    {
      zones: list(
        object({ zone_id: integer(), name: text(), color: text(), location_prefix: text() }),
        "zone_id",
      ),
    },
  ),
  /**
   * Adds a rack, or changes the one that `rack_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryWarehouseRack
   */
  addInventoryWarehouseRack: write(
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
  ),
  /**
   * Deletes a rack. Its locations stay and belong to no rack.
   *
   * @see https://api.baselinker.com/index.php?method=deleteInventoryWarehouseRack
   */
  deleteInventoryWarehouseRack: write({ rack_id: integer() }, {}),
  /**
   * Racks of warehouses, by name.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryWarehouseRacks
   */
  getInventoryWarehouseRacks: read(
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
  ),
});
