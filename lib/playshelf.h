#ifndef POS_PLAYSHELF_H
#define POS_PLAYSHELF_H

/*
 * Playbooks that are asked for again and again, each read once: hundreds of
 * partners are under way with the same few.
 */

#include "err.h"
#include "map.h"
#include "playbook.h"
#include "ws.h"

struct playshelf {
	struct ws *ws;		/* borrowed; the rest starts as zero */
	struct map books;
};

/*
 * *out: the playbook of this id, or NULL: it is gone or broken. Fails when
 * the system refuses to read it. Owner: ws->arena. id must live as long.
 */
int playshelf_get(const struct playbook **out, struct playshelf *s,
    const char *id, struct err *e);

/*
 * The name of the step with this id, or the id where the playbook is gone or
 * has it no more. Both ids may live shorter than the shelf.
 */
const char *playshelf_step(struct playshelf *s, const char *playbook,
    const char *step);

void playshelf_release(struct playshelf *s);

#endif
