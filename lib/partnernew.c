/* partnernew - names and slugs of new partners */

#include "partnernew.h"

#include <string.h>

#include "map.h"
#include "partner.h"
#include "partnercheck.h"
#include "partnerset.h"
#include "partnertwin.h"
#include "slug.h"
#include "yaml.h"
#include "yamlout.h"

/* Is text an id that can name a folder? */
static bool
is_id(const char *text)
{
	size_t n = strlen(text);

	return n > 0 && n <= SLUG_MAX && text[0] != '-' && strspn(text,
	    "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

int
partner_slug(struct str *out, const char *name, const char *slug,
    struct err *e)
{
	if (slug != NULL && !is_id(slug))
		return err_set(e, ERR_USAGE, "slug '%.80s': use lower-case "
		    "letters a to z, digits and -, at most %d", slug,
		    SLUG_MAX);
	if (slug != NULL)
		str_adds(out, slug);
	else
		slug_ascii(out, name);
	return 0;
}

/* The slug for the new partner, which no other has. */
static int
find_slug(struct str *out, const struct ws *ws,
    const struct partner_new *asked, struct err *e)
{
	struct str rel = STR_INIT;
	const struct partner *p;
	bool taken;

	if (partner_slug(out, asked->name, asked->slug, e) < 0)
		return -1;
	p = map_get(&ws->partner_slugs, out->s);
	if (p != NULL)
		return err_set(e, ERR_EXISTS, "the slug %s is that of "
		    "'%.80s'; choose another with --slug", out->s, p->name);
	str_addf(&rel, "partners/%s/partner.yaml", out->s);
	taken = root_exists(&ws->root, rel.s);
	if (taken)
		err_set(e, ERR_EXISTS, "%s is there already", rel.s);
	str_release(&rel);
	return taken ? -1 : 0;
}

/* Add the edit key=value for what may be given once. */
static int
take_one(struct partner_edits *pe, const struct node *record,
    const char *key, const struct list *values, struct err *e)
{
	if (values->n == 0)
		return 0;
	if (values->n > 1)
		return err_set(e, ERR_USAGE, "a partner has one %s: give "
		    "--%s once", key, key);
	return partner_set(pe, record, arena_printf(&pe->arena, "%s=%s", key,
	    values->s[0]), false, e);
}

/* Add the edits for each of the values, behind prefix. */
static int
take_all(struct partner_edits *pe, const struct node *record,
    const char *prefix, const struct list *values, struct err *e)
{
	size_t i;

	for (i = 0; i < values->n; i++) {
		if (partner_set(pe, record, arena_printf(&pe->arena, "%s%s",
		    prefix, values->s[i]), false, e) < 0)
			return -1;
	}
	return 0;
}

static int
take_values(struct partner_edits *pe, const struct node *record,
    const struct partner_new *asked, struct err *e)
{
	const char *prospect = partner_stages[0];
	const struct list first = { &prospect, 1, 1 };

	if (take_one(pe, record, "type", asked->types, e) < 0 ||
	    take_one(pe, record, "stage", asked->stages->n > 0 ?
	    asked->stages : &first, e) < 0 ||
	    take_one(pe, record, "tier", asked->tiers, e) < 0 ||
	    take_one(pe, record, "manager", asked->managers, e) < 0 ||
	    take_all(pe, record, "contacts+=", asked->contacts, e) < 0 ||
	    take_all(pe, record, "", asked->sets, e) < 0)
		return -1;
	if (partner_edits_has(pe, "name"))
		return err_set(e, ERR_USAGE, "name: is the operand, not an "
		    "option");
	if (asked->reason != NULL && !partner_edits_has(pe, "tier"))
		return err_set(e, ERR_USAGE, "--reason says why a tier is "
		    "set: --tier TIER");
	return asked->reason == NULL ? 0 : partner_set_end(pe, record,
	    asked->reason, e);
}

int
partner_new(struct str *text, struct partner_edits *pe, struct ws *ws,
    const struct partner_new *asked, struct err *e)
{
	struct str slug = STR_INIT;
	const struct node *record;
	int rc = -1;

	if (asked->types->n == 0)
		return err_set(e, ERR_USAGE, "which type of partner? For "
		    "example --type reseller");
	if (partner_name_check(ws, asked->name, NULL, e) == 0 &&
	    find_slug(&slug, ws, asked, e) == 0) {
		partner_edits_init(pe, ws, slug.s, NULL);
		str_adds(text, "name: ");
		yaml_scalar(text, asked->name, strlen(asked->name));
		str_adds(text, "\ntype: ");
		yaml_scalar(text, asked->types->s[0],
		    strlen(asked->types->s[0]));
		str_addc(text, '\n');
		record = yaml_parse(&pe->arena, text->s, text->len, pe->file,
		    e);
		if (record != NULL)
			rc = take_values(pe, record, asked, e);
		if (rc == 0 && !asked->another)
			rc = partner_twin_check(ws, pe, e);
	}
	str_release(&slug);
	return rc;
}
