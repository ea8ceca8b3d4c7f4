/* checkdoc - documents */

#include "checkers.h"

#include "front.h"
#include "marker.h"

/* Frontmatter; facts where other commands compute with them. */
static void
check_front(struct check *c, const char *file, const struct str *text)
{
	const struct node *top;
	struct err e = ERR_INIT;
	struct front front;

	if (!front_find(&front, text->s, text->len))
		return;
	check_keep(c, file, text);
	top = front_parse(&c->arena, &front, text->s, file, &e);
	if (top == NULL)
		fault_err(&c->faults, file, &e);
	else if (str_starts(file, "strategy/"))
		check_map(c, top, shape_document);
}

void
check_document(struct check *c, const char *file, const struct str *text)
{
	if (marker_line(text->s, text->len) == 0)
		check_front(c, file, text);
	check_page(c, file, text);
}
