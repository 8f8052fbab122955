// The memory image of a running process, as Linux shows it to whoever started it.

import { closeSync, openSync, readFileSync, readSync, readdirSync } from "node:fs";

const CHUNK = 4 * 1024 * 1024;
/** So that nothing is missed where two chunks meet. */
const OVERLAP = 64 * 1024;

/** Readable ranges: `{ name, from, to }`. */
function ranges(pid) {
  const lines = readFileSync(`/proc/${pid}/maps`, "utf8").trim().split("\n");
  return lines.flatMap((line) => {
    const [, from, to, rights, name] = line.match(/^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/);
    // Pages of the kernel, which nobody can read through this file.
    const kernel = name === "[vvar]" || name === "[vvar_vclock]" || name === "[vsyscall]";
    return rights.startsWith("r") && !kernel ? [{ name, from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }] : [];
  });
}

function* chunks(pid, { from, to }) {
  const file = openSync(`/proc/${pid}/mem`, "r");
  try {
    for (let at = from; at < to; at += CHUNK) {
      const wanted = Math.min(CHUNK + OVERLAP, to - at);
      const bytes = Buffer.allocUnsafe(wanted);
      yield bytes.subarray(0, readSync(file, bytes, 0, wanted, at));
    }
  } finally {
    closeSync(file);
  }
}

/** Runs `look` on the memory of `pid`, as places to search, while the process is held still. */
export function withMemoryOf(pid, look) {
  process.kill(pid, "SIGSTOP");
  try {
    const places = ranges(pid).map((range) => ({
      name: `memory of the server, ${range.name || "anonymous"}`,
      chunks: chunks(pid, range),
    }));
    return look(places);
  } finally {
    process.kill(pid, "SIGCONT");
  }
}

/**
 * Bytes of memory that the browsers take which this process started. A page of memory that several share counts once among
 * them (Pss).
 */
export function memoryOfBrowsers() {
  const found = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const end = stat.lastIndexOf(")");
      const program = stat.slice(stat.indexOf("(") + 1, end);
      found.set(Number(name), { program, parent: Number(stat.slice(end + 2).split(" ")[1]) });
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (pid) => pid === process.pid || (found.has(pid) && isOurs(found.get(pid).parent));
  let kilobytes = 0;
  for (const [pid, { program }] of found) {
    if (!/chrom|firefox/i.test(program) || !isOurs(pid)) continue;
    try {
      kilobytes += Number(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+) kB/m)?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes * 1024;
}
