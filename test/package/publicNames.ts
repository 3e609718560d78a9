import ts from "typescript";

/** The names of an entry: what exists at run time, and what only types have. */
export interface EntryNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/**
 * Reads the names that each file exports, from sources or from built declarations.
 * @param files - the file of each entry, by the entry's name
 */
export function publicNames(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions,
): Readonly<Record<string, EntryNames>> {
  const program = ts.createProgram(Object.values(files), { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    Object.entries(files).map(([entry, file]) => {
      const source = program.getSourceFile(file);
      const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
      if (module === undefined) throw new Error(`${file} exports nothing.`);
      const found = checker.getExportsOfModule(module).map((symbol) => {
        const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const { name, flags } = isAlias
          ? { name: symbol.name, flags: checker.getAliasedSymbol(symbol).flags }
          : symbol;
        return { name, isValue: (flags & ts.SymbolFlags.Value) !== 0 };
      });
      const named = (isValue: boolean) =>
        found
          .filter((each) => each.isValue === isValue)
          .map(({ name }) => name)
          .toSorted();
      return [entry, { values: named(true), types: named(false) }];
    }),
  );
}
