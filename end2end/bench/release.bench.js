// A release with a large plan (40 themes, 4 attributes, six two-way tables, ten co-occurrences) in Chromium, audit and suppression included, and the
// next one of a tenth more, audited together with it. How it grows is shown beside the limit.

import { onEmptyPage, report } from "./empty_page.js";

const ACCOUNTS = [1_000, 10_000, 100_000];
const OF_THE_LIMIT = 10_000;
const LIMIT = 10;

const times = await onEmptyPage((page, version) => {
  console.log(`Chromium ${version}`);
  return page.evaluate(async (accounts) => {
    const { default: start, LargeCall } = await import("probe");
    await start();
    return accounts.map((number) => {
      const call = new LargeCall(number);
      return [0, 1].map(() => {
        const begin = performance.now();
        call.release();
        return (performance.now() - begin) / 1000;
      });
    });
  }, ACCOUNTS);
});

for (const [at, [first, second]] of times.entries()) {
  console.log(`${ACCOUNTS[at]} accounts: ${first.toFixed(2)} s, the next release ${second.toFixed(2)} s`);
}
const [first, second] = times[ACCOUNTS.indexOf(OF_THE_LIMIT)];
report(`a release of ${OF_THE_LIMIT} accounts`, first, LIMIT, "s");
report("the next one", second, LIMIT, "s");
