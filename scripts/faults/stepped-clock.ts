// Loaded before a process's own modules: its wall clock can be stepped by a message { stepMs }, as an administrator or a bad
// time server would. performance.now() goes on as before, as it does on a machine.
const RealDate = Date;
let steppedMs = 0;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + steppedMs] : args, newTarget),
  apply: () => new RealDate(RealDate.now() + steppedMs).toString(),
  get: (target, key) => (key === 'now' ? () => RealDate.now() + steppedMs : Reflect.get(target, key)),
});

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'stepMs' in message && typeof message.stepMs === 'number') {
    steppedMs += message.stepMs;
  }
});
