/* pack_naming - documents that name partners */

#include <stdlib.h>
#include <string.h>

#include "formernames.h"
#include "mem.h"
#include "pack.h"
#include "words.h"

/*
 * The words of a text, one space around each: what is "Meyer & Roth" in a
 * record is " meyer roth " there, and in "MEYER \\& Roth's" or over two lines.
 */
static void
add_words(struct str *out, const char *text, size_t n)
{
	struct words w = WORDS_INIT;

	words_start(&w, text, n);
	str_addc(out, ' ');
	while (words_next(&w))
		str_addf(out, "%s ", w.word.s);
	words_release(&w);
}

/* The same of a document; &nbsp; and its kin are no words. */
static void
add_document(struct str *out, const struct pack_file *f)
{
	struct str text = STR_INIT;
	size_t i, n;

	for (i = 0; i < f->n; i++) {
		n = f->text[i] != '&' ? 0 : strspn(f->text + i + 1,
		    "#0123456789abcdefghijklmnopqrstuvwxyz"
		    "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		if (n > 0 && i + 1 + n < f->n && f->text[i + 1 + n] == ';')
			i += 1 + n;
		str_addc(&text, f->text[i] == ';' ? ' ' : f->text[i]);
	}
	add_words(out, text.s, text.len);
	str_release(&text);
}

static void
add_name(struct packset *set, const char *name)
{
	struct str s = STR_INIT;

	add_words(&s, name, strlen(name));
	if (s.len > 1)
		names_add(&set->called, s.s);
	str_release(&s);
}

/* What partners are called and were called, once for a set. */
static void
find_names(struct packset *set)
{
	struct names former = { 0 };
	struct err e = ERR_INIT;
	size_t i;

	if (set->has_called)
		return;
	set->has_called = true;
	if (former_names(&former, set->ws, &e) < 0)
		set->unsure = arena_dup(&set->a, e.msg);
	for (i = 0; i < former.n; i++)
		add_name(set, former.s[i]);
	for (i = 0; i < set->ws->npartners; i++)
		add_name(set, set->ws->partners[i].name);
	names_sort(&set->called);
	names_release(&former);
}

/* Which names the document has: sets them in seen, by their place. */
static bool
names_any(bool *seen, const struct packset *set, const struct pack_file *f)
{
	struct str text = STR_INIT;
	bool any = false;
	size_t i;

	add_document(&text, f);
	for (i = 0; i < set->called.n; i++) {
		if (strstr(text.s, set->called.s[i]) != NULL)
			seen[i] = any = true;
	}
	str_release(&text);
	return any;
}

bool
pack_names_partners(struct packset *set, const struct pack_file *f)
{
	bool *seen, any;

	find_names(set);
	seen = mem_zero(set->called.n, sizeof(*seen));
	any = names_any(seen, set, f);
	free(seen);
	return any;
}

/* Is it about one partner? Then it is known what it has. */
static bool
is_of_one(const struct pack_file *f)
{
	return f->partner != NULL && f->partner[0] != '\0';
}

size_t
pack_naming(struct names *files, struct packset *set)
{
	size_t i, named = 0;
	bool *seen;

	find_names(set);
	seen = mem_zero(set->called.n, sizeof(*seen));
	for (i = 0; i < set->n; i++) {
		if (set->v[i].kind == PACK_DOCUMENT &&
		    !is_of_one(&set->v[i]) && names_any(seen, set, &set->v[i]))
			names_add(files, set->v[i].path);
	}
	for (i = 0; i < set->called.n; i++)
		named += seen[i];
	free(seen);
	names_sort(files);
	return named;
}
