/* secret - keys of endpoints: read late, sent once, wiped */

#include "secret.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "run.h"

extern char **environ;

enum { BACKSLASHES_MAX = 8 };	/* of one escape: JSON in JSON in JSON */

static const char *const usual[] = { "OPENAI_API_KEY", "ANTHROPIC_API_KEY",
	"ANTHROPIC_AUTH_TOKEN", NULL };

/* What was taken from the environment, which has room for it no more. */
static struct taken {
	struct taken *next;
	char *name, *value;
} *taken;

static const char *
find_taken(const char *name)
{
	const struct taken *t;

	for (t = taken; t != NULL; t = t->next) {
		if (strcmp(t->name, name) == 0)
			return t->value;
	}
	return NULL;
}

/* Overwrite all that has this name; an environment may have it twice. */
static void
wipe(const char *name)
{
	size_t i, n = strlen(name);

	for (i = 0; environ[i] != NULL; i++) {
		if (strncmp(environ[i], name, n) == 0 && environ[i][n] == '=')
			explicit_bzero(environ[i] + n + 1,
			    strlen(environ[i] + n + 1));
	}
}

void
secret_take(const char *name)
{
	const char *value = getenv(name);
	struct taken *t;

	if (value == NULL || *value == '\0')
		return;
	t = mem_zero(1, sizeof(*t));
	t->name = mem_dup(name);
	t->value = mem_dup(value);
	t->next = taken;
	taken = t;
	wipe(name);
	unsetenv(name);
}

void
secret_take_usual(void)
{
	size_t i;

	for (i = 0; usual[i] != NULL; i++)
		secret_take(usual[i]);
}

bool
secret_is_set(const char *name)
{
	const char *value = getenv(name);

	return find_taken(name) != NULL || (value != NULL && *value != '\0');
}

/* A key is printable ASCII: it goes into a header. */
static int
check(const struct secret *s, const struct endpoint *p, const char *from,
    struct err *e)
{
	size_t i;

	if (s->n == 0)
		return err_set(e, ERR_PROVIDER, "%s: %s gives an empty key",
		    p->name, from);
	for (i = 0; i < s->n; i++) {
		if (s->s[i] <= ' ' || s->s[i] > '~')
			return err_set(e, ERR_PROVIDER, "%s: what %s gives is "
			    "no key: it has blanks or control characters; "
			    "one line is expected", p->name, from);
	}
	return 0;
}

static void
set(struct secret *out, const char *s, size_t n)
{
	out->s = mem_ndup(s, n);
	out->n = n;
}

static int
from_command(struct secret *out, const struct endpoint *p, struct err *e)
{
	const char *argv[] = { "/bin/sh", "-c", p->key_command, NULL };
	struct str key = STR_INIT;
	struct run r = { .out = &key };
	int status = run_argv(&r, argv, e);

	if (status > 0)
		err_set(e, ERR_PROVIDER, "%s: key_command ended with %d, so "
		    "there is no key", p->name, status);
	if (status == 0) {
		if (key.len > 0 && key.s[key.len - 1] == '\n')
			str_cut(&key, key.len - 1);
		set(out, key.s, key.len);
	}
	if (key.cap > 0)
		explicit_bzero(key.s, key.cap);
	str_release(&key);
	return status == 0 ? check(out, p, "key_command", e) : -1;
}

static int
from_variable(struct secret *out, const struct endpoint *p, struct err *e)
{
	const char *value;

	secret_take(p->key_env);
	value = find_taken(p->key_env);
	if (value == NULL)
		return err_set(e, ERR_PROVIDER, "%s: no key: %s is not set; "
		    "pos-config(5) says where keys can be", p->name,
		    p->key_env);
	set(out, value, strlen(value));
	return check(out, p, p->key_env, e);
}

int
secret_read(struct secret *out, const struct endpoint *p, struct err *e)
{
	*out = (struct secret)SECRET_INIT;
	if (p->key_command != NULL)
		return from_command(out, p, e);
	if (p->key_env != NULL)
		return from_variable(out, p, e);
	if (p->key != NULL) {
		set(out, p->key, strlen(p->key));
		return check(out, p, "key", e);
	}
	set(out, "", 0);
	return 0;
}

void
secret_release(struct secret *s)
{
	if (s->s != NULL)
		explicit_bzero(s->s, s->n);
	free(s->s);
	*s = (struct secret)SECRET_INIT;
}

/* A character of the key behind n backslashes: as itself, or \\uXXXX. */
static int
match_escape(const char *p, size_t n, char c)
{
	char hex[5] = "";

	if (n == 0)
		return -1;
	if (*p == c && strchr("/\"\\", c) != NULL)
		return 1;
	if (*p != 'u')
		return 0;
	if (n < 5)
		return -1;
	memcpy(hex, p + 1, 4);
	return strspn(hex, "0123456789abcdefABCDEF") == 4 &&
	    strtol(hex, NULL, 16) == c ? 5 : 0;
}

/* Is c at p, perhaps escaped? As match(). */
static int
match_char(const char *p, size_t n, char c)
{
	size_t slashes = 0;
	int rc;

	if (n == 0)
		return -1;
	if (*p == c)
		return 1;
	while (slashes < n && p[slashes] == '\\' &&
	    slashes < BACKSLASHES_MAX)
		slashes++;
	if (slashes == 0)
		return 0;
	rc = match_escape(p + slashes, n - slashes, c);
	return rc > 0 ? rc + (int)slashes : rc;
}

/*
 * Does the key begin at p, in plain or with the escapes of JSON? The bytes
 * it takes; 0: it does not; -1: the text ends before that is sure.
 */
static int
match(const struct secret *s, const char *p, size_t n)
{
	size_t i, at = 0;
	int rc;

	for (i = 0; i < s->n; i++) {
		rc = match_char(p + at, n - at, s->s[i]);
		if (rc <= 0)
			return rc;
		at += (size_t)rc;
	}
	return (int)at;
}

/* Where the key is from byte *at on, and how long; 0: nowhere. */
static int
find(const struct secret *s, const char *text, size_t n, size_t *at)
{
	int rc;

	for (; s->n >= SECRET_LEAST && *at < n; ++*at) {
		if (text[*at] != s->s[0] && text[*at] != '\\')
			continue;
		rc = match(s, text + *at, n - *at);
		if (rc > 0)
			return rc;
	}
	return 0;
}

bool
secret_is_in(const struct secret *s, const char *text, size_t n)
{
	size_t at = 0;

	return find(s, text, n, &at) > 0;
}

void
secret_redact(struct str *text, const struct secret *s)
{
	struct str out = STR_INIT;
	size_t from = 0, at = 0;
	int len;

	while ((len = find(s, text->s, text->len, &at)) > 0) {
		str_add(&out, text->s + from, at - from);
		str_adds(&out, "[key]");
		from = at += (size_t)len;
	}
	if (from > 0) {
		str_add(&out, text->s + from, text->len - from);
		str_swap(text, &out);
	}
	str_release(&out);
}

size_t
secret_sure(const struct secret *s, const char *text, size_t n)
{
	size_t most = s->n * (BACKSLASHES_MAX + 5);
	size_t i = n > most ? n - most : 0;

	if (s->n < SECRET_LEAST)
		return n;
	while (i < n && match(s, text + i, n - i) >= 0)
		i++;
	return i;
}
