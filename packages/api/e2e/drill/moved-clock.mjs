// Loaded before API or worker (`node --import`): moves the clock that their program sees by so many milliseconds, as
// the parent says: { moveClock: -3600000 }. Timers and the system's own clock stay as they are, as after a wrong
// setting that has not been noticed yet.
const RealDate = Date;
let moved = 0;

const now = () => RealDate.now() + moved;

globalThis.Date = new Proxy(RealDate, {
  construct: (real, given, as) => Reflect.construct(real, given.length === 0 ? [now()] : given, as),
  apply: () => new RealDate(now()).toString(),
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
});

process.on('message', (message) => {
  if (typeof message?.moveClock !== 'number') return;
  moved = message.moveClock;
  process.send({ clockMoved: moved });
});
