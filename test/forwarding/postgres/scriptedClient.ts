/** A client that answers as the test says, and notes what it was asked. */
export function scriptedClient(
  answer: (statement: string, values: readonly unknown[]) => readonly unknown[],
) {
  const asked: (readonly [statement: string, values: readonly unknown[]])[] = [];
  return {
    asked,
    async query(statement: string, values: unknown[] = []) {
      asked.push([statement, values]);
      return { rows: answer(statement, values) };
    },
  };
}

/** An error as pg gives it. */
export function sqlError(state: string | undefined): Error {
  return Object.assign(new Error("It failed."), state === undefined ? {} : { code: state });
}
