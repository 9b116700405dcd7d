// One process of the product in a chaos run: kept running as an operator's supervisor would, killed and frozen at will.

import { fileURLToPath } from "node:url";
import { type Child, describeDeath } from "@/scripts/stack/child";
import { type Parts, startWeb, startWorker } from "@/scripts/stack/parts";
import { Trouble } from "@/scripts/trouble";
import type { TcpProxy } from "./tcp-proxy";

const SHIFTED_CLOCK = fileURLToPath(new URL("shifted-clock.mjs", import.meta.url));
/** A supervisor waits so long before it starts again what ended by itself. */
const RESTART_PAUSE_MS = 500;

/** What a process reaches through a proxy of its own. */
export type Dependency = "postgres" | "queue" | "aws";

/** How to run it: `parts` with its own addresses; `port` where a portal listens, absent for a worker. */
export interface MemberOptions {
  name: string;
  parts: Parts;
  port?: number;
  proxies: Record<Dependency, TcpProxy>;
}

/** A web or a worker, through all its lives. */
export class Member {
  readonly name: string;
  readonly proxies: Record<Dependency, TcpProxy>;
  /** The last words of each life that ended by itself. */
  readonly deaths: string[] = [];
  private readonly options: MemberOptions;
  private child: Child | undefined;
  private isReady = false;
  private wanted = false;
  private supervising: Promise<void> = Promise.resolve();
  private lives = 0;
  private shiftMs = 0;

  constructor(options: MemberOptions) {
    this.options = options;
    this.name = options.name;
    this.proxies = options.proxies;
  }

  get port(): number | undefined {
    return this.options.port;
  }

  /** Whether a balancer would send people here. */
  get isUp(): boolean {
    return this.wanted;
  }

  /** Has it run from now on, with its clock off by so much. Without effect while it runs. */
  start(shiftMs = 0): void {
    if (this.wanted) return;
    this.wanted = true;
    this.shiftMs = shiftMs;
    this.supervising = this.supervising.then(() => this.supervise()); // never two at once
  }

  /** Resolves when it is ready, be it in a later life; throws Trouble with its last words after `patienceMs`. */
  async whenReady(patienceMs = 60_000): Promise<void> {
    const until = performance.now() + patienceMs;
    while (!this.isReady) {
      if (performance.now() > until)
        throw new Trouble(`${this.name} did not become ready. Its last lines:\n${this.child?.tail() ?? ""}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** SIGKILL; it stays down until `start`. */
  async kill(): Promise<void> {
    this.wanted = false;
    this.isReady = false;
    await this.child?.kill();
    await this.supervising;
  }

  freeze(): void {
    this.child?.freeze();
  }

  thaw(): void {
    this.child?.thaw();
  }

  private async supervise(): Promise<void> {
    while (this.wanted) {
      const child = this.launch();
      const ending = await child.ended;
      if (!ending.wanted) this.deaths.push(describeDeath(child));
      if (this.wanted) await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
    }
  }

  private launch(): Child {
    const { parts, port, name } = this.options;
    this.lives += 1;
    const env = {
      ...parts.env,
      NODE_OPTIONS: `--import ${SHIFTED_CLOCK}`,
      CLOCK_SHIFT_MS: String(this.shiftMs),
    };
    let started: Child | undefined;
    const watch = (child: Child) => (started = child);
    const life = `${name}.${this.lives}`;
    const own = { ...parts, env };
    const ready = port
      ? startWeb(own, `http://127.0.0.1:${port}`, watch, life)
      : startWorker(own, watch, life);
    if (!started) throw new Error("a start hands over its child at once");
    const child: Child = started;
    this.child = child;
    this.isReady = false;
    // A life that ended before it was ready is heard of where it is supervised.
    const note = () => (this.isReady = this.child === child);
    ready.then(note, () => undefined);
    return child;
  }
}
