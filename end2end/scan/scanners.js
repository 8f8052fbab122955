// What published scanners find at a running server and at the sample proxies before it. README.md says what is looked at and what the limits are.

import { execFile, spawnSync } from "node:child_process";
import dns from "node:dns";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CspEvaluator } from "csp_evaluator";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { Call } from "../stage/call.js";
import { ROOT } from "../stage/places.js";
import { Releases } from "../stage/release.js";
import { Server } from "../stage/server.js";
import { HOST, SAMPLES, certify, start } from "./samples.js";

const SSLYZE = process.env.MURMURATION_SSLYZE ?? "sslyze";
const WAPITI = process.env.MURMURATION_WAPITI ?? "wapiti";
/** Seconds that wapiti may look for pages, and attack in one way: less than five minutes in all. */
const [CRAWL, ATTACK] = [60, 13];
/** Without those that ask a service elsewhere, guess passwords, or look for other people's products; `ssl` would say that the certificate is its own. */
const ATTACKS =
  "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,https_redirect,ldap,methods,permanentxss,redirect,shellshock,sql,timesql,upload,xss";

/** What is found and stays, and why. */
const ACCEPTED = [
  {
    kind: "Cross Site Request Forgery",
    path: /^\/c\/[^/]+\/offline$/,
    why: "the form gives nobody a right: there is no cookie, and anybody may hand in what is sealed (server/asvs.md, 3.5.1)",
  },
];

// Node trusts another certificate only from its start on.
if (!process.env.MURMURATION_SCAN) {
  const folder = await mkdtemp(join(tmpdir(), "murmuration-scan-"));
  certify(folder);
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, "authority.pem"), MURMURATION_SCAN: folder };
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { env, stdio: "inherit" });
  await rm(folder, { recursive: true, force: true });
  process.exit(status ?? 1);
}

// The samples' host is here, for this process alone.
const { lookup } = dns;
dns.lookup = (name, options, done) => lookup(name === HOST ? "127.0.0.1" : name, options, done);
const { mark } = await import("./observatory.js");

let missed = 0;
function say(holds, line, found = []) {
  if (!holds) missed += 1;
  console.log(`${holds ? "  " : "! "}${line}`);
  for (const one of found) console.log(`      ${one}`);
}

async function freePorts(count) {
  const holders = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(holders.map((holder) => once(holder, "listening")));
  const ports = holders.map((holder) => holder.address().port);
  await Promise.all(holders.map((holder) => once(holder.close(), "close")));
  return ports;
}

/** A call with an account and a published release. */
async function furnish(server) {
  const call = await Call.open(server, { synthetic: true });
  const { id } = await call.testify("An invented account of a night in March.");
  const releases = await Releases.of(call);
  await releases.handIn(releases.make(400), { kind: "public" });
  const { token } = await call.logIn(call.keyholder);
  return { call: call.name, id, token };
}

/** Pages of each kind, and every room. */
const pages = (call) => ["/", `/c/${call}`, `/c/${call}/heard`, `/c/${call}/write`, `/c/${call}/offline`, "/return", "/desk", "/research", "/preview", "/setup", "/join", "/keys", "/safety"];

async function marks(name, place, call) {
  console.log(`\nHTTP Observatory, behind ${name}: A+ is wanted`);
  for (const path of pages(call)) {
    const { grade, score, status, found } = await mark(HOST, { httpPort: place.plain, httpsPort: place.secure, path });
    say(grade === "A+" && status === 200, `${grade} ${score} ${path} (${status})`, found);
  }
}

/** Every address that can be asked with GET, with what it wants in its place. */
async function addresses({ call, id }) {
  const { paths } = JSON.parse(await readFile(join(ROOT, "server/openapi.json"), "utf8"));
  const known = { call, id, number: "1" };
  const asked = Object.keys(paths).filter((path) => paths[path].get);
  return asked.map((path) => path.replaceAll(/\{(\w+)\}/g, (_, name) => known[name] ?? "1"));
}

async function policies(address, known) {
  console.log("\ncsp_evaluator, every policy that is sent: nothing of high severity is wanted");
  const manifest = await (await fetch(`${address}/.well-known/murmuration/manifest.json`)).json();
  const asked = [...new Set([...(await addresses(known)), ...Object.keys(manifest.files), ...pages(known.call), "/not-there", "/api/not-there"])];
  const sent = new Map();
  for (const path of asked) {
    const answer = await fetch(address + path, { headers: { authorization: `Bearer ${known.token}` } });
    await answer.arrayBuffer();
    const policy = answer.headers.get("content-security-policy") ?? "none";
    sent.set(policy, [...(sent.get(policy) ?? []), path]);
  }
  for (const [policy, paths] of sent) {
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    const told = findings.map(({ severity, directive, value, description }) => `${Severity[severity]} ${directive} ${value ?? ""}: ${description}`);
    const holds = policy !== "none" && !findings.some(({ severity }) => severity <= Severity.HIGH);
    say(holds, `${paths.length} answers, such as ${paths[0]}: ${policy}`, told);
  }
  const unseen = Object.values(manifest.policies).filter((policy) => !sent.has(policy));
  say(unseen.length === 0, `${sent.size} policies of ${asked.length} answers, ${unseen.length} of the manifest's not seen`);
}

/** Whether TLS is as a profile of Mozilla's says. */
function handshakes(name, { secure, folder }) {
  console.log(`\nsslyze, ${name}: Mozilla's "intermediate" is wanted`);
  const words = ["--mozilla_config", "intermediate", "--certinfo_ca_file", join(folder, "authority.pem"), `${HOST}:${secure}{127.0.0.1}`];
  const { status, stdout, stderr } = spawnSync(SSLYZE, words, { encoding: "utf8" });
  const [, compared = stdout + stderr] = stdout.split("COMPLIANCE AGAINST");
  const [said, ...why] = compared.split("\n").map((line) => line.trim()).filter((line) => line.startsWith(HOST) || line.startsWith("*"));
  say(status === 0 && said?.endsWith("OK - Compliant."), said ?? "it says nothing", why);
}

/** A way to the samples' host for a program that would ask the network for it. */
async function wayTo() {
  const way = createHttpServer((_, answer) => answer.writeHead(502).end());
  way.on("connect", ({ url }, socket, head) => {
    const [host, port] = url.split(":");
    if (host !== HOST) return socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const there = connect(Number(port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    for (const end of [there, socket]) end.on("error", () => [there, socket].forEach((one) => one.destroy()));
  });
  await once(way.listen(0, "127.0.0.1"), "listening");
  return way;
}

/** Public pages, and every address of the interface with a keyholder's session. */
async function attack({ secure, folder }, known) {
  console.log("\nwapiti, behind nginx, with a keyholder's session: nothing is wanted");
  const way = await wayTo();
  const [origin, report] = [`https://${HOST}:${secure}`, join(folder, "wapiti.json")];
  const starts = [...pages(known.call), ...(await addresses(known)).filter((path) => path.startsWith("/api/"))];
  const words = ["--url", `${origin}/`, "--scope", "domain", "--module", ATTACKS, "--proxy", `http://127.0.0.1:${way.address().port}`];
  words.push("--verify-ssl", "0", "--max-scan-time", String(CRAWL), "--max-attack-time", String(ATTACK), "--flush-session", "--no-bugreport");
  words.push("--store-session", join(folder, "session"), "--store-config", join(folder, "config"), "--format", "json", "--output", report);
  words.push("--header", `Authorization: Bearer ${known.token}`, ...starts.flatMap((path) => ["--start", origin + path]));
  const from = Date.now();
  const { stdout } = await promisify(execFile)(WAPITI, words, { maxBuffer: 2 ** 26 }).finally(() => {
    way.close();
    way.closeAllConnections();
  });
  const { vulnerabilities, anomalies, infos } = JSON.parse(await readFile(report, "utf8"));
  const found = [vulnerabilities, anomalies].flatMap(Object.entries).flatMap(([kind, all]) => all.map((one) => ({ kind, ...one })));
  const accepted = ({ kind, path }) => ACCEPTED.find((one) => one.kind === kind && one.path.test(path));
  const left = found.filter((one) => !accepted(one));
  const crawled = infos.crawled_pages_nbr;
  const told = left.map(({ kind, level, path, info }) => `${kind} (level ${level}) ${path}: ${info}`);
  const stays = new Set(found.map(accepted).filter(Boolean).map(({ kind, why }) => `${kind}, which stays: ${why}`));
  const cut = stdout.split("\n").filter((line) => /max (attack|scan) time/i.test(line));
  const seconds = Math.round((Date.now() - from) / 1000);
  say(left.length === 0 && crawled >= starts.length, `${crawled} pages in ${seconds} s, ${left.length} findings`, [...told, ...stays, ...cut]);
}

const folder = process.env.MURMURATION_SCAN;
const [plain, secure] = await freePorts(2);
const server = await Server.start({ origin: `https://${HOST}:${secure}`, demonstration: true });
try {
  const known = await furnish(server);
  await policies(server.address, known);
  const place = { folder, plain, secure, server: new URL(server.address).host };
  for (const [name, sample] of Object.entries(SAMPLES)) {
    const stop = await start(sample, place);
    try {
      await marks(name, place, known.call);
      handshakes(name, place);
      if (name === "nginx") await attack(place, known);
    } finally {
      await stop();
    }
  }
} finally {
  await server.stop();
}
console.log(missed === 0 ? "\nEvery limit is kept" : `\n${missed} limits are missed`);
process.exitCode = missed === 0 ? 0 : 1;
