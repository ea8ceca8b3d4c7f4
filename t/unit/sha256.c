/* Tests of lib/sha256: vectors of FIPS 180-4, and every length of padding. */

#include "sha256.h"

#include <string.h>

#include "tap.h"

/* NIST, "Examples with Intermediate Values"; made again by sha256sum. */
static const char *const vectors[][2] = {
	{ "", "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855" },
	{ "abc", "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039"
	    "a33ce45964ff2167f6ecedd419db06c1" },
	{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
	    "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	    "cf5b16a778af8380036ce59e7b049237"
	    "0b249b11e8f07a51afac45037afee9d1" },
};

static void
test_vectors(void)
{
	char hex[SHA256_HEX];
	size_t i;

	for (i = 0; i < sizeof(vectors) / sizeof(*vectors); i++) {
		sha256_bytes(hex, vectors[i][0], strlen(vectors[i][0]));
		ok(strcmp(hex, vectors[i][1]) == 0, "vector %zu: %s", i, hex);
	}
}

static void
test_million(void)
{
	static char many[1000000];
	char hex[SHA256_HEX];

	memset(many, 'a', sizeof(many));
	sha256_bytes(hex, many, sizeof(many));
	ok(strcmp(hex, "cdc76e5c9914fb9281a1c7e284d73e67"
	    "f1809a48a497200e046d39ccc7112cd0") == 0, "a million a: %s", hex);
}

/*
 * Of the digests of 0 to 199 letters x, one after the other, the digest: the
 * same of `for i in $(seq 0 199); do printf '%*s' $i '' | tr ' ' x |
 * sha256sum | cut -c1-64 | tr -d '\n'; done | sha256sum`.
 */
static void
test_lengths(void)
{
	static char digests[200 * (SHA256_HEX - 1) + 1];
	char text[200], hex[SHA256_HEX];
	size_t i;

	memset(text, 'x', sizeof(text));
	for (i = 0; i < 200; i++)
		sha256_bytes(digests + i * (SHA256_HEX - 1), text, i);
	sha256_bytes(hex, digests, sizeof(digests) - 1);
	ok(strcmp(hex, "f61ffcc417e1f0e59eba2da7fa32fbe0"
	    "5b64e478b68c6bacf990455f00248b98") == 0, "every length: %s", hex);
}

int
main(void)
{
	test_vectors();
	test_million();
	test_lengths();
	return tap_done();
}
