import { deliveryTexts } from "../../forwarding/contract/deliveryError.ts";
import { errorTexts } from "../../shared/errors/errorTexts.ts";

export const errors = { ...errorTexts, ...deliveryTexts } as const;
