/**
 * Makes a rejection of what is thrown. An `async` function would do the same, but would then stay in
 * memory for as long as the call waits, which 100,000 of them can do.
 */
export function rejecting<T>(send: () => Promise<T>): Promise<T> {
  try {
    return send();
  } catch (error) {
    return Promise.reject(error);
  }
}
