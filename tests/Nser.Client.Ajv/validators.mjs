// One way to set ajv up, for the agreement check and the benchmark.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

/** Compiles the schema in a file; the function that comes back stops at the first error. */
export function compile(path) {
  // Without multipleOfPrecision ajv refuses a quarter of good amounts: 0.01 is no binary fraction.
  const ajv = new Ajv({ strict: true, allErrors: false, multipleOfPrecision: 6 });
  ajv.addVocabulary(["x-nser-classification", "x-nser-source", "x-nser-since", "x-nser-values-since"]);
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(path, "utf8")));
}
