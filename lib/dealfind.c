/* dealfind - deals and accounts by what people call them */

#include "dealfind.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "importname.h"
#include "mem.h"

/* Append "; did you mean X?" where one of the n names is near, else other. */
static int
not_found(struct err *e, const char *noun, const char *text,
    const char *const *names, size_t n, const char *other)
{
	const char *near = str_nearest(text, names, n);

	if (near != NULL)
		return err_set(e, ERR_NOTFOUND, "no %s '%.80s'; did you mean "
		    "'%s'?", noun, text, near);
	return err_set(e, ERR_NOTFOUND, "no %s '%.80s'; %s", noun, text,
	    other);
}

/* The deal by its name; several: not found, and told. */
static int
deal_named(const struct deal **out, const struct ws *ws, const char *text,
    struct err *e)
{
	const struct deal *d;
	size_t i;

	*out = NULL;
	for (i = 0; i < ws->ndeals; i++) {
		d = &ws->deals[i];
		if (d->name == NULL || !fold_same(d->name, text))
			continue;
		if (*out != NULL)
			return err_set(e, ERR_INVALID, "'%.80s' is the name "
			    "of %s and of %s; give the id", text, (*out)->id,
			    d->id);
		*out = d;
	}
	return 0;
}

int
deal_find(const struct deal **out, const struct ws *ws, const char *text,
    struct err *e)
{
	const char **names = mem_zero(2 * ws->ndeals + 1, sizeof(*names));
	size_t i, n = 0;
	int rc = 0;

	*out = NULL;
	for (i = 0; i < ws->ndeals && *out == NULL; i++) {
		if (strcmp(ws->deals[i].id, text) == 0)
			*out = &ws->deals[i];
		names[n++] = ws->deals[i].id;
		if (ws->deals[i].name != NULL)
			names[n++] = ws->deals[i].name;
	}
	if (*out == NULL)
		rc = deal_named(out, ws, text, e);
	if (rc == 0 && *out == NULL)
		rc = not_found(e, "deal", text, names, n,
		    "pos deal list shows all");
	free(names);
	return rc;
}

int
account_find(const struct account **out, const struct ws *ws,
    const char *text, struct err *e)
{
	const char **names = mem_zero(2 * ws->naccounts + 1, sizeof(*names));
	const struct account *a;
	size_t i, n = 0;
	int rc = 0;

	*out = map_get(&ws->account_ids, text);
	for (i = 0; i < ws->naccounts && rc == 0; i++) {
		a = &ws->accounts[i];
		names[n++] = a->id;
		names[n++] = a->name;
		if (!fold_same(a->name, text) || *out == a)
			continue;
		if (*out != NULL)
			rc = err_set(e, ERR_INVALID, "'%.80s' is the name of "
			    "%s (%s:%u) and of %s (%s:%u); give the id", text,
			    (*out)->id, (*out)->node->file, (*out)->node->line,
			    a->id, a->node->file, a->node->line);
		*out = a;
	}
	if (rc == 0 && *out == NULL)
		rc = not_found(e, "account", text, names, n, "it is neither "
		    "in data/customers.yaml nor in data/prospects.yaml; "
		    "--new-prospect NAME makes one");
	free(names);
	return rc;
}

const struct account *
account_alike(const struct ws *ws, const char *name)
{
	struct str want = STR_INIT, is = STR_INIT;
	const struct account *found = NULL;
	size_t i;

	import_name(&want, name);
	for (i = 0; i < ws->naccounts && found == NULL; i++) {
		str_reset(&is);
		import_name(&is, ws->accounts[i].name);
		if (want.len > 0 ? str_same(&want, &is) :
		    fold_same(name, ws->accounts[i].name))
			found = &ws->accounts[i];
	}
	str_release(&want);
	str_release(&is);
	return found;
}
