/* version - one version of a generated document with its sidecar */

#include "version.h"

#include <string.h>

#include "front.h"
#include "md.h"
#include "place.h"
#include "sidecar.h"
#include "yaml.h"

const struct version_section *
version_section(const struct version *v, const char *id)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		if (strcmp(v->sections[i].id, id) == 0)
			return &v->sections[i];
	}
	return NULL;
}

const struct version_section *
version_place(const struct version *v, const char *place)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		if (v->sections[i].text != NULL &&
		    strcmp(v->sections[i].place, place) == 0)
			return &v->sections[i];
	}
	return NULL;
}

static void
add(struct version *out, struct arena *a, const char *id,
    const struct md *md, const struct md_section *s,
    const struct node *record)
{
	struct version_section *v = &out->sections[out->n++];
	struct str text = STR_INIT;

	v->id = arena_dup(a, id);
	v->place = v->heading = "";
	v->record = record;
	if (s != NULL) {
		md_section_text(&text, md, s);
		v->text = arena_ndup(a, text.s, text.len);
		v->line = s->line;
		v->place = arena_dup(a, s->id);
		v->heading = arena_dup(a, s->heading);
	}
	str_release(&text);
}

/* Those of the document that no record of the sidecar is of. */
static void
add_others(struct version *out, struct arena *a, const struct md *md,
    const bool *taken)
{
	size_t i;

	for (i = 0; i < md->n_sections; i++) {
		if (!taken[i])
			add(out, a, md->sections[i].id, md, &md->sections[i],
			    NULL);
	}
}

/* The order of the document; what is not there goes behind. */
static void
sort(struct version *v)
{
	struct version_section one;
	size_t i, j;

	for (i = 1; i < v->n; i++) {
		one = v->sections[i];
		for (j = i; j > 0 && one.line > 0 &&
		    (v->sections[j - 1].line == 0 ||
		    v->sections[j - 1].line > one.line); j--)
			v->sections[j] = v->sections[j - 1];
		v->sections[j] = one;
	}
}

static void
read_sections(struct version *out, struct arena *a, const struct md *md,
    const struct node *sidecar)
{
	const struct node *records = node_get(sidecar, "sections"), *n;
	size_t total = md->n_sections + (records != NULL ? records->n : 0);
	bool *taken = arena_alloc(a, md->n_sections + 1);
	const struct md_section *s;

	out->sections = arena_alloc(a, (total + 1) * sizeof(*out->sections));
	NODE_EACH(n, records) {
		s = place_find(md, NULL, sidecar, n->key);
		if (s != NULL)
			taken[s - md->sections] = true;
		add(out, a, n->key, md, s, n);
	}
	add_others(out, a, md, taken);
	sort(out);
}

void
version_read(struct version *out, struct arena *a, const struct str *doc,
    const struct str *sidecar)
{
	static const struct str none = STR_INIT;
	const struct node *side = NULL;
	struct front front;
	struct md md;

	memset(out, 0, sizeof(*out));
	if (sidecar != NULL)
		side = yaml_parse(a, sidecar->s, sidecar->len, "sidecar",
		    NULL);
	if (!sidecar_is_sound(side))
		side = NULL;
	out->drafted = sidecar_facts(a, side);
	if (doc == NULL)
		doc = &none;
	if (md_parse(&md, doc->s, doc->len, "document", NULL) < 0)
		return;
	if (md.n_sections <= MD_MANY)
		read_sections(out, a, &md, side);
	if (front_find(&front, doc->s, doc->len))
		out->facts = node_get(front_parse(a, &front, doc->s,
		    "document", NULL), "facts");
	md_release(&md);
}
