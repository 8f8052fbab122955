// What takes long, off the page's thread: the keys of a receipt and the proof of work (vault/FORMAT.md §9.2 and §11).
// A page starts one Worker for one job; answers are `{ done }` (0 to 1) on the way and `{ result }` at the end.

import { argon2id } from "@noble/hashes/argon2.js";
import { concat, u64, utf8 } from "./bytes.js";

const RECEIPT = { m: 19_456, t: 2, p: 1, dkLen: 32, version: 0x13 };
const WORK = { m: 1_024, t: 1, p: 1, dkLen: 32, version: 0x13 };
/** What an honest server may ask for under a surge. More would keep a phone busy for hours. */
const HARDEST = 14;

const JOBS = {
  receipt({ phrase, installation }) {
    let shown = 0;
    const onProgress = (done) => {
      if (done < shown + 0.02) return;
      shown = done;
      self.postMessage({ done });
    };
    return argon2id(utf8(phrase), utf8(`murmuration/v1/receipt/${installation}`), { ...RECEIPT, onProgress });
  },

  work({ token, difficulty, digest }) {
    if (!(difficulty <= HARDEST)) throw new Error("no honest server asks for this");
    for (let counter = 0; ; counter += 1) {
      const hash = argon2id(concat(digest, u64(counter), utf8(token)), utf8("murmuration/v1/work"), WORK);
      if (new DataView(hash.buffer, hash.byteOffset).getUint32(0) >>> (32 - difficulty) === 0 || difficulty === 0) return counter;
    }
  },
};

self.onmessage = ({ data: { job, ...facts } }) => {
  self.onmessage = null;
  self.postMessage({ result: JOBS[job](facts) });
};
