/* posfile - what pos.yaml may say, and what it may not */

#include "posfile.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Is it a key that holds an address, a secret or a program? */
static bool
is_private_key(const char *key)
{
	static const char *const words[] = { "url", "endpoint", "host",
	    "key", "apikey", "token", "secret", "password", "command", "cmd",
	    "exec", "headers" };
	const char *last = key;
	size_t i;

	for (i = 0; key[i] != '\0'; i++) {
		if (key[i] == '_' || key[i] == '-')
			last = key + i + 1;
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasecmp(last, words[i]) == 0)
			return true;
	}
	return false;
}

bool
posfile_is_private(const struct node *n)
{
	return (n->key != NULL && is_private_key(n->key)) ||
	    (n->kind == NODE_SCALAR && strstr(n->text, "://") != NULL);
}

bool
posfile_is_engine(const char *name)
{
	for (; *name != '\0'; name++) {
		if (!isalnum((unsigned char)*name) &&
		    strchr("-_.", *name) == NULL)
			return false;
	}
	return true;
}

/* The first node below n that is private, or NULL. */
static const struct node *
find_private(const struct node *n)
{
	const struct node *child, *found = NULL;

	if (posfile_is_private(n))
		return n;
	NODE_EACH(child, n) {
		found = find_private(child);
		if (found != NULL)
			return found;
	}
	return NULL;
}

int
posfile_engine(const char **out, const struct node *pos, struct err *e)
{
	const struct node *engine = node_get(pos, "engine");
	const struct node *bad = find_private(pos);

	*out = "builtin";
	if (bad != NULL)
		return node_err(e, bad, POSFILE_PRIVATE,
		    bad->key != NULL ? bad->key : "list");
	if (node_text(engine) != NULL)
		*out = engine->text;
	else if (!node_unknown(engine))
		*out = "a list or map";
	return posfile_is_engine(*out) ? 0 : node_err(e, engine, "engine: "
	    "the name of an engine is expected, not '%.40s'", *out);
}
