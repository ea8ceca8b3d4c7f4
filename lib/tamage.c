/* tamage - since when assumptions of the partner market are as they are */

#include "tamage.h"

#include <ctype.h>
#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "filestates.h"
#include "mem.h"
#include "str.h"
#include "yaml.h"

/* What is looked for: spots whose day is not found yet. */
struct search {
	struct tam_since *out;
	const struct tam_spot *spots;
	bool *found;
	size_t n;
	const struct tam *now;
};

/* Read a state of the file; one without the file has nothing. */
static int
read_state(struct tam *t, struct arena *a, const struct revs *r,
    const struct filestate *s, const char *currency)
{
	struct str text = STR_INIT;
	struct err own = ERR_INIT;
	const struct node *root = node_new(a, NODE_MAP);

	if (s->there)
		root = revs_blob(&text, r, &s->blob, &own) < 0 ? NULL :
		    yaml_parse(a, text.s, text.len, TAM_FILE, &own);
	str_release(&text);
	return root == NULL ? -1 : tam_load(t, a, root, TAM_FILE, currency,
	    &own);
}

/*
 * Those that t, older than newer, has otherwise: newer made them so. t NULL:
 * all that are left; older: newer is the oldest there is in a shallow clone.
 */
static void
settle(struct search *s, const struct tam *t, const struct filestate *newer,
    bool older)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->found[i])
			continue;
		if (t != NULL && tam_same_at(t, s->now, s->spots[i]))
			continue;
		s->found[i] = true;
		if (newer == NULL)
			continue;
		s->out[i].day = newer->day;
		s->out[i].older = older;
		git_oid_tostr(s->out[i].commit, sizeof(s->out[i].commit),
		    &newer->commit);
	}
}

static void
search_states(struct search *s, const struct revs *r,
    const struct filestates *all)
{
	const struct filestate *newer = NULL;
	struct arena a = ARENA_INIT;
	struct tam t;
	size_t i;

	for (i = 0; i < all->n; i++) {
		if (read_state(&t, &a, r, &all->v[i], s->now->currency) < 0)
			break;
		settle(s, &t, newer, false);
		newer = &all->v[i];
		arena_release(&a);
		a = (struct arena)ARENA_INIT;
	}
	settle(s, NULL, newer, all->cut && i == all->n);
	arena_release(&a);
}

int
tam_since(struct tam_since *out, const struct tam_spot *spots, size_t n,
    const struct tam *now, const struct root *root, struct err *e)
{
	struct search s = { out, spots, mem_zero(n + 1, sizeof(bool)), n,
	    now };
	struct filestates all = FILESTATES_INIT;
	struct err own = ERR_INIT;
	struct revs r = REVS_INIT;
	size_t i;
	int rc = 0;

	for (i = 0; i < n; i++)
		out[i] = (struct tam_since){ "", DATE_NONE, false };
	if (revs_open(&r, root, &own) == 0) {
		rc = filestates_find(&all, &r, TAM_FILE, e);
		if (rc == 0)
			search_states(&s, &r, &all);
	}
	filestates_release(&all);
	revs_close(&r);
	free(s.found);
	return rc;
}

/* How many of the bytes are a date: 10, 7, 4 or 0. */
static size_t
date_length(const char *s, const char *today)
{
	static const char form[] = "dddd-dd-dd";
	size_t n = 0;

	while (n < 10 && (form[n] == 'd' ? isdigit((unsigned char)s[n]) != 0 :
	    s[n] == '-'))
		n++;
	if (isdigit((unsigned char)s[n]))
		return 0;
	n = n >= 10 ? 10 : n >= 7 ? 7 : n >= 4 ? 4 : 0;
	/* a year from 2010 on that has begun; else it counts something */
	if (n == 0 || strncmp(s, "2010", 4) < 0 || strncmp(s, today, 4) > 0)
		return 0;
	return n;
}

size_t
tam_source_date(const char **at, const char *source, date today)
{
	struct str now = STR_INIT;
	size_t n, best = 0;
	const char *s;
	int by;

	date_add(&now, today);
	for (s = source; *s != '\0'; s++) {
		if (s > source && (isdigit((unsigned char)s[-1]) ||
		    strchr(".,", s[-1]) != NULL))
			continue;
		n = date_length(s, now.s);
		by = n == 0 ? -1 : best == 0 ? 1 :
		    strncmp(s, *at, n < best ? n : best);
		if (by > 0 || (by == 0 && n > best)) {
			*at = s;
			best = n;
		}
	}
	str_release(&now);
	return best;
}
