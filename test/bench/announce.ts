/** What a server process has used, since it began; asked for before and after each round. */
export interface Usage {
  readonly cpuMilliseconds: number;
  readonly residentMegabytes: number;
}

/** Tells the parent process what it waits for, answers each of its questions with a Usage, and ends when it goes. */
export function announce(ready: unknown, end: () => Promise<unknown> = () => Promise.resolve()): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMilliseconds: (user + system) / 1_000,
      residentMegabytes: process.memoryUsage.rss() / 1_048_576,
    };
    process.send!(usage);
  });
  process.on("disconnect", () => {
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  process.send!(ready);
}
