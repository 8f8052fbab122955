// The sample proxies for hosts, as they are but for places: certificate, ports, folders, the server's address.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "../stage/places.js";

/** The host of the samples. */
export const HOST = "calls.example.org";

const CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];

/** An authority of our own and its certificate for the host, in a folder. */
export function certify(folder) {
  const make = (subject, files, extensions) => {
    const added = extensions.flatMap((extension) => ["-addext", extension]);
    execFileSync("openssl", ["req", "-x509", ...CURVE, "-subj", `/CN=${subject}`, ...files, ...added], { cwd: folder, stdio: "ignore" });
  };
  make("A bench", ["-keyout", "authority.key", "-out", "authority.pem"], ["keyUsage=critical,keyCertSign,cRLSign"]);
  const signed = ["-CA", "authority.pem", "-CAkey", "authority.key", "-keyout", "key.pem", "-out", "certificate.pem"];
  make(HOST, signed, [`subjectAltName=DNS:${HOST}`, "basicConstraints=critical,CA:FALSE", "extendedKeyUsage=serverAuth"]);
}

/** Each proxy: what is put in the place of what in its sample, and how it is started. */
export const SAMPLES = {
  nginx: {
    file: "nginx.conf",
    changes: ({ folder, plain, secure, server }) => [
      ["/run/nginx.pid", join(folder, "pid")],
      ["/var/log/nginx/error.log", join(folder, "error.log")],
      ["http {", `http {\n    client_body_temp_path ${folder}/body;\n    proxy_temp_path ${folder}/proxy;`],
      ["        listen [::]:80;\n", ""],
      ["        listen [::]:443 ssl http2;\n", ""],
      ["listen 80;", `listen 127.0.0.1:${plain};`],
      ["listen 443 ", `listen 127.0.0.1:${secure} `],
      [`return 301 https://${HOST}`, `return 301 https://${HOST}:${secure}`],
      [`/etc/letsencrypt/live/${HOST}/fullchain.pem`, join(folder, "certificate.pem")],
      [`/etc/letsencrypt/live/${HOST}/privkey.pem`, join(folder, "key.pem")],
      ["server 127.0.0.1:3000;", `server ${server};`],
    ],
    command: (folder) => ["nginx", "-p", folder, "-c", join(folder, "nginx.conf"), "-g", "daemon off;", "-e", join(folder, "early.log")],
  },
  Caddy: {
    file: "Caddyfile",
    changes: ({ folder, plain, secure, server }) => [
      ["\tadmin off\n", `\tadmin off\n\thttp_port ${plain}\n\thttps_port ${secure}\n`],
      [`${HOST} {\n`, `${HOST} {\n\tbind 127.0.0.1\n\ttls ${folder}/certificate.pem ${folder}/key.pem\n`],
      ["reverse_proxy 127.0.0.1:3000", `reverse_proxy ${server}`],
    ],
    command: (folder) => ["caddy", "run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"],
  },
};

/** A running sample. `place`: `{ folder, plain, secure, server }`. */
export async function start({ file, changes, command }, place) {
  let text = await readFile(join(ROOT, "server/hosting", file), "utf8");
  for (const [from, to] of changes(place)) {
    if (!text.includes(from)) throw new Error(`${from} is not in ${file}`);
    text = text.replaceAll(from, to);
  }
  await writeFile(join(place.folder, file), text);
  const [program, ...words] = command(place.folder);
  const own = { HOME: place.folder, XDG_DATA_HOME: place.folder, XDG_CONFIG_HOME: place.folder };
  const running = spawn(program, words, { env: { PATH: process.env.PATH, ...own }, stdio: ["ignore", "ignore", "pipe"] });
  const said = [];
  running.stderr.on("data", (bytes) => said.push(bytes));
  const ended = once(running, "close");
  while (!(await answers(place.secure))) {
    if (running.exitCode !== null) throw new Error(`${program} ended:\n${Buffer.concat(said)}`);
    await pause(50);
  }
  return async () => {
    running.kill("SIGTERM");
    await ended;
  };
}

async function answers(port) {
  const socket = connect(port, "127.0.0.1");
  const there = await Promise.race([once(socket, "connect").then(() => true), once(socket, "error").then(() => false)]).catch(() => false);
  socket.destroy();
  return there;
}
