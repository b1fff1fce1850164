/** After all tests: stops the server that was started for them. */
export default async function stopForRun(): Promise<void> {
  await globalThis.postgresOfRun?.stop();
}
