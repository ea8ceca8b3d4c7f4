/* pack_manifest - what is in an archive, and from where */

#include "pack.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "sha256.h"

/* In the order of enum pack_kind. */
static const char *const kinds[] = { "document", "template", "playbook",
	"picture", "sidecar", "record" };

static void
put(json_t *map, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(map, key, json_string(text));
}

/* Which engine drafted each section, and when. */
static void
put_sections(json_t *map, const struct node *sidecar)
{
	const struct node *section;
	json_t *list, *entry;

	if (sidecar == NULL)
		return;
	list = json_array();
	NODE_EACH(section, node_get(sidecar, "sections")) {
		entry = json_object();
		put(entry, "id", section->key);
		put(entry, "engine", node_get_text(section, "engine", NULL));
		put(entry, "generated", node_get_text(section, "generated",
		    NULL));
		json_array_append_new(list, entry);
	}
	json_object_set_new(map, "sections", list);
}

static json_t *
describe(const struct pack_entry *entry)
{
	const struct pack_file *f = entry->file;
	json_t *map = json_object();
	char hex[SHA256_HEX];

	sha256_bytes(hex, entry->bytes, entry->n);
	put(map, "path", entry->name);
	put(map, "kind", f == NULL || entry->page ? "page" : kinds[f->kind]);
	json_object_set_new(map, "size", json_integer((json_int_t)entry->n));
	put(map, "sha256", hex);
	if (f == NULL)
		return map;
	put(map, "title", f->title);
	put(map, "source", f->path);
	json_object_set_new(map, "shipped", json_boolean(f->shipped));
	json_object_set_new(map, "committed", json_boolean(f->saved));
	if (f->partner != NULL && f->partner[0] != '\0')
		put(map, "partner", f->partner);
	if (!entry->page)
		put_sections(map, f->sidecar);
	return map;
}

void
pack_manifest(struct str *out, const struct pack *p,
    const struct pack_entry *entries, size_t n)
{
	const struct packset *set = p->set;
	json_t *top = json_object(), *files = json_array();
	char *text;
	size_t i;

	json_object_set_new(top, "schema_version", json_integer(1));
	put(top, "company", node_get_text(set->ws->company, "name", NULL));
	put(top, "title", p->title);
	put(top, "commit", set->commit);
	for (i = 0; i < n; i++)
		json_array_append_new(files, describe(&entries[i]));
	json_object_set_new(top, "files", files);
	text = json_dumps(top, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	str_addf(out, "%s\n", text);
	free(text);
	json_decref(top);
}
