#ifndef T_TAP_H
#define T_TAP_H

/*
 * TAP for tests in C: ok(), is_str(), then tap_done().
 * t/unit/NAME.c is built as NAME and run by t/unit.t.
 */

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_count, tap_failed;

__attribute__((format(printf, 2, 3), unused)) static bool
ok(bool good, const char *fmt, ...)
{
	va_list ap;

	tap_count++;
	tap_failed += !good;
	printf("%sok %d - ", good ? "" : "not ", tap_count);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	return good;
}

__attribute__((unused)) static bool
is_str(const char *got, const char *want, const char *what)
{
	bool good = got != NULL && strcmp(got, want) == 0;

	ok(good, "%s", what);
	if (!good)
		printf("# got '%s'\n# want '%s'\n", got ? got : "(null)", want);
	return good;
}

static int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed > 0;
}

#endif
