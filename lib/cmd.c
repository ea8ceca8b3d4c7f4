/* cmd - what every command does alike */

#include "cmd.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "date.h"

static const char *name = "pos";
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
	fflush(stdout);
	fprintf(stderr, "%s: ", name);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

const char *
cmd_name(void)
{
	return name;
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
	fprintf(stderr, "usage: %s -h\n", name);
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
cmd_start(const char *called, const char *synopsis,
    const struct optspec *specs, void *opts, struct list *operands, int argc,
    char **argv)
{
	struct err e = ERR_INIT;
	bool help = false, version = false;

	name = called;
	if (opt_parse(specs, opts, operands, argc, argv, &help, &version,
	    &e) < 0 && !help)
		cmd_usage("%s", e.msg);
	if (clock_check(&e) < 0)
		cmd_usage("%s", e.msg);
	if (help) {
		opt_help(specs, synopsis);
		exit(cmd_done());
	}
	if (version) {
		printf("%s %s\n", name, POS_VERSION);
		exit(cmd_done());
	}
}

int
cmd_each(const struct list *operands, bool zero,
    int (*fn)(const char *item, void *ctx, struct err *e), void *ctx)
{
	struct err e = ERR_INIT;
	char *line = NULL;
	size_t cap = 0, i;
	ssize_t n;
	int rc = 0, end = zero ? '\0' : '\n';

	for (i = 0; i < operands->n; i++) {
		if (fn(operands->s[i], ctx, &e) < 0)
			rc = cmd_fail(&e);
	}
	if (operands->n > 0)
		return rc;
	while ((n = getdelim(&line, &cap, end, stdin)) > 0) {
		if (line[n - 1] == end)
			line[n - 1] = '\0';
		if (line[0] != '\0' && fn(line, ctx, &e) < 0)
			rc = cmd_fail(&e);
	}
	free(line);
	if (ferror(stdin)) {
		err_sys(&e, "standard input");
		rc = cmd_fail(&e);
	}
	return rc;
}
