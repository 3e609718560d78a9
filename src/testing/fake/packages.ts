import { type Responder, respond } from "./answers.ts";
import type { Context } from "./context.ts";
import { journalType, writeJournal } from "./history.ts";
import { orderById } from "./orderChanges.ts";
import { ApiFailure } from "./request.ts";
import { samplePdf } from "./samples.ts";
import type { FakePackage } from "./state.ts";

interface Name {
  readonly package_id?: number;
  readonly package_number?: string;
}

export function answerPackages(): Responder[] {
  return [
    respond("createPackage", ({ order_id, courier_code = "", account_id, packages = [] }, context) => {
      orderById(order_id, context);
      const package_id = context.nextId("package");
      const package_number = `FAKE${package_id}`;
      store(
        {
          ...shipment(package_id, order_id ?? 0, courier_code, package_number, context),
          ...(account_id === undefined ? {} : { account_id }),
          extension: "pdf",
          label: samplePdf(`Label ${courier_code} ${package_number}`),
          package_details: packages.map(details),
        },
        context,
      );
      return { package_id, package_number };
    }),
    respond("createPackageManual", (parameters, context) => {
      const { order_id, courier_code = "", package_number = "", return_shipment = false } = parameters;
      orderById(order_id, context);
      const package_id = context.nextId("package");
      const made = shipment(package_id, order_id ?? 0, courier_code, package_number, context);
      store({ ...made, is_return: return_shipment }, context);
      return { package_id, package_number };
    }),
    respond("deleteCourierPackage", (parameters, context) => {
      const { state } = context;
      const deleted = packageNamed(parameters, context);
      state.packages = state.packages.filter((entry) => entry !== deleted);
      showLast(deleted.order_id, context);
      writeJournal(context, deleted.order_id, journalType.removedPackage, deleted.package_id);
      return {};
    }),
    respond("getOrderPackages", ({ order_id }, { state }) => ({
      packages: state.packages
        .filter((entry) => entry.order_id === order_id)
        .map(({ order_id: _, extension, label, package_details, ...rest }) => rest),
    })),
    respond("getPackageDetails", ({ package_id }, context) => ({
      package_details: packageNamed({ ...(package_id === undefined ? {} : { package_id }) }, context)
        .package_details,
    })),
    respond("getLabel", (parameters, context) => {
      const { extension, label } = packageNamed(parameters, context);
      return { extension, label };
    }),
  ];
}

/** A shipment that was created elsewhere has no label here. */
function shipment(
  package_id: number,
  order_id: number,
  courier_code: string,
  courier_package_nr: string,
  context: Context,
): FakePackage {
  return {
    package_id,
    order_id,
    courier_package_nr,
    courier_inner_number: "",
    courier_code,
    courier_other_name: "",
    tracking_status_date: context.now(),
    tracking_delivery_days: 0,
    tracking_status: 0,
    is_return: false,
    extension: "",
    label: "",
    package_details: [],
  };
}

function store(made: FakePackage, context: Context): void {
  context.state.packages.push(made);
  showLast(made.order_id, context);
  writeJournal(context, made.order_id, journalType.package, made.package_id);
}

function showLast(orderId: number, { state }: Context): void {
  const order = state.orders.find(({ order_id }) => order_id === orderId);
  if (order === undefined) return;
  const last = state.packages.findLast((entry) => entry.order_id === orderId && entry.is_return !== true);
  order.delivery_package_module = last?.courier_code ?? "";
  order.delivery_package_nr = last?.courier_package_nr ?? "";
}

function details(parcel: Readonly<Record<string, unknown>>): FakePackage["package_details"][number] {
  const number = (name: string) => Number(parcel[name] ?? 0) || 0;
  return {
    weight: number("weight"),
    weight_unit: "kg",
    length: number("length"),
    width: number("width"),
    height: number("height"),
    size_unit: "cm",
    size_template: String(parcel.size_template ?? ""),
    is_custom: false,
    cod_value: 0,
    cod_currency: "",
    insurance_value: 0,
    insurance_currency: "",
    cost_value: 0,
    cost_currency: "",
    type: "package",
  };
}

function packageNamed({ package_id, package_number }: Name, { state }: Context): FakePackage {
  const found = state.packages.find((entry) =>
    package_id === undefined ? entry.courier_package_nr === package_number : entry.package_id === package_id,
  );
  if (found === undefined) throw new ApiFailure("ERROR_PACKAGE_ID", "Invalid package identifier provided.");
  return found;
}
