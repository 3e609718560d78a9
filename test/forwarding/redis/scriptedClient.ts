/** A client that answers as the test says, and notes what it was asked. An answer that is an error is thrown. */
export function scriptedClient(answer: (args: readonly string[]) => unknown) {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    async sendCommand(args: string[]): Promise<unknown> {
      asked.push(args);
      const given = await answer(args);
      if (given instanceof Error) throw given;
      return given;
    },
  };
}
