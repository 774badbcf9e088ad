// Loaded before the program by the tests: a machine whose clock is wrong by RUPOR_TEST_SHIFT_SECONDS.
const RealDate = Date;
const shiftMs = Number(process.env.RUPOR_TEST_SHIFT_SECONDS) * 1000;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...given);
  }
  static now() {
    return RealDate.now() + shiftMs;
  }
};
process.stdout.write(`clock shifted by ${shiftMs / 1000} s\n`);
