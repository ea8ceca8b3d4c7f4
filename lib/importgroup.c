/* importgroup - the partner's type by its group in another system */

#include "importgroup.h"

#include <ctype.h>
#include <string.h>

#include "importword.h"
#include "shape.h"
#include "yamlout.h"

/* A group that is no type of ours. */
struct import_group {
	const char *text, *why;
	size_t rows;
	struct import_group *next;
};

/* Longer ones are no names, and no keys of a line of YAML. */
enum { GROUP_MAX = 200 };

/* The text as groups are told apart: a map file looks at no case of ASCII. */
static const char *
key_of(struct import_job *job, const char *text)
{
	char *key = arena_dup(&job->arena, text), *p;

	for (p = key; *p != '\0'; p++)
		*p = (char)((unsigned char)*p < 0x80 ? tolower(*p) : *p);
	return key;
}

/* Count the row for the group text. */
static void
count(struct import_job *job, const char *text, const char *why)
{
	struct import_group *g, **end = &job->groups;
	void **slot = map_at(&job->group_names, key_of(job, text));

	if (*slot == NULL) {
		while (*end != NULL)
			end = &(*end)->next;
		g = arena_alloc(&job->arena, sizeof(*g));
		*g = (struct import_group){ text, why, 0, NULL };
		*slot = *end = g;
	}
	g = *slot;
	g->rows++;
}

const char *
job_group_type(const char **why, struct import_job *job,
    struct import_row *row)
{
	const char *text = row->cell[PARTNER_GROUP], *type, *wrong;

	if (text == NULL)
		return NULL;
	type = job_meaning(&wrong, job, shape_member(shape_partner, "type",
	    4), text);
	if (type == NULL && strlen(text) > GROUP_MAX) {
		job_note(job, "group left out: line %zu: longer than %d bytes",
		    row->raw->line, GROUP_MAX);
	} else if (type == NULL) {
		count(job, text, wrong);
		if (why != NULL)
			*why = wrong;
	}
	return type;
}

void
job_groups_end(struct import_job *job)
{
	const struct csv_row *head = &job->sheet.csv.head;
	const struct node *types = node_get(job->ws->program, "types");
	const char *type = node_get_text(types != NULL ? types->first : NULL,
	    "id", "reseller");
	const struct import_group *g;
	struct str name = STR_INIT;

	for (g = job->groups; g != NULL; g = g->next) {
		str_reset(&name);
		yaml_quote(&name, g->text, strlen(g->text));
		job_note(job, "column '%.60s': %s is left out of %zu row%s: "
		    "%s; a map file, for --map, can say what it means: "
		    "values: {group: {%s: %s}}",
		    head->cells[job->map.column[PARTNER_GROUP]], name.s,
		    g->rows, g->rows == 1 ? "" : "s", g->why, name.s, type);
	}
	str_release(&name);
}
