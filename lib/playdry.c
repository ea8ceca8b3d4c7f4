/* playdry - a playbook as it would go */

#include "playdry.h"

#include "playdoc.h"
#include "playneed.h"

int
play_dry(FILE *f, const struct play_act *a, struct err *e)
{
	const struct playbook *b = a->b;
	struct play_need *needs;
	size_t missing = play_needs(&needs, a->ws, a->partner, b, a->today);
	struct str text = STR_INIT, day = STR_INIT;
	const char *folder = play_folder(a);
	date due = a->today;
	size_t i;
	int rc = 0;

	play_needs_tell(a->tell, b->id, needs, missing);
	for (i = 0; i < b->n && rc == 0; i++) {
		due += b->steps[i].due;
		str_reset(&text);
		str_reset(&day);
		date_add(&day, due);
		if (b->steps[i].continues)
			playdoc_add_step(&text, b, &b->steps[i], due);
		else
			rc = playdoc_make(&text, a->ws, a->partner, b,
			    &b->steps[i], due, e);
		if (rc == 0)
			fprintf(f, "==> %s %zu/%zu  %s   partners/%s/%s/%s   "
			    "due %s\n\n%s\n", b->id, i + 1, b->n,
			    b->steps[i].name, a->partner->slug, folder,
			    b->steps[i].document, day.s, text.s);
	}
	str_release(&text);
	str_release(&day);
	return rc;
}
