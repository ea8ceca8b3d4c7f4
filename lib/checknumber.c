/* checknumber - a template's number against its folder and file */

#include "checkers.h"

#include <stdlib.h>
#include <string.h>

#include "shelf.h"

/* Say which number belongs to this place. */
static void
tell(struct check *c, const struct node *number, const char *expected,
    const char *why)
{
	check_at(c, FAULT_ERROR, number, "template_number: %s is expected of "
	    "%s, not '%s'", expected, why, number->text);
}

/* The letters: those of the folder, and of no other one. */
static bool
check_letters(struct check *c, const struct node *number, const char *id,
    size_t letters)
{
	size_t n = strcspn(id, "/");
	const struct shelf *own = shelf_find(id, n);
	const struct shelf *other = shelf_by_letters(number->text, letters);

	if (own == other)
		return true;
	if (own != NULL)
		tell(c, number, arena_printf(&c->arena, "%s%s", own->letters,
		    number->text + letters), arena_printf(&c->arena,
		    "a template in %s/", own->folder));
	else
		check_at(c, FAULT_ERROR, number, "template_number: %.*s is of "
		    "templates in %s/; take other letters for %.*s/",
		    (int)letters, number->text, other->folder, (int)n, id);
	return false;
}

void
check_template_number(struct check *c, const struct node *top, const char *id)
{
	const struct node *number = node_get(top, "template_number");
	const char *slash = strrchr(id, '/'), *base, *dot;
	char *end;
	long file;

	if (node_text(number) == NULL || slash == NULL)
		return;
	dot = strchr(number->text, '.');
	if (dot == NULL || !check_letters(c, number, id,
	    (size_t)(dot - number->text)))
		return;
	base = slash + 1;
	file = strtol(base, &end, 10);
	if (end > base && *end == '-' && file != strtol(dot + 1, NULL, 10))
		tell(c, number, arena_printf(&c->arena, "%.*s.%ld",
		    (int)(dot - number->text), number->text, file),
		    arena_printf(&c->arena, "%s.md", base));
	else if (end == base && shelf_find(id, strcspn(id, "/")) != NULL)
		check_at(c, FAULT_ERROR, number, "template_number: the file's "
		    "name is to begin with it: %02ld-%s.md",
		    strtol(dot + 1, NULL, 10), base);
}
