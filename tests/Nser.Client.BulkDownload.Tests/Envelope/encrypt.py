#!/usr/bin/env python3
"""Writes an envelope after docs/bulk-envelope.md alone, so that the library's reader is tested with bytes that the library did not write.

    encrypt.py key wrapping keyId tehsil segment-length... < plaintext > envelope

The last segment takes the rest. key: a public key in PEM for RSA-OAEP-256, a file of 32 bytes for A256GCMKW.
"""
import base64, json, os, struct, sys
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 65536

def wrap(secret, wrapping, key_id, key):
    if wrapping == "A256GCMKW":
        nonce = os.urandom(12)
        return nonce + AESGCM(secret).encrypt(nonce, key, key_id.encode())
    oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
    return serialization.load_pem_public_key(secret).encrypt(key, oaep)

def main(path, wrapping, key_id, tehsil, *lengths):
    secret, text, out = open(path, "rb").read(), sys.stdin.buffer.read(), sys.stdout.buffer
    parts = []
    for length in map(int, lengths):
        parts.append(text[:length])
        text = text[length:]
    parts.append(text)
    tag = b""
    for number, part in enumerate(parts):
        key, prefix = os.urandom(32), os.urandom(7)
        head = {"noncePrefix": base64.b64encode(prefix).decode(), "version": 1, "algorithm": "A256GCM", "chunkSize": CHUNK, "segment": number,
                "previous": base64.b64encode(tag).decode(), "tehsil": tehsil, "keyWrapping": wrapping, "keyId": key_id,
                "wrappedKey": base64.b64encode(wrap(secret, wrapping, key_id, key)).decode()}
        encoded = json.dumps(head).encode()
        header = b"NSERENC1" + struct.pack(">I", len(encoded)) + encoded
        out.write(header)
        chunks = [part[at:at + CHUNK] for at in range(0, len(part), CHUNK)] or [b""]
        for index, chunk in enumerate(chunks):
            kind = 0 if index + 1 < len(chunks) else 1 if number + 1 < len(parts) else 2
            sealed = AESGCM(key).encrypt(prefix + struct.pack(">IB", index, kind), chunk, header)
            out.write(struct.pack(">I", kind << 24 | len(chunk)) + sealed)
            tag = sealed[-16:]

main(*sys.argv[1:])
