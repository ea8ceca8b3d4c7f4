/* docgap - the blank lines between the texts of merged documents */

#include "docgap.h"

#include <stdbool.h>
#include <string.h>

#include "line.h"

size_t
docgap_text(const char *s, size_t n)
{
	n = line_trail(s, n);
	if (n > 0 && s[n - 1] == '\n')
		n--;
	if (n > 0 && s[n - 1] == '\r')
		n--;
	return n;
}

/*
 * The blank lines before a section of one side, behind a dot: none is a gap,
 * too. Empty: the side has no such section.
 */
static struct str
gap(const struct md *md, const struct md_section *s)
{
	struct str out = STR_INIT;
	size_t from, trail;

	if (s == NULL)
		return out;
	from = s == md->sections ? md->md_from : s[-1].from;
	trail = line_trail(md->bytes + from, s->from - from);
	str_addc(&out, '.');
	str_add(&out, md->bytes + from + trail, s->from - from - trail);
	return out;
}

/* What stands behind the last text of one side, behind a dot. */
static struct str
end(const struct md *md)
{
	struct str out = STR_INIT;
	size_t at = docgap_text(md->bytes, md->n);

	str_addc(&out, '.');
	str_add(&out, md->bytes + at, md->n - at);
	return out;
}

/* The one of two that does not depend on which is ours. */
static int
wider(const struct str *ours, const struct str *theirs)
{
	if (ours->len != theirs->len)
		return ours->len > theirs->len ? OURS : THEIRS;
	return strcmp(ours->s, theirs->s) > 0 ? OURS : THEIRS;
}

/* Whose version of three counts: that of who changed it; of both, the wider. */
static int
whose(const struct str t[SIDES])
{
	if (t[OURS].len == 0 || str_same(&t[OURS], &t[BASE]))
		return t[THEIRS].len > 0 ? THEIRS : OURS;
	if (t[THEIRS].len == 0 || str_same(&t[THEIRS], &t[BASE]))
		return OURS;
	return wider(&t[OURS], &t[THEIRS]);
}

/*
 * Would a section's heading be part of the text right above it? One with #
 * ends every block but HTML; an underlined one is a line of a paragraph.
 */
static bool
joins(const struct md *md, const struct md_section *s, const struct str *above)
{
	const char *run = above->s + above->len;

	if (above->len == 0)
		return false;
	if (!line_is_atx(md->bytes, md->n, s->from))
		return true;
	while (run > above->s && !(run[-1] == '\n' &&
	    (run[0] == '\n' || run[0] == '\r')))
		run--;
	return strchr(run, '<') != NULL;
}

void
docgap_before(struct str *out, const struct docmatch *d,
    const struct part *p, const struct str *above)
{
	struct str t[SIDES];
	int i, side;

	for (i = 0; i < SIDES; i++)
		t[i] = gap(&d->md[i], p->at[i]);
	side = whose(t);
	if (above->len > 0)
		str_adds(out, d->md[OURS].eol);
	str_adds(out, t[side].s + 1);
	if (t[side].len == 1 && joins(&d->md[side], p->at[side], above))
		str_adds(out, d->md[OURS].eol);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
}

void
docgap_end(struct str *out, const struct docmatch *d)
{
	struct str t[SIDES];
	int i;

	for (i = 0; i < SIDES; i++)
		t[i] = end(&d->md[i]);
	str_adds(out, t[whose(t)].s + 1);
	for (i = 0; i < SIDES; i++)
		str_release(&t[i]);
}
