/* genset - the generated documents of one request */

#include "genset.h"

#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "hash.h"
#include "mem.h"
#include "reportdoc.h"
#include "sidecar.h"

/* The item of this artifact and partner, made when there is none. */
static struct genset_item *
item_at(struct genset *set, const char *artifact, struct partner *partner)
{
	struct genset_item *item;
	size_t i;

	for (i = 0; i < set->n; i++) {
		item = &set->items[i];
		if (item->partner == partner &&
		    strcmp(item->artifact, artifact) == 0)
			return item;
	}
	MEM_ROOM(set->items, set->n, set->cap);
	item = &set->items[set->n++];
	memset(item, 0, sizeof(*item));
	str_init(&item->doc.conflict);
	item->artifact = artifact;
	item->partner = partner;
	return item;
}

int
genset_add(struct genset *set, struct ws *ws, const char *operand,
    const char *partner, struct err *e)
{
	struct address at = address_of(&ws->arena, operand);
	struct partner *p = NULL;
	struct genset_item *item;

	if (address_check(&at, operand, e) < 0 || (at.path != NULL &&
	    reportdoc_refuse(ws, at.path, e) < 0))
		return -1;
	if (at.partner != NULL)
		partner = at.partner;
	ws->hash = hash_bytes;
	if (partner != NULL && (ws_load(ws, WS_PARTNERS, e) < 0 ||
	    ws_partner(&p, ws, partner, e) < 0))
		return -1;
	item = item_at(set, at.artifact, p);
	if (at.section != NULL && !list_has(&item->ids, at.section))
		list_add(&item->ids, at.section);
	return 0;
}

/* Was the artifact drafted for all, or for this partner, as files have it? */
static bool
was_drafted(struct ws *ws, const struct spec *spec)
{
	const char *path = sidecar_path(&ws->arena, spec->output);
	struct str text = STR_INIT;
	bool there;

	if (ws->files.read == NULL)
		return root_exists(&ws->root, path);
	there = files_read(&text, &ws->files, path, NULL) == 0;
	str_release(&text);
	return there;
}

/* Add the artifact's documents of partners. */
static int
add_partners(struct genset *set, struct ws *ws, const char *artifact,
    struct err *e)
{
	struct spec_ask ask = { .name = artifact, .today = "" };
	struct names slugs = { 0 };
	struct partner *p;
	struct spec spec;
	size_t i;
	int rc;

	rc = files_list(&slugs, &ws->files, ".pos/partners", e);
	ws->hash = hash_bytes;	/* for inputs_of(): read once */
	if (rc == 0 && slugs.n > 0)
		rc = ws_load(ws, WS_PARTNERS, e);
	for (i = 0; i < slugs.n && rc == 0; i++) {
		p = map_get(&ws->partner_slugs, slugs.s[i]);
		if (p == NULL)
			continue;	/* pos-check tells of it */
		ask.partner = p->slug;
		if (spec_load(&spec, &ws->arena, &ws->files, &ask, NULL) < 0)
			break;		/* it is for no partner */
		if (was_drafted(ws, &spec))
			item_at(set, artifact, p);
	}
	names_release(&slugs);
	return rc;
}

static int
add_artifact(struct genset *set, struct ws *ws, const char *artifact,
    bool drafted, struct err *e)
{
	struct spec_ask ask = { .name = artifact, .today = "" };
	struct err why = ERR_INIT;
	struct spec spec;
	int rc;

	rc = spec_load(&spec, &ws->arena, &ws->files, &ask, &why);
	if (rc < 0 && why.code != ERR_USAGE)
		return err_set(e, why.code, "%s", why.msg);
	if (rc == 0 && spec.snapshot)
		return 0;
	if (rc == 0 && (!drafted || was_drafted(ws, &spec)))
		item_at(set, artifact, NULL);
	return add_partners(set, ws, artifact, e);
}

int
genset_add_all(struct genset *set, struct ws *ws, bool drafted,
    struct err *e)
{
	struct names names = { 0 };
	int rc = spec_list(&names, &ws->files, e);
	size_t i;

	for (i = 0; i < names.n && rc == 0; i++)
		rc = add_artifact(set, ws, arena_dup(&ws->arena, names.s[i]),
		    drafted, e);
	names_release(&names);
	return rc;
}

int
genset_choose(struct genset *set, struct ws *ws, const struct list *names,
    const char *partner, bool stale, struct err *e)
{
	size_t i;

	for (i = 0; i < names->n; i++) {
		if (genset_add(set, ws, names->s[i], partner, e) < 0)
			return -1;
	}
	return names->n > 0 ? 0 : genset_add_all(set, ws, stale, e);
}

/* An item's specification, to see what it computes with. */
struct plan {
	struct genset_item item;
	struct spec spec;
	bool known, placed;
};

/* Does the specification compute with what is in the document output? */
static bool
needs(const struct spec *spec, const char *output)
{
	const struct provider *p;
	const struct node *name;
	size_t i, j;

	for (i = 0; i < spec->n; i++) {
		NODE_EACH(name, spec->sections[i].evidence) {
			p = evidence_provider(node_text(name) ? name->text :
			    "");
			for (j = 0; p != NULL && p->inputs[j] != NULL; j++) {
				if (strcmp(p->inputs[j], output) == 0)
					return true;
			}
		}
	}
	return false;
}

/* May plans[i] come now: is all that it needs placed? */
static bool
is_ready(const struct plan *plans, size_t n, size_t i)
{
	size_t j;

	for (j = 0; j < n; j++) {
		if (j != i && !plans[j].placed && plans[j].known &&
		    plans[i].known &&
		    needs(&plans[i].spec, plans[j].spec.output) &&
		    !needs(&plans[j].spec, plans[i].spec.output))
			return false;
	}
	return true;
}

/* The next to place: one that is ready; else any, they need each other. */
static struct plan *
next_plan(struct plan *plans, size_t n)
{
	struct plan *any = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		if (plans[i].placed)
			continue;
		if (is_ready(plans, n, i))
			return &plans[i];
		if (any == NULL)
			any = &plans[i];
	}
	return any;
}

/*
 * Put those for no partner into the order they need each other; those of
 * partners, which nothing needs, come after them.
 */
static void
sort(struct genset *set, struct ws *ws)
{
	struct plan *plans = mem_zero(set->n + 1, sizeof(*plans)), *p;
	struct spec_ask ask = { .today = "" };
	size_t i, n = 0, at = 0, rest = set->n;

	for (i = 0; i < set->n; i++) {
		if (set->items[i].partner != NULL)
			continue;
		p = &plans[n++];
		p->item = set->items[i];
		ask.name = p->item.artifact;
		p->known = spec_load(&p->spec, &ws->arena, &ws->files, &ask,
		    NULL) == 0;
	}
	for (i = set->n; i-- > 0; ) {
		if (set->items[i].partner != NULL)
			set->items[--rest] = set->items[i];
	}
	while ((p = next_plan(plans, n)) != NULL) {
		p->placed = true;
		set->items[at++] = p->item;
	}
	free(plans);
}

int
genset_load(struct genset *set, struct evidence *ev, bool force, bool stale,
    struct err *e)
{
	struct gen_ask ask = { .force = force, .stale = stale };
	size_t i;

	sort(set, ev->ws);
	for (i = 0; i < set->n; i++) {
		ask.artifact = set->items[i].artifact;
		ask.partner = set->items[i].partner;
		ask.ids = &set->items[i].ids;
		if (gen_load(&set->items[i].doc, ev, &ask, e) < 0)
			return -1;
	}
	return 0;
}

int
genset_lock(struct genset *set, const struct ws *ws, struct err *e)
{
	struct genset_item *item;
	struct str name = STR_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < set->n && rc == 0; i++) {
		item = &set->items[i];
		str_reset(&name);
		str_adds(&name, item->artifact);
		if (item->partner != NULL)
			str_addf(&name, " of %s", item->partner->slug);
		rc = genlock_take(&item->lock, &ws->root, name.s, e);
	}
	str_release(&name);
	return rc;
}

int
genset_states_objective(const struct genset *set, struct err *e)
{
	const struct gen_doc *doc;
	size_t i, k;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (k = 0; k < doc->n && !(doc->sections[k].meant &&
		    node_get(doc->sections[k].spec->facts, "objective") !=
		    NULL); k++)
			;
		if (k == doc->n)
			return err_set(e, ERR_USAGE, "--objective: no section "
			    "asked for of %s states one; name framework, or "
			    "framework#objective beside others",
			    doc->spec.name);
	}
	return 0;
}

int
genset_check(const struct genset *set, struct err *e)
{
	size_t i;

	for (i = 0; i < set->n; i++) {
		if (gen_check(&set->items[i].doc, e) < 0)
			return -1;
	}
	return 0;
}

size_t
genset_changes(struct genset *set, struct evidence *ev, const char *engine)
{
	size_t i, n = 0;

	for (i = 0; i < set->n; i++)
		n += gen_changes(&set->items[i].doc, ev, engine);
	return n;
}

bool
genset_is_report(const struct genset *set)
{
	return set->n == 1 && set->items[0].doc.spec.snapshot;
}

const char *
genset_title(struct arena *a, const struct genset_item *item)
{
	if (item->partner == NULL)
		return item->doc.spec.snapshot && str_starts(item->artifact,
		    "report-") ? item->artifact + strlen("report-") :
		    item->artifact;
	return arena_printf(a, "%s of %s", item->artifact,
	    item->partner->name);
}

void
genset_release(struct genset *set)
{
	size_t i;

	for (i = 0; i < set->n; i++) {
		genlock_release(&set->items[i].lock);
		list_release(&set->items[i].ids);
		gen_release(&set->items[i].doc);
	}
	free(set->items);
	memset(set, 0, sizeof(*set));
}
