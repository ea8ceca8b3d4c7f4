/* cmd - what every command does alike */

#include "cmd.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "harmless.h"
#include "keyenv.h"
#include "secret.h"

static const char *name = "pos";
static const char *synopsis;
static int worst;

/* 1 is an answer, the rest are failures: any failure is worse than a no. */
static void
remember(int status)
{
	if (worst <= 1 || (status > 1 && status > worst))
		worst = status > worst ? status : worst;
}

static void
warn_line(const char *fmt, va_list ap)
{
	char *text = NULL;

	fflush(stdout);
	if (vasprintf(&text, fmt, ap) < 0)
		abort();
	fprintf(stderr, "%s: ", name);
	harmless_put(stderr, text);	/* it may quote files */
	fputc('\n', stderr);
	free(text);
}

void
cmd_warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	warn_line(fmt, ap);
	va_end(ap);
}

void
cmd_usage(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	warn_line(fmt, ap);
	va_end(ap);
	opt_usage(stderr, synopsis != NULL ? synopsis : name);
	exit(2);
}

int
cmd_fail(struct err *e)
{
	if (e->code != ERR_NONE)
		cmd_warn("%s", e->msg);
	remember(e->code != ERR_NONE ? err_exit(e->code) : 3);
	err_clear(e);
	return -1;
}

void
cmd_no(void)
{
	remember(1);
}

uint64_t
cmd_count(const char *option, const char *text, uint64_t least, uint64_t most)
{
	size_t n = strspn(text, "0123456789");
	uint64_t v = most + 1;

	if (n > 0 && n <= 18 && text[n] == '\0')
		v = strtoull(text, NULL, 10);
	if (v < least || v > most)
		cmd_usage("%s %.40s: a whole number from %llu to %llu, digits "
		    "only, is expected", option, text,
		    (unsigned long long)least, (unsigned long long)most);
	return v;
}

int
cmd_done(void)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "%s: standard output: cannot write\n", name);
		remember(3);
	}
	return worst;
}

void
cmd_start(const char *called, const char *shape,
    const struct optspec *specs, void *opts, struct list *operands, int argc,
    char **argv)
{
	struct err e = ERR_INIT;
	bool help = false, version = false;

	name = called;
	synopsis = shape;
	secret_take_usual();
	keyenv_take();
	if (opt_parse(specs, opts, operands, argc, argv, &help, &version,
	    &e) < 0 && !help)
		cmd_usage("%s", e.msg);
	if (clock_check(&e) < 0)
		cmd_usage("%s", e.msg);
	if (help) {
		opt_help(specs, shape);
		exit(cmd_done());
	}
	if (version) {
		printf("%s %s\n", name, POS_VERSION);
		exit(cmd_done());
	}
}
