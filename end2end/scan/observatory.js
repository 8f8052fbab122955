// What MDN's HTTP Observatory says of a page: its own retriever, tests and marks, without its service, which looks at no address of a machine's own.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKAGE = "./node_modules/@mdn/mdn-http-observatory";

// The package fetches the browsers' preload list when it is installed with its scripts. No name of ours is on it, so an empty one says the same.
const list = fileURLToPath(new URL(`${PACKAGE}/conf/hsts-preload.json`, import.meta.url));
if (!existsSync(list)) {
  mkdirSync(new URL(".", `file://${list}`), { recursive: true });
  writeFileSync(list, "{}");
}

const [{ retrieve }, { ALL_TESTS }, { MINIMUM_SCORE_FOR_EXTRA_CREDIT }, grader] = await Promise.all(
  ["retriever/retriever.js", "constants.js", "grader/charts.js", "grader/grader.js"].map((file) => import(`${PACKAGE}/src/${file}`)),
);

/** `{ grade, score, status, found }` of a page, counted as its `scan` counts; `found`: the tests that cost something. */
export async function mark(hostname, options) {
  const retrieved = await retrieve(hostname, options);
  const { auto } = retrieved.responses;
  if (!auto) throw new Error(`${hostname} does not answer`);
  const results = ALL_TESTS.map((look) => look(retrieved)).filter(({ result }) => result);
  const modifiers = results.map(({ result }) => grader.getScoreModifier(result));
  const costs = modifiers.filter((modifier) => modifier < 0);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 100);
  const score = sum(costs) >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : sum(costs);
  const found = results.filter(({ pass }, at) => !pass || modifiers[at] < 0).map(({ name, result }) => `${name}: ${result}`);
  return { ...grader.getGradeForScore(score), status: auto.status, found };
}
