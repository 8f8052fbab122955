// The themes of a call, as a keyholder's desk would publish them: signed by the test's own keys.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { base64, signedBytes, u32 } from "./formats.js";
import { ROOT } from "./places.js";

/** The built-in codebook: version 1 of every call. */
export const starter = async () => JSON.parse(await readFile(join(ROOT, "themes/src/codebook/starter.en.json"), "utf8"));

/** The codebook in force, as the server shows it to a member; `null` while it is the built-in one. */
export async function inForce(call, member = call.keyholder, query = "") {
  const { token } = await call.logIn(member);
  const answer = await fetch(`${call.server.address}/api/desk/calls/${call.name}/codebook${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Publishes what `change` makes of the codebook in force, as another desk of the keyholder would. */
export async function publishCodebook(call, change, member = call.keyholder) {
  const { in_force, published } = await inForce(call);
  const codebook = published ? JSON.parse(published.codebook) : await starter();
  codebook.version = in_force + 1;
  change(codebook);
  const text = JSON.stringify(codebook);
  const message = signedBytes("murmuration/v1/codebook", call.name, u32(codebook.version), text);
  const json = { codebook: text, signature_b64: base64(member.signing.sign(message)), signer: member.account };
  const { token } = await call.logIn(member);
  const answer = await fetch(`${call.server.address}/api/desk/calls/${call.name}/codebook`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(json),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return codebook;
}

/** Every theme of a codebook, each before those below it. */
export const walk = (themes) => themes.flatMap((theme) => [theme, ...walk(theme.themes)]);
