/* Tests of lib/message: what git reads back is what was meant. */

#include "message.h"

#include <stdlib.h>

#include "tap.h"

static const char *
built(struct str *s, const char *subject, const char *body,
    const struct trailer *trailers, size_t n)
{
	struct commit_request req = { .subject = subject, .body = body,
	    .trailers = trailers, .ntrailers = n };
	struct err e = ERR_INIT;

	str_reset(s);
	return message_build(s, &req, &e) == 0 ? s->s : e.msg[0] ? "error" :
	    "silent";
}

int
main(void)
{
	static const struct trailer good[] = { { "Pos-Op", " fill\n" },
	    { "Assisted-by", "pos-gen:x" } };
	static const struct trailer bad[] = { { "Pos Op", "x" },
	    { "K", "\n" }, { "", "x" } };
	struct str s = STR_INIT;

	is_str(built(&s, "subject", NULL, NULL, 0), "subject\n", "alone");
	is_str(built(&s, " a\tb\x1b[1m\n", NULL, NULL, 0), "a b [1m\n",
	    "a subject is one line");
	is_str(built(&s, "s", "\n\n", NULL, 0), "s\n", "an empty body");
	is_str(built(&s, "s", "one  \n\n---\ntwo\n\n", NULL, 0),
	    "s\n\none\n\n ---\ntwo\n", "a body");
	is_str(built(&s, "s", "Key: v\n\nKey: v\nx", NULL, 0),
	    "s\n\nKey: v\n\n Key: v\nx\n",
	    "no trailers in the last paragraph");
	is_str(built(&s, "s", "Key: v", good, 2),
	    "s\n\nKey: v\n\nPos-Op: fill\nAssisted-by: pos-gen:x\n",
	    "trailers are the last paragraph");
	is_str(built(&s, "s", NULL, good, 1), "s\n\nPos-Op: fill\n",
	    "trailers without a body");
	is_str(built(&s, " \n", NULL, NULL, 0), "error", "no subject");
	is_str(built(&s, NULL, NULL, NULL, 0), "error", "none at all");
	is_str(built(&s, "s", NULL, &bad[0], 1), "error", "space in a key");
	is_str(built(&s, "s", NULL, &bad[1], 1), "error", "no value");
	is_str(built(&s, "s", NULL, &bad[2], 1), "error", "no key");
	str_release(&s);
	return tap_done();
}
