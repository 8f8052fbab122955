// Runs one job in a Worker of its own. Whatever still runs ends when the page is left.

import { Refusal } from "./refusal.js";

/** What ends each job that is under way. */
const hired = new Set();

/** The result of a job; `progress` is told how much is done, from 0 to 1. Throws a {@link Refusal}. */
export function run(job, facts, progress = () => {}) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("write-plain-worker.js", import.meta.url));
    const settle = (how) => (value) => {
      worker.terminate();
      hired.delete(failed);
      how(value);
    };
    const failed = settle(() => reject(new Refusal("worker")));
    hired.add(failed);
    worker.onerror = failed;
    worker.onmessageerror = failed;
    worker.onmessage = ({ data }) => ("result" in data ? settle(resolve)(data.result) : progress(data.done));
    worker.postMessage({ job, ...facts });
  });
}

/** Ends every job: whoever waits for one hears that it failed. */
export const stop = () => hired.forEach((end) => end());
