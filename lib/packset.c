/* packset - what goes into a package */

#include "packset.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "history.h"
#include "mem.h"
#include "pathcheck.h"
#include "share.h"
#include "slug.h"

/* Several sets: so many are told by name. */
enum { LABELS_SHOWN = 3 };

/* SOURCE_DATE_EPOCH: reproducible-builds.org/specs/source-date-epoch */
static int
read_epoch(int64_t *made, struct err *e)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");

	if (text == NULL || text[0] == '\0')
		return 0;
	if (strlen(text) > 12 || text[strspn(text, "0123456789")] != '\0')
		return err_set(e, ERR_USAGE, "SOURCE_DATE_EPOCH: '%.40s': "
		    "seconds since 1970 are expected", text);
	*made = strtoll(text, NULL, 10);
	return 0;
}

int
packset_open(struct packset *set, struct err *e)
{
	struct history h = HISTORY_INIT;
	int rc;

	set->ws->hash = hash_bytes;	/* for former_names() */
	rc = ws_load(set->ws, WS_COMPANY | WS_PARTNERS, e);
	if (rc == 0)
		rc = history_head(&h, &set->ws->root, e);
	if (rc > 0) {
		set->commit = arena_dup(&set->a, h.id);
		set->made = h.time;
	}
	history_close(&h);
	return rc < 0 ? -1 : read_epoch(&set->made, e);
}

void
packset_close(struct packset *set)
{
	catalogue_release(&set->library);
	map_release(&set->at);
	names_release(&set->partners);
	names_release(&set->left_out);
	names_release(&set->labels);
	names_release(&set->titles);
	names_release(&set->doubtful);
	names_release(&set->called);
	free(set->v);
	arena_release(&set->a);
}

const struct pack_file *
packset_find(const struct packset *set, const char *path)
{
	const size_t *at = map_get(&set->at, path);

	return at != NULL ? &set->v[*at] : NULL;
}

static int
read_bytes(struct str *out, bool *shipped, struct packset *set,
    enum pack_kind kind, const char *path, struct err *e)
{
	const struct ws *ws = set->ws;

	*shipped = (kind == PACK_TEMPLATE || kind == PACK_PLAYBOOK) &&
	    !root_exists(&ws->root, path);
	if (*shipped)
		return share_read(out, NULL, path, e);
	return files_read(out, &ws->files, path, e);
}

static int
check_room(const struct packset *set, size_t n, struct err *e)
{
	if (set->n >= PACK_FILES_MOST)
		return err_set(e, ERR_INVALID, "more than %d files; name "
		    "fewer, and make several packages", PACK_FILES_MOST);
	if (n > PACK_BYTES_MOST - set->bytes)
		return err_set(e, ERR_INVALID, "more than %d MiB of files; "
		    "name fewer, and make several packages",
		    PACK_BYTES_MOST >> 20);
	return 0;
}

/* A copy of what was read, in the set. */
static struct pack_file *
keep(struct packset *set, enum pack_kind kind, const char *path,
    const struct str *text)
{
	struct pack_file *f;
	size_t *at = arena_alloc(&set->a, sizeof(*at));

	MEM_ROOM(set->v, set->n, set->cap);
	*at = set->n;
	f = &set->v[set->n++];
	*f = (struct pack_file){ .kind = kind,
	    .path = arena_dup(&set->a, path), .n = text->len,
	    .text = arena_ndup(&set->a, text->s, text->len) };
	*map_at(&set->at, f->path) = at;
	set->bytes += text->len;
	return f;
}

int
packset_put(struct pack_file **out, struct packset *set, enum pack_kind kind,
    const char *path, struct err *e)
{
	const size_t *at = map_get(&set->at, path);
	struct str text = STR_INIT;
	bool shipped = false;
	int rc;

	*out = at != NULL ? &set->v[*at] : NULL;
	if (at != NULL)
		return 0;
	rc = path_check(path, e);
	if (rc == 0)
		rc = read_bytes(&text, &shipped, set, kind, path, e);
	if (rc == 0)
		rc = check_room(set, text.len, e);
	if (rc == 0) {
		*out = keep(set, kind, path, &text);
		(*out)->shipped = (*out)->saved = shipped;
	}
	str_release(&text);
	return rc;
}

void
packset_drop(struct packset *set)
{
	struct pack_file *f = &set->v[--set->n];

	*map_at(&set->at, f->path) = NULL;
	set->bytes -= f->n;
}

void
packset_label(struct packset *set, const char *label, const char *title)
{
	if (names_has(&set->labels, label))
		return;
	names_add(&set->labels, label);
	names_add(&set->titles, title);
}

const char *
packset_name(struct packset *set)
{
	struct str text = STR_INIT, name = STR_INIT;
	const char *out;
	size_t i, n = set->labels.n;

	slug_ascii(&name, node_get_text(set->ws->company, "name", "partner "
	    "program"));
	for (i = 0; i < n && n <= LABELS_SHOWN; i++)
		str_addf(&text, " %s", set->labels.s[i]);
	str_addc(&name, '-');
	slug_ascii(&name, text.len > 0 ? text.s : "documents");
	out = arena_dup(&set->a, name.s);
	str_release(&text);
	str_release(&name);
	return out;
}

/* What many documents are called together. */
static const char *
common_title(const struct packset *set)
{
	size_t i;

	for (i = 0; i < set->n; i++)
		if (!str_starts(set->v[i].path, "strategy/"))
			return "Documents";
	return "Partner strategy";
}

const char *
packset_title(struct packset *set)
{
	struct str title = STR_INIT;
	const char *out;
	size_t i, n = set->titles.n;

	for (i = 0; i < n && n <= LABELS_SHOWN; i++)
		str_addf(&title, "%s%s", i == 0 ? "" : i + 1 < n ? ", " :
		    " and ", set->titles.s[i]);
	out = arena_dup(&set->a, title.len > 0 ? title.s :
	    common_title(set));
	str_release(&title);
	return out;
}

bool
pack_is_text(const struct pack_file *f)
{
	return f->kind <= PACK_PLAYBOOK;
}

size_t
packset_texts(const struct packset *set)
{
	size_t i, n = 0;

	for (i = 0; i < set->n; i++)
		n += pack_is_text(&set->v[i]);
	return n;
}
