// Argon2id with 128 MiB in a Worker, as the desk unlocks: how long it takes, and whether the page stays alive.

import { onEmptyPage, report } from "./empty_page.js";

const LIMIT = 50;
const TIMES = 3;
const PASSPHRASE = "harbour lantern meadow pebble quiet willow";
const EXPECTED = "d299b5feb570e9b53f7ad8149973b190046d30dba70d372099389fd7e5bd6b23"; // argon2-cffi 25

const WORKER = `
import start, { argon2id } from "/probe/probe.js";
onmessage = async ({ data }) => {
  await start();
  const begin = performance.now();
  const key = argon2id(data, Uint8Array.from({ length: 16 }, (_, number) => number), 131072, 3);
  postMessage({ key, took: performance.now() - begin });
};
postMessage("ready");
`;

const runs = await onEmptyPage(
  (page, version) => {
    console.log(`Chromium ${version}, 131,072 KiB, 3 passes, ${TIMES} times`);
    return page.evaluate(
      async ([times, passphrase]) => {
        // What the page itself notices: tasks that Chromium calls long, and the longest pause between two ticks of 1 ms.
        const long = [];
        new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
          type: "longtask",
        });
        const next = (worker) => new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
        const runs = [];
        for (let time = 0; time < times; time++) {
          const worker = new Worker("/worker.js", { type: "module" });
          await next(worker);
          let [pause, last, ticks] = [0, performance.now(), 0];
          const ticker = setInterval(() => {
            const now = performance.now();
            [pause, last, ticks] = [Math.max(pause, now - last), now, ticks + 1];
          }, 1);
          const answer = next(worker);
          worker.postMessage(passphrase);
          const { key, took } = await answer;
          clearInterval(ticker);
          worker.terminate();
          // Long tasks are told when the page is idle.
          await new Promise((resolve) => setTimeout(resolve, 200));
          const hex = Array.from(key, (byte) => byte.toString(16).padStart(2, "0")).join("");
          runs.push({ hex, took, pause, ticks, long: Math.max(0, ...long.splice(0)) });
        }
        return runs;
      },
      [TIMES, PASSPHRASE],
    );
  },
  { "/worker.js": WORKER },
);

for (const { hex, took, pause, ticks } of runs) {
  if (hex !== EXPECTED) throw new Error(`another key than argon2-cffi's: ${hex}`);
  console.log(`${took.toFixed(0)} ms in the Worker; on the page ${ticks} ticks, the longest pause ${pause.toFixed(1)} ms`);
}
report("longest task on the page meanwhile", Math.max(...runs.map(({ long }) => long)), LIMIT, "ms");
