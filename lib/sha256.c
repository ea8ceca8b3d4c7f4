/* sha256 - SHA-256 (FIPS 180-4) */

#include "sha256.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK = 64, WORDS = 64, STATE = 8 };

/* 4.2.2: of the cube roots of the first 64 primes. */
static const uint32_t round_constants[WORDS] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* 5.3.3 */
static const uint32_t initial[STATE] = {
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
	0x1f83d9ab, 0x5be0cd19,
};

static uint32_t
rotate(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

/* 6.2.2, step 1 */
static void
schedule(uint32_t w[WORDS], const unsigned char *block)
{
	uint32_t a, b;
	int t;

	for (t = 0; t < 16; t++)
		w[t] = (uint32_t)block[4 * t] << 24 |
		    (uint32_t)block[4 * t + 1] << 16 |
		    (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
	for (; t < WORDS; t++) {
		a = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^
		    w[t - 15] >> 3;
		b = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^
		    w[t - 2] >> 10;
		w[t] = b + w[t - 7] + a + w[t - 16];
	}
}

/* 6.2.2, steps 2 to 4; s[0] to s[7] are a to h. */
static void
compress(uint32_t hash[STATE], const unsigned char *block)
{
	uint32_t w[WORDS], s[STATE], t1, t2;
	int t, i;

	schedule(w, block);
	memcpy(s, hash, sizeof(s));
	for (t = 0; t < WORDS; t++) {
		t1 = s[7] + (rotate(s[4], 6) ^ rotate(s[4], 11) ^
		    rotate(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) +
		    round_constants[t] + w[t];
		t2 = (rotate(s[0], 2) ^ rotate(s[0], 13) ^
		    rotate(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^
		    (s[1] & s[2]));
		memmove(s + 1, s, sizeof(*s) * (STATE - 1));
		s[4] += t1;
		s[0] = t1 + t2;
	}
	for (i = 0; i < STATE; i++)
		hash[i] += s[i];
}

/* 5.1.1: what is left of the bytes, a bit 1, and how many bits there were. */
static void
finish(uint32_t hash[STATE], const unsigned char *rest, size_t n,
    uint64_t bits)
{
	unsigned char last[2 * BLOCK] = { 0 };
	size_t size = n + 9 <= BLOCK ? BLOCK : 2 * BLOCK, i;

	memcpy(last, rest, n);
	last[n] = 0x80;
	for (i = 0; i < 8; i++)
		last[size - 1 - i] = (unsigned char)(bits >> 8 * i);
	for (i = 0; i < size; i += BLOCK)
		compress(hash, last + i);
}

void
sha256_bytes(char hex[SHA256_HEX], const char *bytes, size_t n)
{
	const unsigned char *at = (const unsigned char *)bytes;
	uint32_t hash[STATE];
	size_t left = n;
	int i;

	memcpy(hash, initial, sizeof(hash));
	for (; left >= BLOCK; left -= BLOCK, at += BLOCK)
		compress(hash, at);
	finish(hash, at, left, (uint64_t)n * 8);
	for (i = 0; i < STATE; i++)
		snprintf(hex + 8 * i, 9, "%08x", hash[i]);
}
