/* importmap - what a map file says of columns and values */

#include "importmap.h"

#include <string.h>
#include <strings.h>

#include "file.h"
#include "root.h"
#include "slug.h"
#include "yaml.h"

size_t
import_map_field(const struct import_map *m, const char *name)
{
	size_t i;

	for (i = 0; i < m->nfields; i++) {
		if (strcmp(m->fields[i].name, name) == 0)
			return i;
	}
	return NO_COLUMN;
}

/* Fail: there is no such field; say which is near. */
static int
no_field(const struct import_map *m, const struct node *n, const char *name,
    struct err *e)
{
	const char *names[IMPORT_FIELDS_MAX], *near;
	size_t i;

	for (i = 0; i < m->nfields; i++)
		names[i] = m->fields[i].name;
	near = str_nearest(name, names, m->nfields);
	return node_err(e, n, "%s have no field '%.60s'; %s%s%s",
	    import_kind_name(m->kind), name, near != NULL ? "did you mean '"
	    : "pos-import(1) lists them", near != NULL ? near : "",
	    near != NULL ? "'?" : "");
}

/* A map file's part, which must be a map. */
static int
take_part(const struct node **out, const struct node *root, const char *key,
    struct err *e)
{
	*out = node_get(root, key);
	if (node_unknown(*out))
		*out = NULL;
	if (*out != NULL && (*out)->kind != NODE_MAP)
		return node_err(e, *out, "%s: a map is expected, as in "
		    "{\"Opportunity Name\": name}", key);
	return 0;
}

/* What the values of each field mean: of a text, a text or nothing. */
static int
check_values(const struct import_map *m, struct err *e)
{
	const struct node *c, *value;

	NODE_EACH(c, m->values) {
		if (import_map_field(m, c->key) == NO_COLUMN)
			return no_field(m, c, c->key, e);
		if (!node_unknown(c) && c->kind != NODE_MAP)
			return node_err(e, c, "values: %s: a map is expected, "
			    "as in {\"Flow v2\": halden-flow}", c->key);
		NODE_EACH(value, c) {
			if (!node_unknown(value) && node_text(value) == NULL)
				return node_err(e, value, "values: %s: one "
				    "value is expected for '%.60s'", c->key,
				    value->key);
		}
	}
	return 0;
}

static int
check_file(struct import_map *m, const struct node *root, struct err *e)
{
	static const char *const known[] = { "system", "columns", "stages",
	    "values" };
	const struct node *c;
	const char *near;

	NODE_EACH(c, root) {
		near = str_nearest(c->key, known, 4);
		if (strcmp(c->key, "system") != 0 && strcmp(c->key,
		    "columns") != 0 && strcmp(c->key, "stages") != 0 &&
		    strcmp(c->key, "values") != 0)
			return node_err(e, c, "a map file has no '%.60s'; %s%s"
			    "%s", c->key, near != NULL ? "did you mean '" :
			    "it has system, columns, stages and values",
			    near != NULL ? near : "", near != NULL ? "'?" :
			    "");
	}
	NODE_EACH(c, m->columns) {
		if (!node_unknown(c) && (node_text(c) == NULL ||
		    import_map_field(m, c->text) == NO_COLUMN))
			return no_field(m, c, c->text ? c->text : "", e);
	}
	if (check_values(m, e) < 0)
		return -1;
	NODE_EACH(c, m->stages) {
		if (node_text(c) == NULL || import_stage(c->text) == NULL ||
		    strcmp(import_stage(c->text), c->text) != 0)
			return node_err(e, c, "stages: '%.40s' is none of "
			    "qualification, discovery, proposal, negotiation, "
			    "won and lost", c->text ? c->text : "");
	}
	return 0;
}

/* The system that the file names: an id, as it is a key under ids. */
static int
take_system(struct import_map *m, const struct node *n, struct err *e)
{
	struct str id = STR_INIT;
	bool is_id;

	if (node_unknown(n))
		return 0;
	slug_ascii(&id, node_text(n) != NULL ? n->text : "");
	is_id = node_text(n) != NULL && strcmp(id.s, n->text) == 0;
	m->system = node_text(n);
	str_release(&id);
	return is_id ? 0 : node_err(e, n, "system: use lower-case letters, "
	    "digits and -");
}

int
import_map_open(struct import_map *m, enum import_kind kind,
    const char *path, struct err *e)
{
	struct str text = STR_INIT;
	const struct node *root = NULL;
	int rc = 0;

	memset(m, 0, sizeof(*m));
	m->kind = kind;
	m->fields = import_fields(kind, &m->nfields);
	if (path == NULL)
		return 0;
	rc = file_read(&text, path, FILE_MAX_BYTES, e);
	if (rc == 0) {
		root = yaml_parse(&m->arena, text.s, text.len, path, e);
		rc = root == NULL ? -1 : 0;
	}
	if (rc == 0 && root->kind != NODE_MAP)
		rc = node_err(e, root, "a map file is expected, such as "
		    "columns: {\"Opportunity Name\": name}");
	if (rc == 0 && (take_part(&m->columns, root, "columns", e) < 0 ||
	    take_part(&m->stages, root, "stages", e) < 0 ||
	    take_part(&m->values, root, "values", e) < 0 ||
	    take_system(m, node_get(root, "system"), e) < 0 ||
	    check_file(m, root, e) < 0))
		rc = -1;
	str_release(&text);
	return rc;
}

void
import_map_release(struct import_map *m)
{
	list_release(&m->unused);
	arena_release(&m->arena);
}

bool
import_map_has(const struct import_map *m, size_t field)
{
	return m->column[field] != NO_COLUMN;
}

const char *
import_map_value(const struct import_map *m, size_t field, const char *text)
{
	const struct node *map = node_get(m->values, m->fields[field].name);
	const struct node *c;

	if (m->kind == IMPORT_DEALS && field == DEAL_STAGE) {
		NODE_EACH(c, m->stages) {
			if (strcasecmp(c->key, text) == 0)
				return node_text(c);
		}
	}
	NODE_EACH(c, map) {
		if (strcasecmp(c->key, text) == 0)
			return node_text(c) != NULL ? c->text : "";
	}
	return NULL;
}
