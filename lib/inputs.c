/* inputs - which files evidence was computed from */

#include "inputs.h"

#include <string.h>

#include "datafile.h"
#include "hash.h"
#include "yamlout.h"

/*
 * Append "hash path\n" for a file, of what was loaded of it if it was. A
 * missing one adds nothing.
 */
static int
add_file(struct str *out, const struct ws *ws, const char *rel,
    struct err *e)
{
	const char *known = ws_yaml_hash(ws, rel);
	struct err missing = ERR_INIT;
	struct str bytes = STR_INIT;
	char hex[HASH_HEX];
	int rc = 0;

	if (known != NULL) {
		str_addf(out, "%s %s\n", known, rel);
	} else if (files_read(&bytes, &ws->files, rel, &missing) == 0) {
		hash_bytes(hex, bytes.s, bytes.len);
		str_addf(out, "%s %s\n", hex, rel);
	} else if (missing.code != ERR_NOTFOUND) {
		rc = err_set(e, missing.code, "%s", missing.msg);
	}
	str_release(&bytes);
	return rc;
}

/* All partner records; those that were loaded were hashed then. */
static int
add_partners(struct str *out, const struct ws *ws, struct err *e)
{
	struct names names = { 0 };
	struct str rel = STR_INIT;
	const struct partner *p;
	int rc = files_list(&names, &ws->files, "partners", e);
	size_t i;

	for (i = 0; i < names.n && rc == 0; i++) {
		str_reset(&rel);
		str_addf(&rel, "partners/%s/partner.yaml", names.s[i]);
		p = map_get(&ws->partner_slugs, names.s[i]);
		if (p != NULL && p->hash != NULL)
			str_addf(out, "%s %s\n", p->hash, rel.s);
		else
			rc = add_file(out, ws, rel.s, e);
	}
	str_release(&rel);
	names_release(&names);
	return rc;
}

/* All files of a folder whose names begin alike: "data/deals". */
static int
add_prefix(struct str *out, const struct ws *ws, const char *prefix,
    struct err *e)
{
	const char *slash = strrchr(prefix, '/');
	struct names names = { 0 };
	struct str rel = STR_INIT;
	size_t i;
	int rc;

	str_add(&rel, prefix, (size_t)(slash - prefix));
	rc = files_list(&names, &ws->files, rel.s, e);
	for (i = 0; i < names.n && rc == 0; i++) {
		if (!str_starts(names.s[i], slash + 1) ||
		    !str_ends(names.s[i], ".yaml"))
			continue;
		str_reset(&rel);
		str_add(&rel, prefix, (size_t)(slash + 1 - prefix));
		str_adds(&rel, names.s[i]);
		rc = add_file(out, ws, rel.s, e);
	}
	str_release(&rel);
	names_release(&names);
	return rc;
}

/* A file of accounts and its parts, or any other file. */
static int
add_whole(struct str *out, const struct ws *ws, const char *rel,
    struct err *e)
{
	enum data_kind kind = data_kind(rel);
	struct names names = { 0 };
	size_t i;
	int rc;

	if (kind != DATA_CUSTOMERS && kind != DATA_PROSPECTS)
		return add_file(out, ws, rel, e);
	rc = data_files(&names, &ws->files, kind, e);
	for (i = 0; i < names.n && rc == 0; i++)
		rc = add_file(out, ws, names.s[i], e);
	names_release(&names);
	return rc;
}

/* The facts of a document, for "strategy/icp.md". */
static int
hash_facts(struct str *out, struct evidence *ev, const char *input,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	size_t from = strlen("strategy/"), to = strlen(input) - strlen(".md");
	struct str text = STR_INIT;
	const struct node *facts;
	char hex[HASH_HEX];

	if (evidence_facts(&facts, ev, arena_ndup(a, input + from, to - from),
	    e) < 0)
		return -1;
	if (facts == NULL) {
		str_adds(out, "-");
		return 0;
	}
	yaml_write(&text, facts, 0);
	hash_bytes(hex, text.s, text.len);
	str_adds(out, hex);
	str_release(&text);
	return 0;
}

int
inputs_files(struct str *out, const struct ws *ws, const char *input,
    struct err *e)
{
	if (strcmp(input, "partners") == 0)
		return add_partners(out, ws, e);
	if (strrchr(input, '.') == NULL)
		return add_prefix(out, ws, input, e);
	return add_whole(out, ws, input, e);
}

/* The hash of one input: of a file that of its bytes. */
static int
hash_input(struct str *out, struct evidence *ev, const char *input,
    struct err *e)
{
	struct str list = STR_INIT;
	char hex[HASH_HEX];
	int rc;

	if (str_ends(input, ".md"))
		return hash_facts(out, ev, input, e);
	rc = inputs_files(&list, ev->ws, input, e);
	if (rc == 0 && list.len == 0) {
		str_adds(out, "-");
	} else if (rc == 0 && strrchr(input, '.') != NULL &&
	    strchr(list.s, '\n') == list.s + list.len - 1) {
		str_add(out, list.s, HASH_HEX - 1);
	} else if (rc == 0) {
		hash_bytes(hex, list.s, list.len);
		str_adds(out, hex);
	}
	str_release(&list);
	return rc;
}

/* The hash of an input, computed once a run. */
static int
input_hash(const char **out, struct evidence *ev, const char *input,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const char *known = node_get_text(ev->inputs, input, NULL);
	struct str hash = STR_INIT;
	int rc = 0;

	if (known == NULL) {
		rc = hash_input(&hash, ev, input, e);
		known = node_str(a, ev->inputs, input, hash.s)->text;
	}
	*out = known;
	str_release(&hash);
	return rc;
}

int
inputs_of(struct node **out, struct evidence *ev, const struct node *names,
    struct err *e)
{
	struct arena *a = &ev->ws->arena;
	const struct provider *p;
	const struct node *name;
	const char *hash;
	size_t i;

	*out = node_new(a, NODE_MAP);
	NODE_EACH(name, names) {
		p = evidence_provider(node_text(name) ? name->text : "");
		for (i = 0; p != NULL && p->inputs[i] != NULL; i++) {
			if (node_get(*out, p->inputs[i]) != NULL)
				continue;
			if (input_hash(&hash, ev, p->inputs[i], e) < 0)
				return -1;
			node_str(a, *out, p->inputs[i], hash);
		}
	}
	return 0;
}

struct node *
inputs_differ(struct arena *a, const struct node *before,
    const struct node *now)
{
	struct node *list = node_new(a, NODE_LIST), *item;
	const struct node *n;
	const char *old;

	NODE_EACH(n, now) {
		old = node_get_text(before, n->key, NULL);
		if (old != NULL && strcmp(old, n->text) == 0)
			continue;
		item = node_item(a, list);
		node_str(a, item, "path", n->key);
		if (old != NULL)
			node_str(a, item, "before", old);
		node_str(a, item, "now", n->text);
	}
	return list;
}

const char *
inputs_text(struct arena *a, const struct node *inputs)
{
	struct str s = STR_INIT;
	const struct node *n;
	const char *text;

	NODE_EACH(n, inputs)
		str_addf(&s, "%s%s@%.7s", s.len > 0 ? " " : "", n->key,
		    n->text);
	text = arena_ndup(a, s.s, s.len);
	str_release(&s);
	return text;
}
