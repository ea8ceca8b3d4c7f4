/* place - where a document has the sections of its specification */

#include "place.h"

#include <string.h>

#include "line.h"
#include "sidecar.h"

enum { LINE_MIN = 8 };	/* shorter lines (rules of tables) tell nothing */

/* Is the document's section another one that the tools draft? */
static bool
is_taken(const char *doc_id, const struct spec *spec,
    const struct node *sidecar, const char *id)
{
	const struct node *record;
	const char *heading;
	size_t i;

	for (i = 0; spec != NULL && i < spec->n; i++) {
		if (strcmp(spec->sections[i].id, doc_id) == 0)
			return true;
	}
	NODE_EACH(record, node_get(sidecar, "sections")) {
		if (strcmp(record->key, doc_id) == 0)
			return true;
		heading = node_get_text(record, "heading", NULL);
		if (heading != NULL && strcmp(heading, doc_id) == 0 &&
		    strcmp(record->key, id) != 0)
			return true;
	}
	return false;
}

bool
place_is_like(const char *base, const struct str *text)
{
	size_t lines = 0, found = 0, n;

	for (; *base != '\0'; base += n + (base[n] == '\n')) {
		n = strcspn(base, "\n");
		if (n < LINE_MIN)
			continue;
		lines++;
		found += memmem(text->s, text->len, base, n) != NULL;
	}
	return found > 0 && found * 2 >= lines;
}

/* The section that holds what the engine gave, under whatever heading. */
static const struct md_section *
find_text(const struct md *md, const struct spec *spec,
    const struct node *sidecar, const char *id)
{
	const char *base = node_get_text(sidecar_section(sidecar, id), "base",
	    NULL);
	struct str text = STR_INIT;
	const struct md_section *s = NULL;
	size_t i;

	for (i = 0; base != NULL && s == NULL && i < md->n_sections; i++) {
		if (is_taken(md->sections[i].id, spec, sidecar, id))
			continue;
		str_reset(&text);
		md_section_text(&text, md, &md->sections[i]);
		if (place_is_like(base, &text))
			s = &md->sections[i];
	}
	str_release(&text);
	return s;
}

const struct md_section *
place_find(const struct md *md, const struct spec *spec,
    const struct node *sidecar, const char *id)
{
	const struct md_section *s = md_find(md, id);
	const char *heading = node_get_text(sidecar_section(sidecar, id),
	    "heading", NULL);

	if (s == NULL && heading != NULL)
		s = md_find(md, heading);
	if (s == NULL)
		s = find_text(md, spec, sidecar, id);
	return s;
}

/* The level of a line "### heading", however it ends; 0: it is none. */
static int
level_of(const char *s, size_t n, const char *heading)
{
	size_t level = 0, want = strlen(heading);

	while (level < n && s[level] == '#')
		level++;
	s += level;
	n -= level;
	while (n > 0 && strchr(" \t", *s) != NULL)
		s++, n--;
	while (n > 0 && strchr(" \t\r\n#", s[n - 1]) != NULL)
		n--;
	return level >= 1 && level <= 6 && n == want &&
	    memcmp(s, heading, n) == 0 ? (int)level : 0;
}

struct lookalike
place_lookalike(const struct md *md, const char *heading)
{
	struct lookalike found = { 0, 0 };
	size_t at = 0, next;
	int line = 0;

	while (at < md->n && found.level != 2) {
		next = line_next(md->bytes, md->n, at);
		line++;
		if (level_of(md->bytes + at, next - at, heading) > 0) {
			found.level = level_of(md->bytes + at, next - at,
			    heading);
			found.line = line;
		}
		at = next;
	}
	return found;
}
