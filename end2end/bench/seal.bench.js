// Sealing and opening a 64 KiB hybrid file: our code in WebAssembly against npm's age-encryption, in one Chromium page.
// Ours does the whole work of the rooms: JSON, padding, one stanza without filler, and the check that the server makes.

import { onEmptyPage, report } from "./empty_page.js";

const LIMIT = 1 / 4;
const ROUNDS = 60;

const figures = await onEmptyPage((page, version) => {
  console.log(`Chromium ${version}, ${ROUNDS} rounds, medians`);
  return page.evaluate(async (rounds) => {
    const [{ default: start, Call }, age] = await Promise.all([import("probe"), import("age-encryption")]);
    await start();
    const text = "They said I had capacity. ".repeat(40);
    const call = new Call();
    const ours = {
      seal: () => call.seal(text),
      open: (file) => call.open(file),
    };
    const identity = await age.generateHybridIdentity();
    const [encrypter, decrypter] = [new age.Encrypter(), new age.Decrypter()];
    encrypter.addRecipient(await age.identityToRecipient(identity));
    decrypter.addIdentity(identity);
    const padded = new Uint8Array(65_536);
    new TextEncoder().encodeInto(text, padded);
    const npm = {
      seal: () => encrypter.encrypt(padded),
      open: (file) => decrypter.decrypt(file),
    };

    const times = { ours: { seal: [], open: [] }, npm: { seal: [], open: [] } };
    const measure = async (name, work) => {
      const begin = performance.now();
      const file = await work.seal();
      const sealed = performance.now();
      await work.open(file);
      const opened = performance.now();
      times[name].seal.push(sealed - begin);
      times[name].open.push(opened - sealed);
    };
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < rounds; round++) {
      await measure("ours", ours);
      await measure("npm", npm);
    }
    const median = (all) => all.slice(all.length / 6).sort((a, b) => a - b)[Math.floor((all.length * 5) / 12)];
    const medians = ({ seal, open }) => ({ seal: median(seal), open: median(open) });
    return { ours: medians(times.ours), npm: medians(times.npm) };
  }, ROUNDS);
});

for (const [name, { seal, open }] of Object.entries(figures)) {
  console.log(`${name.padEnd(5)} seal ${seal.toFixed(2)} ms, open ${open.toFixed(2)} ms`);
}
const both = ({ seal, open }) => seal + open;
report("sealing and opening 64 KiB, against npm's age-encryption", both(figures.ours) / both(figures.npm), LIMIT, "of its time");
