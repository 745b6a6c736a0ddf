// node check.mjs
// jose opens what the client's tests sealed, refuses what they altered, and still opens its own fields. Ends with 1 when it does not.
import { readFileSync } from "node:fs";
import { compactDecrypt, importJWK } from "jose";

const read = (name) => JSON.parse(readFileSync(new URL(`../Nser.Client.Tests/Queries/Encryption/JweVectors/${name}.json`, import.meta.url), "utf8"));
const only = { keyManagementAlgorithms: ["RSA-OAEP-256"], contentEncryptionAlgorithms: ["A256GCM"] };
const utf8 = new TextDecoder("utf-8", { fatal: true });

let failed = 0;
const check = (name, holds) => {
  if (!holds) {
    failed++;
    console.log(`FAILED: ${name}`);
  }
};

for (const file of ["jose", "nser"]) {
  const { madeBy, keys, opened, refused } = read(file);
  const ready = {};
  for (const [id, jwk] of Object.entries(keys)) ready[id] = await importJWK(jwk, "RSA-OAEP-256");
  for (const { name, key, plaintext, field } of opened) {
    const text = await compactDecrypt(field, ready[key], only).then(({ plaintext }) => utf8.decode(plaintext), () => undefined);
    check(`${madeBy}: ${name}`, text === plaintext);
  }

  for (const { name, field } of refused) {
    const isRefused = await compactDecrypt(field, Object.values(ready)[0], only).then(() => false, () => true);
    check(`${madeBy}, to be refused: ${name}`, isRefused);
  }

  console.log(`${madeBy}: ${opened.length} fields opened, ${refused.length} refused`);
  if (opened.length === 0 || refused.length === 0) failed++;
}

process.exit(failed === 0 ? 0 : 1);
