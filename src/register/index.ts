export { isRegisterError, RegisterError, type RegisterReason } from "../errors/registerError.ts";
export { changeEntry, type RowTable, type StoredRow } from "./changeEntry.ts";
export { type EngineRegisterOptions, engineRegister, type RegisterOptions } from "./engineRegister.ts";
export type { EntryRow, EntryRows, NewRow, PageQuery, RowCount, TakeQuery } from "./entryRows.ts";
export { memoryRegister } from "./memoryRegister.ts";
export { type RegisterCodeName, registerCodes } from "./registerCodes.ts";
