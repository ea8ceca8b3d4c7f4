/* secret - keys of endpoints: read late, sent once, wiped */

#include "secret.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "run.h"

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

void
secret_take(const char *name)
{
	char *value = getenv(name);
	struct taken *t;

	if (value == NULL || *value == '\0')
		return;
	t = mem_zero(1, sizeof(*t));
	t->name = mem_dup(name);
	t->value = mem_dup(value);
	t->next = taken;
	taken = t;
	explicit_bzero(value, strlen(value));
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

bool
secret_is_in(const struct secret *s, const char *text, size_t n)
{
	return s->n >= SECRET_LEAST && memmem(text, n, s->s, s->n) != NULL;
}

void
secret_redact(struct str *text, const struct secret *s)
{
	size_t from = 0;
	char *at;

	while (s->n >= SECRET_LEAST && (at = memmem(text->s + from,
	    text->len - from, s->s, s->n)) != NULL) {
		from = (size_t)(at - text->s) + 5;
		str_splice(text, from - 5, s->n, "[key]", 5);
	}
}
