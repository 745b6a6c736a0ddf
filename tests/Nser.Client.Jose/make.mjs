// node make.mjs
// Writes jose.json anew: keys, fields that the client opens, and fields that it refuses, all made by jose.
import { readFileSync, writeFileSync } from "node:fs";
import { CompactEncrypt, exportJWK, generateKeyPair, generateSecret } from "jose";

const version = JSON.parse(readFileSync(new URL("./node_modules/jose/package.json", import.meta.url))).version;
const target = new URL("../Nser.Client.Tests/Queries/Encryption/JweVectors/jose.json", import.meta.url);
const utf8 = new TextEncoder();

const pair = (alg, bits) => generateKeyPair(alg, { modulusLength: bits, extractable: true });
const keys = { "partner-2048": await pair("RSA-OAEP-256", 2048), "partner-3072": await pair("RSA-OAEP-256", 3072), "partner-4096": await pair("RSA-OAEP-256", 4096) };
const usual = { alg: "RSA-OAEP-256", enc: "A256GCM" };

const seal = (plaintext, header, key, options) => new CompactEncrypt(utf8.encode(plaintext)).setProtectedHeader(header).encrypt(key, options);

const opened = [];
const opens = async (name, key, plaintext, header = { ...usual, kid: key }) =>
  opened.push({ name, key, plaintext, field: await seal(plaintext, header, keys[key].publicKey) });

await opens("a household's confidential members", "partner-2048", JSON.stringify({ contactNumber: "03000000001", pmtScore: 21.37, members: [{ fullName: "Zainab Bibi", cnic: "9999900000012" }] }));
await opens("Urdu", "partner-2048", JSON.stringify({ fullName: "زینب بی بی" }));
await opens("an empty object", "partner-2048", "{}");
await opens("no text at all", "partner-2048", "");
await opens("no key id", "partner-2048", "{}", usual);
await opens("members of the header that nobody needs", "partner-2048", "{}", { ...usual, kid: "partner-2048", typ: "JWE", cty: "json", jku: "https://keys.example/" });
await opens("3072 bits", "partner-3072", '{"pmtScore":12.5}');
await opens("4096 bits", "partner-4096", '{"pmtScore":12.5}');
await opens("16 KiB", "partner-2048", JSON.stringify({ remark: "0123456789abcdef".repeat(1024) }));

const refused = [];
const refuses = async (name, says, header, key, options) => refused.push({ name, says, field: await seal("{}", header, key, options) });

const oaep = await pair("RSA-OAEP", 2048);
const oaep512 = await pair("RSA-OAEP-512", 2048);
const ecdh = await generateKeyPair("ECDH-ES+A256KW");
const ours = keys["partner-2048"].publicKey;
await refuses("RSA-OAEP", "SHA-1", { alg: "RSA-OAEP", enc: "A256GCM" }, oaep.publicKey);
await refuses("RSA-OAEP-512", "other than RSA-OAEP-256", { alg: "RSA-OAEP-512", enc: "A256GCM" }, oaep512.publicKey);
await refuses("ECDH-ES+A256KW", "other than RSA-OAEP-256", { alg: "ECDH-ES+A256KW", enc: "A256GCM" }, ecdh.publicKey);
await refuses("dir", "(dir)", { alg: "dir", enc: "A256GCM" }, await generateSecret("A256GCM"));
await refuses("A256KW", "other than RSA-OAEP-256", { alg: "A256KW", enc: "A256GCM" }, await generateSecret("A256KW"));
await refuses("A128GCM", "A256GCM", { alg: "RSA-OAEP-256", enc: "A128GCM" }, ours);
await refuses("A256CBC-HS512", "A256GCM", { alg: "RSA-OAEP-256", enc: "A256CBC-HS512" }, ours);
await refuses("crit", "(crit)", { ...usual, crit: ["urn:example:extension"], "urn:example:extension": 1 }, ours, { crit: { "urn:example:extension": true } });
const stranger = await pair("RSA-OAEP-256", 2048);
await refuses("a stranger's key", "altered on its way, or was encrypted for another key", { ...usual, kid: "partner-2048" }, stranger.publicKey);

const jwks = {};
for (const [id, { privateKey }] of Object.entries(keys)) jwks[id] = await exportJWK(privateKey);
writeFileSync(target, JSON.stringify({ madeBy: `jose ${version}`, keys: jwks, opened, refused }, null, 2) + "\n");
console.log(`${opened.length} fields to open and ${refused.length} to refuse, made by jose ${version}`);
