// What a run has started, so that nothing of it is ever left behind.

import { type Child, describeDeath } from "@/scripts/stack/child";
import { Trouble } from "@/scripts/trouble";

/** What has to be ended, the last first. */
export class Started {
  private readonly ends: (() => Promise<unknown>)[] = [];
  private stopping?: Promise<void>;
  private report: (trouble: Trouble) => void = () => undefined;
  readonly died = new Promise<Trouble>((resolve) => {
    this.report = resolve;
  });

  onStop(end: () => Promise<unknown>): void {
    this.ends.push(end);
  }

  readonly watch = (child: Child): Child => {
    this.onStop(() => child.stop(5_000));
    void child.ended.then(({ wanted }) => wanted || this.report(new Trouble(describeDeath(child))));
    return child;
  };

  stop(): Promise<void> {
    this.stopping ??= (async () => {
      for (const end of this.ends.reverse()) await end().catch(() => undefined);
    })();
    return this.stopping;
  }
}
