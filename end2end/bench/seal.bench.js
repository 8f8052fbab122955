// Sealing and opening a 64 KiB hybrid file: our code in WebAssembly against npm's age-encryption, in one Chromium page.
// The limit is for the same work on both sides. What the rooms do on top (JSON, padding, one stanza without filler, the
// check that the server makes, the digest of the payload) is measured beside it.

import { onEmptyPage, report } from "./empty_page.js";

const LIMIT = 1 / 4;
const ROUNDS = 200;

const figures = await onEmptyPage((page, version) => {
  console.log(`Chromium ${version}, ${ROUNDS} rounds, medians`);
  return page.evaluate(async (rounds) => {
    const [{ default: start, Call, Key }, age] = await Promise.all([import("probe"), import("age-encryption")]);
    await start();
    const text = "They said I had capacity. ".repeat(40);
    const padded = new Uint8Array(65_536);
    new TextEncoder().encodeInto(text, padded);

    const key = new Key();
    const call = new Call();
    const identity = await age.generateHybridIdentity();
    const [encrypter, decrypter] = [new age.Encrypter(), new age.Decrypter()];
    encrypter.addRecipient(await age.identityToRecipient(identity));
    decrypter.addIdentity(identity);
    const works = {
      ours: { seal: () => key.seal(padded), open: (file) => key.open(file) },
      npm: { seal: () => encrypter.encrypt(padded), open: (file) => decrypter.decrypt(file) },
      rooms: { seal: () => call.seal(text), open: (file) => call.open(file) },
    };

    const times = Object.fromEntries(Object.keys(works).map((name) => [name, { seal: [], open: [] }]));
    for (let round = 0; round < rounds; round++) {
      // In turn, so that whatever else the machine does falls on all.
      for (const [name, work] of Object.entries(works)) {
        const begin = performance.now();
        const file = await work.seal();
        const sealed = performance.now();
        await work.open(file);
        times[name].seal.push(sealed - begin);
        times[name].open.push(performance.now() - sealed);
      }
    }
    // The first rounds are spent on compiling, on every side.
    const median = (all) => {
      const warm = all.slice(all.length / 5).sort((a, b) => a - b);
      return warm[Math.floor(warm.length / 2)];
    };
    return Object.entries(times).map(([name, { seal, open }]) => [name, { seal: median(seal), open: median(open) }]);
  }, ROUNDS);
});

const names = { ours: "ours", npm: "npm's age-encryption", rooms: "ours, with all that the rooms do" };
const both = {};
for (const [name, { seal, open }] of figures) {
  both[name] = seal + open;
  console.log(`${seal.toFixed(2)} ms to seal, ${open.toFixed(2)} ms to open: ${names[name]}`);
}
report("sealing and opening 64 KiB, against npm's age-encryption", both.ours / both.npm, LIMIT, "of its time");
console.log(`        ${(both.rooms / both.npm).toFixed(3)} of its time with all that the rooms do`);
