#!/usr/bin/env python3
"""Decrypts a file of a bulk download (docs/bulk-envelope.md). Needs python3 and its package cryptography (Debian: python3-cryptography).

    decrypt.py private-key.pem PK61702.q1.ndjson.enc > PK61702.q1.ndjson      key wrapped with RSA-OAEP-256
    decrypt.py secret.bin      PK61702.q1.ndjson.enc > PK61702.q1.ndjson      key wrapped with A256GCMKW: a file of 32 bytes

Use the output only when the script ends with code 0: that a file was cut off is known at its end.
"""
import base64, json, struct, sys
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

def unwrap(secret, head):
    wrapped = base64.b64decode(head["wrappedKey"])
    if head["keyWrapping"] == "A256GCMKW":
        return AESGCM(secret).decrypt(wrapped[:12], wrapped[12:], head["keyId"].encode())
    oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
    return serialization.load_pem_private_key(secret, None).decrypt(wrapped, oaep)

def take(source, length):
    data = source.read(length)
    return data if len(data) == length else sys.exit("The file is cut off.")

def decrypt(secret, source, out):
    segment, tag, kind = 0, b"", 1
    while kind != 2:                                      # 2: the end of the file
        start = take(source, 12)                          # "NSERENC1", length of the header
        start[:8] == b"NSERENC1" or sys.exit("A segment is expected and something else stands there.")
        header = start + take(source, struct.unpack(">I", start[8:])[0])
        head, chunk, kind = json.loads(header[12:]), 0, 0
        if (head["version"], head["segment"], base64.b64decode(head["previous"])) != (1, segment, tag):
            sys.exit("Segments were dropped, exchanged or put in.")
        cipher, prefix = AESGCM(unwrap(secret, head)), base64.b64decode(head["noncePrefix"])
        while kind == 0:                                  # 0: another chunk of this segment, 1: the end of the segment
            frame = struct.unpack(">I", take(source, 4))[0]
            kind, length = frame >> 24, frame & 0xFFFFFF
            sealed = take(source, length + 16)
            out.write(cipher.decrypt(prefix + struct.pack(">IB", chunk, kind), sealed, header))
            chunk, tag = chunk + 1, sealed[-16:]
        segment += 1
    source.read(1) == b"" or sys.exit("Bytes follow the end.")

if __name__ == "__main__":
    with open(sys.argv[1], "rb") as key, open(sys.argv[2], "rb") as encrypted:
        try:
            decrypt(key.read(), encrypted, sys.stdout.buffer)
        except (InvalidTag, ValueError):
            sys.exit("The file is damaged, or the key does not open it.")
