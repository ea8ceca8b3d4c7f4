/* playshelf - playbooks that are asked for again and again */

#include "playshelf.h"

#include <string.h>

/* What stands on the shelf. */
struct book {
	struct playbook b;
	bool readable;
};

int
playshelf_get(const struct playbook **out, struct playshelf *s,
    const char *id, struct err *e)
{
	struct book *book = map_get(&s->books, id);
	struct err why = ERR_INIT;

	if (book == NULL) {
		book = arena_alloc(&s->ws->arena, sizeof(*book));
		book->readable = playbook_read(&book->b, s->ws, id, NULL,
		    &why) == 0;
		if (!book->readable && why.code != ERR_NOTFOUND &&
		    why.code != ERR_INVALID)
			return err_set(e, why.code, "%s", why.msg);
		*map_at(&s->books, id) = book;
	}
	*out = book->readable ? &book->b : NULL;
	return 0;
}

const char *
playshelf_step(struct playshelf *s, const char *playbook, const char *step)
{
	const struct playbook *b;
	size_t i;

	if (playshelf_get(&b, s, arena_dup(&s->ws->arena, playbook),
	    NULL) < 0 || b == NULL)
		return step;
	for (i = 0; i < b->n; i++) {
		if (strcmp(b->steps[i].id, step) == 0)
			return b->steps[i].name;
	}
	return step;
}

void
playshelf_release(struct playshelf *s)
{
	map_release(&s->books);
}
