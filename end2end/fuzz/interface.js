// The interface, driven by a fuzzer that follows its description (`server/openapi.json`): as nobody, as a keyholder, as the founder of a new installation.
// No answer may be a 5xx, or one that the description does not know. README.md says how to read what it prints.

import { execFileSync, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Call } from "../stage/call.js";
import { base64, hex, sealTestimony, sha256, signedBytes, u64 } from "../stage/formats.js";
import { ROOT, STATIC } from "../stage/places.js";
import { sealEntry } from "../stage/receipt.js";
import { saveRecord, work } from "../stage/record.js";
import { Releases } from "../stage/release.js";
import { Server } from "../stage/server.js";

const SCHEMATHESIS = process.env.MURMURATION_SCHEMATHESIS ?? "schemathesis";
const EXAMPLES = process.env.MURMURATION_FUZZ_EXAMPLES ?? "30";
const SEED = process.env.MURMURATION_FUZZ_SEED ?? String(randomInt(2 ** 31));
const DESCRIPTION = join(ROOT, "server/openapi.json");
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "unsupported_method",
  "allow_header_conformance",
];
const ACCOUNTS = 6;
/** Letters of a request that are printed again. */
const LONGEST = 600;

/** Drives a server, knowing what `known` says. Returns the hooks' tally and whether every check held. */
async function drive(server, who, known, only = []) {
  const folder = await mkdtemp(join(tmpdir(), "murmuration-fuzz-"));
  const [facts, tally] = ["known.json", "tally.json"].map((name) => join(folder, name));
  await writeFile(facts, JSON.stringify({ address: server.address, ...known }));
  const options = ["--url", server.address, "--seed", SEED, "--max-examples", EXAMPLES, "--checks", CHECKS.join()];
  options.push("--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--suppress-health-check", "all");
  options.push("--request-timeout", "60", "--generation-database", "none", "--output-sanitize", "false", "--no-color", ...only);
  try {
    const fuzzer = spawn(SCHEMATHESIS, ["run", DESCRIPTION, ...options], {
      // It leaves folders of its own.
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PYTHONDONTWRITEBYTECODE: "1",
        SCHEMATHESIS_HOOKS: fileURLToPath(new URL("hooks.py", import.meta.url)),
        MURMURATION_FUZZ_KNOWN: facts,
        MURMURATION_FUZZ_TALLY: tally,
      },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [code] = await once(fuzzer, "close");
    return { who, held: code === 0, ...JSON.parse(await readFile(tally, "utf8")) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Addresses that are not text, which no schema can draw: bytes that are not UTF-8 in the place of each parameter. What is refused in another way than described. */
async function strange(server) {
  const { paths } = JSON.parse(await readFile(DESCRIPTION, "utf8"));
  const found = [];
  for (const [path, operations] of Object.entries(paths).filter(([path]) => path.includes("{"))) {
    for (const method of Object.keys(operations)) {
      const answer = await fetch(server.address + path.replaceAll(/\{\w+\}/g, "%ff"), { method: method.toUpperCase(), headers: { authorization: "Bearer x" } });
      const kind = answer.headers.get("content-type") ?? "";
      const expected = path.startsWith("/api/") ? "application/json" : "text/html";
      await answer.arrayBuffer();
      if (answer.status >= 500 || !kind.startsWith(expected)) found.push(`${answer.status} ${kind}: ${method.toUpperCase()} ${path}`);
    }
  }
  return found;
}

/** A call with accounts, records, threads and a release, and what a fuzzer needs to get past the first refusal. */
async function furnish(server) {
  const call = await Call.open(server, { synthetic: true });
  const sent = [];
  for (let number = 1; number <= ACCOUNTS; number += 1) {
    const receipt = await call.receipt();
    const sealed = await call.testify("An invented account of a night in March.", {}, receipt);
    await call.say(receipt, sealed.id, 1, "An invented message.");
    await saveRecord(call, sealed, call.moderator, { first: await work(call.moderator, []) });
    sent.push({ receipt, id: sealed.id });
  }
  const releases = await Releases.of(call);
  await releases.handIn(releases.make(400));
  await releases.handIn(releases.make(500), { kind: "public" });
  const [gone, held] = sent;
  const lookup = sha256(held.receipt.lookup);
  const look = signedBytes("murmuration/v1/return", server.origin, "status", Buffer.alloc(16), u64(0), lookup);
  const facts = { call: call.name, epoch: 1, keySet: call.keySet, recipient: call.identity.recipient };
  const recipients = { call: call.identity.recipient, survivor: held.receipt.recipient };
  const message = { call: call.name, id: held.id, counter: 2, text: "An invented addition.", signing: held.receipt.signing, recipients };
  const { body } = await sealEntry(message);
  const { file } = await sealTestimony({ ...facts, account: "Another invented account.", id: randomBytes(16) });
  return {
    call,
    known: {
      call: call.name,
      // The first is stepped aside from and withdrawn.
      ids: sent.map(({ id }) => id),
      accounts: call.members.map(({ account }) => account),
      status: { lookup_b64: base64(held.receipt.lookup), signature_b64: base64(held.receipt.signing.sign(look)) },
      returns: {
        "/api/return/entries/{kind}": signed(server, held, "message", 2, body),
        "/api/return/withdraw": signed(server, gone, "withdraw", 2, Buffer.alloc(0)),
      },
      sealed: base64(file),
      entry: base64(body),
      files: (await readdir(join(STATIC, "assets"), { withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name),
      log: call.logEntry(call.keyholder, "checked 1").text,
    },
  };
}

/** The headers of a return action, by whoever holds the receipt. */
function signed(server, { receipt, id }, action, counter, body) {
  const facts = signedBytes("murmuration/v1/return", server.origin, action, Buffer.from(id, "hex"), u64(counter), sha256(body));
  return {
    "Murmuration-Lookup": receipt.lookup.toString("base64url"),
    "Murmuration-Signature": receipt.signing.sign(facts).toString("base64url"),
    "Murmuration-Counter": String(counter),
  };
}

/** The token of a new link, for one person. */
async function invite(server, session, call) {
  const token = randomBytes(32).toString("base64url");
  const answer = await fetch(`${server.address}/api/desk/calls/${call.name}/invitations`, {
    method: "POST",
    headers: { authorization: `Bearer ${session}`, "content-type": "application/json" },
    body: JSON.stringify({ role: "moderator", token_sha256: hex(sha256(token)) }),
  });
  if (!answer.ok) throw new Error(`No invitation: ${answer.status} ${await answer.text()}`);
  return token;
}

execFileSync(join(dirname(SCHEMATHESIS), "openapi-spec-validator"), [DESCRIPTION], { stdio: "inherit" });
const results = [];
let notText = [];
console.log(`Seed ${SEED}, at most ${EXAMPLES} examples of each operation; MURMURATION_FUZZ_SEED and MURMURATION_FUZZ_EXAMPLES choose others`);
const server = await Server.start({ demonstration: true });
try {
  const { call, known } = await furnish(server);
  notText = await strange(server);
  results.push(await drive(server, "nobody", known));
  const { token: session } = await call.logIn(call.keyholder);
  const tokens = { session, invitation: await invite(server, session, call) };
  results.push(await drive(server, "a keyholder", { ...known, tokens }));
} finally {
  await server.stop();
}
const fresh = await Server.start({ demonstration: true });
try {
  const tokens = { setupLink: await fresh.setupToken() };
  results.push(await drive(fresh, "the founder", { tokens }, ["--include-path-regex", "^/api/setup"]));
} finally {
  await fresh.stop();
}

for (const { who, held, answers, failed } of results) {
  const statuses = {};
  for (const [status, count] of Object.values(answers).flatMap(Object.entries)) statuses[status] = (statuses[status] ?? 0) + count;
  const requests = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const refused = Object.keys(answers).filter((operation) => !Object.keys(answers[operation]).some((status) => status < 300));
  console.log(`\nAs ${who}: ${requests} requests, ${failed.length} answers of 5xx`);
  console.log(`  ${Object.entries(statuses).map(([status, count]) => `${status}: ${count}`).join(", ")}`);
  console.log(`  ${Object.keys(answers).length} operations, never taken: ${refused.join(", ") || "none"}`);
  for (const { what, status } of failed) console.log(`  ${status} ${what.slice(0, LONGEST)}`);
  if (!held) console.log("  Not every check held: see above");
}
console.log(`\nAddresses that are not text: ${notText.length} answers that are not described`);
for (const answer of notText) console.log(`  ${answer}`);
if (notText.length > 0 || results.some(({ held, failed }) => !held || failed.length > 0)) process.exitCode = 1;
