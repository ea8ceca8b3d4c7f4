/* genrequest - the one commit that writes all documents of a request */

#include "genset.h"

#include "exchange.h"
#include "inputs.h"
#include "slug.h"
#include "usage.h"

const char *
genset_stem(struct arena *a, const struct genset *set)
{
	const struct genset_item *item = NULL;
	struct str s = STR_INIT;
	const char *stem;
	size_t i, documents = 0;

	for (i = 0; i < set->n; i++) {
		if (set->items[i].doc.nwanted == 0)
			continue;
		item = &set->items[i];
		documents++;
	}
	if (documents != 1)
		return "strategy";
	slug_ascii(&s, item->artifact);
	if (item->partner != NULL)
		str_addf(&s, "-%s", item->partner->slug);
	for (i = 0; i < item->doc.n && item->doc.nwanted == 1; i++) {
		if (item->doc.sections[i].wanted)
			str_addf(&s, "-%s", item->doc.sections[i].spec->id);
	}
	stem = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return stem;
}

/* The beginning of a text, on one line. */
static const char *
one_line(struct arena *a, const char *text)
{
	const char *p;
	struct str s = STR_INIT;

	for (p = text; *p != '\0'; p++) {
		if ((unsigned char)*p > ' ' && *p != 0x7f)
			str_addc(&s, *p);
		else if (s.len > 0 && s.s[s.len - 1] != ' ')
			str_addc(&s, ' ');
		if (s.len > 72 && ((unsigned char)p[1] & 0xc0) != 0x80)
			break;
	}
	str_trim_end(&s);
	if (*p != '\0' && p[1] != '\0')
		str_adds(&s, " ...");
	p = arena_dup(a, s.s);
	str_release(&s);
	return p;
}

/* What an edit was asked for, on one line; NULL: it is none. */
static const char *
instruction_of(struct arena *a, const struct genset *set)
{
	const struct gen_doc *doc;
	size_t i, j;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (j = 0; j < doc->n; j++) {
			if (doc->sections[j].wanted &&
			    doc->sections[j].draft.instruction != NULL)
				return one_line(a,
				    doc->sections[j].draft.instruction);
		}
	}
	return NULL;
}

/* The subject line: what was drafted, by name where it is few. */
static char *
subject_of(struct arena *a, const struct genset *set, bool kept)
{
	const char *instruction = instruction_of(a, set);
	const struct gen_doc *doc;
	struct str s = STR_INIT;
	size_t i, j, n = 0;
	char *out;

	str_adds(&s, instruction != NULL ? "edit:" : genset_is_report(set) ?
	    "report:" : "gen:");
	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		if (doc->nwanted == 0)
			continue;
		if (n++ == 6) {
			str_adds(&s, " and others");
			break;
		}
		str_addf(&s, "%s %s", n > 1 ? "," : "", genset_title(a,
		    &set->items[i]));
		for (j = 0; j < doc->n && doc->nwanted <= 2 &&
		    doc->nwanted < doc->n; j++) {
			if (doc->sections[j].wanted)
				str_addf(&s, " %s",
				    doc->sections[j].spec->id);
		}
	}
	if (genset_is_report(set))
		str_addf(&s, ", %s", set->items[0].doc.spec.output);
	if (kept)
		str_adds(&s, ", kept as it stands");
	if (instruction != NULL)
		str_addf(&s, ": %s", instruction);
	out = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return out;
}

/* What a model took for one section, for pos-log --cost. */
static const char *
usage_text(struct arena *a, const struct gen_doc *doc, const struct draft *d)
{
	const struct draft_model *m = d->model;
	struct str s = STR_INIT;
	const char *out;

	usage_add(&s, &(struct usage_told){ .target = arena_printf(a, "%s#%s",
	    doc->spec.output, d->section->id), .model = m->model,
	    .kept = m->kept, .tokens = { m->in, m->cached, m->out },
	    .cost = m->cost });
	out = arena_dup(a, s.s);
	str_release(&s);
	return out;
}

/* The model that wrote, as the kernel's documentation wants it told. */
static size_t
add_model_trailers(struct trailer *out, struct arena *a,
    const struct genset *set)
{
	const struct draft_model *m, *first = NULL;
	const struct gen_doc *doc;
	size_t i, j, n = 0;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (j = 0; j < doc->n; j++) {
			m = doc->sections[j].draft.model;
			if (!doc->sections[j].wanted || m == NULL)
				continue;
			if (first == NULL)
				out[n++] = (struct trailer){ "Assisted-by",
				    arena_printf(a, "pos-gen:%s", m->model) };
			first = m;
			out[n++] = (struct trailer){ "Pos-Usage",
			    usage_text(a, doc, &doc->sections[j].draft) };
		}
	}
	return n;
}

/* Trailers: what was done, to which sections, by what, from what. */
static void
add_trailers(struct commit_request *req, struct arena *a,
    const struct genset *set, const char *engine, size_t sections)
{
	struct trailer *out = arena_alloc(a, (2 * sections + 4) *
	    sizeof(*out));
	struct node *inputs = node_new(a, NODE_MAP);
	const struct gen_doc *doc;
	size_t i, j, n = 0;

	out[n++] = (struct trailer){ "Pos-Op", instruction_of(a, set) != NULL ?
	    "edit" : genset_is_report(set) ? "report" : "gen" };
	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		gen_inputs(inputs, a, doc);
		for (j = 0; j < doc->n; j++) {
			if (doc->sections[j].wanted)
				out[n++] = (struct trailer){ "Pos-Target",
				    arena_printf(a, "%s#%s", doc->spec.output,
				    doc->sections[j].spec->id) };
		}
	}
	out[n++] = (struct trailer){ "Pos-Engine", engine };
	if (inputs->n > 0)
		out[n++] = (struct trailer){ "Pos-Inputs",
		    inputs_text(a, inputs) };
	n += add_model_trailers(out + n, a, set);
	req->trailers = out;
	req->ntrailers = n;
}

void
genset_request(struct commit_request *req, struct arena *a,
    struct genset *set, const char *engine, bool keep)
{
	size_t i, k, sections = 0, n = 1;

	for (i = 0; i < set->n; i++)
		n += set->items[i].doc.nchanges;
	req->changes = arena_alloc(a, n * sizeof(*req->changes));
	for (i = 0; i < set->n; i++) {
		struct gen_doc *doc = &set->items[i].doc;

		doc->record.kept = keep;
		sections += doc->nwanted;
		if (doc->nwanted == 0)
			continue;
		for (k = keep ? 1 : 0; k < (keep ? 2 : doc->nchanges); k++)
			req->changes[req->nchanges++] = doc->changes[k];
	}
	if (set->also != NULL)
		req->changes[req->nchanges++] = *set->also;
	req->subject = subject_of(a, set, keep);
	add_trailers(req, a, set, engine, sections);
}

void
genset_book(const struct genset *set)
{
	const struct draft_model *m;
	const struct gen_doc *doc;
	size_t i, j, k;

	for (i = 0; i < set->n; i++) {
		doc = &set->items[i].doc;
		for (j = 0; j < doc->n; j++) {
			m = doc->sections[j].draft.model;
			if (!doc->sections[j].wanted || m == NULL)
				continue;
			for (k = 0; k < 2; k++) {
				if (m->exchanges[k] != NULL)
					exchange_book(m->exchanges[k]);
			}
		}
	}
}
