// node judge.mjs <schema> [<schema> ...]
// For each line "<number of the schema> <record in base64>" on the standard input: "1" if ajv accepts the record, else "0".
import { createInterface } from "node:readline";
import { compile } from "./validators.mjs";

const schemas = process.argv.slice(2).map(compile);
// JSON.parse takes text: what is no UTF-8 is refused here, as any careful caller would.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

for await (const line of createInterface({ input: process.stdin })) {
  const [schema, record] = line.split(" ");
  process.stdout.write(accepts(schemas[schema], Buffer.from(record, "base64")) ? "1\n" : "0\n");
}

function accepts(validate, bytes) {
  try {
    return validate(JSON.parse(utf8.decode(bytes)));
  } catch {
    return false;
  }
}
