// Looks for a text in bytes, however it may be written there.

const lower = (text) => text.toLowerCase();
const upper = (text) => text.toUpperCase();

/** Base64 of `bytes` as it looks inside a longer text, `skipped` bytes after a group of three began: the whole groups. */
function base64At(bytes, skipped) {
  const whole = bytes.subarray((3 - skipped) % 3);
  return whole.subarray(0, whole.length - (whole.length % 3)).toString("base64");
}

const url = (text, spaces) => encodeURIComponent(text).replaceAll("%20", spaces);
const everyByte = (bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const json = (text) => JSON.stringify(text).slice(1, -1);
const ascii = (text) =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `[name of the encoding, bytes]` for each way in which `text` could stand somewhere. */
export function encodings(text) {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, "utf16le");
  const hex = utf8.toString("hex");
  const written = [
    ["UTF-8", utf8],
    ["UTF-16, little end first", utf16],
    ["UTF-16, big end first", Buffer.from(utf16).swap16()],
    ["UTF-32", Buffer.from(Uint32Array.from(text, (point) => point.codePointAt(0)).buffer)],
    ["hex", hex],
    ["HEX", upper(hex)],
    ["URL", url(text, "%20")],
    ["url", url(text, "%20").replace(/%../g, lower)],
    ["form", url(text, "+")],
    ["URL, every byte", everyByte(utf8)],
    ["URL, EVERY BYTE", upper(everyByte(utf8))],
    ["JSON", json(text)],
    ["JSON, ASCII only", ascii(json(text))],
    ["bytes as a JSON list", [...utf8].join(",")],
    ...[0, 1, 2].flatMap((skipped) => {
      const encoded = base64At(utf8, skipped);
      const name = `base64, ${skipped} bytes in`;
      return [[name, encoded], [`${name}, URL alphabet`, encoded.replaceAll("+", "-").replaceAll("/", "_")]];
    }),
    ...[0, 1, 2].map((skipped) => [`base64 of UTF-16, ${skipped} bytes in`, base64At(utf16, skipped)]),
  ];
  return written.map(([name, bytes]) => [name, Buffer.from(bytes)]);
}

/**
 * Where any of `texts` stands in any of `places`. A place is `{ name, bytes }`, or `{ name, chunks }` with an iterable of
 * byte strings; chunks must overlap.
 */
export function find(texts, places) {
  const wanted = texts.flatMap((text) => encodings(text).map(([encoding, bytes]) => ({ text, encoding, bytes })));
  const found = [];
  for (const { name, bytes, chunks } of places) {
    for (const chunk of chunks ?? [bytes]) {
      for (const { text, encoding, bytes: needle } of wanted) {
        if (chunk.includes(needle)) found.push({ text, encoding, place: name });
      }
    }
  }
  return found;
}
