/* partnertwin - a new partner that may be one on file */

#include "partnertwin.h"

#include <string.h>
#include <strings.h>

#include "importname.h"

/* Are both domains the same, however they are written? */
static bool
same_domain(const char *x, const char *y)
{
	struct str a = STR_INIT, b = STR_INIT;
	bool same;

	import_domain(&a, x);
	import_domain(&b, y);
	same = a.len > 0 && str_same(&a, &b);
	str_release(&a);
	str_release(&b);
	return same;
}

static bool
has_mail(const struct node *record, const char *mail)
{
	const struct node *list = node_get(record, "contacts"), *c;
	const char *had;

	NODE_EACH(c, list != NULL && list->kind == NODE_LIST ? list : NULL) {
		had = node_get_text(c, "email", NULL);
		if (had != NULL && strcasecmp(had, mail) == 0)
			return true;
	}
	return false;
}

/* What the edit has in common with the record, or NULL. */
static const char *
common(const struct partner_edit *ed, const struct node *record)
{
	const char *domain = node_get_text(record, "domain", NULL);
	const char *mail = NULL;

	if (ed->value == NULL)
		return NULL;
	if (strcmp(ed->path, "domain") == 0)
		return domain != NULL && node_text(ed->value) != NULL &&
		    same_domain(domain, ed->value->text) ? ed->value->text :
		    NULL;
	if (ed->op == PARTNER_APPEND && strcmp(ed->path, "contacts") == 0)
		mail = node_get_text(ed->value, "email", NULL);
	return mail != NULL && has_mail(record, mail) ? mail : NULL;
}

int
partner_twin_check(const struct ws *ws, const struct partner_edits *pe,
    struct err *e)
{
	const struct partner *p;
	const char *same;
	size_t i, k;

	for (i = 0; i < ws->npartners; i++) {
		p = &ws->partners[i];
		for (k = 0; k < pe->n; k++) {
			same = common(&pe->edits[k], p->node);
			if (same != NULL)
				return err_set(e, ERR_EXISTS, "%.80s is that "
				    "of '%.80s' (partners/%s/partner.yaml); "
				    "--another if this is another partner",
				    same, p->name, p->slug);
		}
	}
	return 0;
}
