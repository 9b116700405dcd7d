// Loaded into a process whose clock is to be wrong: Date is off by CLOCK_SHIFT_MS, as a machine's clock would be.
// What measures durations (performance.now, timers) goes on rightly, as it does on such a machine.

const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const Real = globalThis.Date;
const now = () => Real.now() + shiftMs;

globalThis.Date = new Proxy(Real, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
