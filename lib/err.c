/* err - what went wrong, for the person at the terminal */

#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	if (e == NULL || e->code != ERR_NONE)
		return -1;
	e->code = code;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	return -1;
}

int
err_sys(struct err *e, const char *fmt, ...)
{
	int number = errno;
	va_list ap;
	size_t n;

	if (e == NULL || e->code != ERR_NONE)
		return -1;
	e->code = number == ENOENT ? ERR_NOTFOUND : ERR_IO;
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	n = strlen(e->msg);
	snprintf(e->msg + n, sizeof(e->msg) - n, ": %s", strerror(number));
	return -1;
}

int
err_prefix(struct err *e, const char *fmt, ...)
{
	char rest[sizeof(e->msg)];
	va_list ap;
	size_t n;

	if (e == NULL || e->code == ERR_NONE)
		return -1;
	memcpy(rest, e->msg, sizeof(rest));
	va_start(ap, fmt);
	vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	va_end(ap);
	n = strlen(e->msg);
	snprintf(e->msg + n, sizeof(e->msg) - n, "%s", rest);
	return -1;
}

void
err_clear(struct err *e)
{
	if (e != NULL) {
		e->code = ERR_NONE;
		e->msg[0] = '\0';
	}
}

int
err_exit(enum err_code code)
{
	switch (code) {
	case ERR_NONE:
		return 0;
	case ERR_USAGE:
		return 2;
	case ERR_PROVIDER:
		return 4;
	case ERR_ANSWER:
		return 5;
	case ERR_CONFLICT:
		return 6;
	default:
		return 3;
	}
}
