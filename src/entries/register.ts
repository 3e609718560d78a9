export { RegisterError, type RegisterReason } from "../errors/registerError.ts";
export { changeEntry, type RowTable, type StoredRow } from "../register/changeEntry.ts";
export {
  type EngineRegisterOptions,
  engineRegister,
  type RegisterOptions,
} from "../register/engineRegister.ts";
export type { EntryRow, EntryRows, NewRow, PageQuery, RowCount, TakeQuery } from "../register/entryRows.ts";
export { memoryRegister } from "../register/memoryRegister.ts";
export { type RegisterCodeName, registerCodes } from "../register/registerCodes.ts";
