/** The texts of what makes a file lose leads, or show them to others. Codes are stable; texts may change. */
export const sqliteCodes = {
  sqlite_file: "The file {path}",
  sqlite_readable:
    "The file {path} can be read by other users of this machine, and open leads hold the data of buyers. Run `chmod 600` on it and on the files next to it.",
  sqlite_replaced:
    "The file {path} is another one than before: it was copied, moved or restored. {lookUps} Stop the processes before you do that.",
} as const satisfies Readonly<Record<string, string>>;
