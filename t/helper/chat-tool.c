/*
 * chat-tool [-n TIMES] API FILE - read an answer's stream (openai, anthropic
 * or ollama) as it comes from the network, in pieces of 16 KiB, and print
 * its text. With -n the text is not printed, but the processor's
 * milliseconds for reading FILE once: the least of so many times, on standard
 * output, and how many bytes of text it held.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "chat.h"

enum { PIECE = 16384 };		/* what libcurl hands over */

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
ignore(void *ctx, const char *text, size_t n)
{
	(void)text;
	*(size_t *)ctx += n;
}

static int
read_file(struct str *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	char buf[PIECE];
	size_t n;

	if (f == NULL)
		return -1;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(out, buf, n);
	return fclose(f);
}

/* Read the stream; the text is in *text. Returns 0, or -1 with *e set. */
static int
read_stream(struct str *text, enum chat_api api, const struct str *in,
    struct err *e)
{
	struct chat_reader r;
	size_t at, piece, shown = 0;
	int rc = 0;

	chat_init(&r, api);
	r.on_text = ignore;
	r.ctx = &shown;
	for (at = 0; at < in->len && rc == 0; at += piece) {
		piece = in->len - at < PIECE ? in->len - at : PIECE;
		rc = chat_feed(&r, in->s + at, piece, e);
	}
	if (rc >= 0)
		rc = chat_judge(&r, e);
	str_swap(text, &r.text);
	chat_release(&r);
	return rc;
}

static int
run(enum chat_api api, const struct str *in, int times)
{
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	double from, took, least = 0;
	int i, rc = 0;

	for (i = 0; i <= times && rc == 0; i++) {
		from = milliseconds();
		rc = read_stream(&text, api, in, &e);
		took = milliseconds() - from;
		least = i == 0 || took < least ? took : least;
	}
	if (rc < 0)
		fprintf(stderr, "chat-tool: %s\n", e.msg);
	else if (times > 0)
		printf("%.1f ms, %zu bytes of text\n", least, text.len);
	else
		fwrite(text.s, 1, text.len, stdout);
	str_release(&text);
	return rc < 0 ? 1 : 0;
}

int
main(int argc, char **argv)
{
	static const char *const names[CHAT_APIS] = { "openai", "anthropic",
		"ollama" };
	struct str in = STR_INIT;
	int times = 0, api, rc;

	if (argc == 5 && strcmp(argv[1], "-n") == 0) {
		times = atoi(argv[2]);
		argv += 2;
		argc -= 2;
	}
	for (api = 0; argc == 3 && api < CHAT_APIS; api++) {
		if (strcmp(argv[1], names[api]) == 0)
			break;
	}
	if (argc != 3 || api == CHAT_APIS || read_file(&in, argv[2]) < 0) {
		fprintf(stderr, "usage: chat-tool [-n TIMES] API FILE\n");
		return 2;
	}
	rc = run((enum chat_api)api, &in, times);
	str_release(&in);
	return rc;
}
