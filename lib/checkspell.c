/* checkspell - one spelling in the whole library, British or American */

#include "checkers.h"

#include <ctype.h>
#include <string.h>

#include "prose.h"
#include "spelling.h"

/* One word that is written two ways, where it stands. */
struct spelled {
	const struct catalogue_entry *entry;
	uint32_t line;
	const char *word;
	size_t n;
	struct spelling_word form;
};

/* What is done with each. */
typedef void spelled_fn(const struct spelled *s, void *ctx);

/* A text of an entry that is gone through. */
struct reading {
	const struct catalogue_entry *entry;
	const struct check *c;
	spelled_fn *fn;
	void *ctx;
	bool title;	/* has capitals that make no names */
	bool heading;	/* so has the line that is read */
};

/* Is the word before a verb's or a noun's? "a licence", "to license". */
static bool
is_noun(const struct str *text, size_t at)
{
	static const char *const before[] = { "a", "an", "the", "this",
		"that", "each", "every", "any", "no", "one", "per", "its",
		"their", "our", "your", "of", "under", "without", "user",
		"software" };
	size_t end, i, n;

	while (at > 0 && text->s[at - 1] == ' ')
		at--;
	end = at;
	while (at > 0 && isalpha((unsigned char)text->s[at - 1]))
		at--;
	for (i = 0; i < sizeof(before) / sizeof(*before); i++) {
		n = strlen(before[i]);
		if (n == end - at && strncmp(before[i], text->s + at, n) == 0)
			return true;
	}
	return false;
}

/* Does a word with a capital follow? Then both are a name. */
static bool
goes_on(const struct str *text, size_t end)
{
	return text->s[end] == ' ' &&
	    isupper((unsigned char)text->s[end + 1]);
}

/* Is it part of a name, of a file, or of a word with a digit? */
static bool
is_left_out(const struct reading *r, const struct str *text, size_t at,
    size_t end)
{
	char before = at > 0 ? text->s[at - 1] : ' ';

	if (strchr("_/\\$", before) != NULL || (before == '.' && at > 1 &&
	    isalnum((unsigned char)text->s[at - 2])))
		return true;
	if (strchr("_/\\", text->s[end]) != NULL && text->s[end] != '\0')
		return true;
	if (text->s[end] == '.' && isalnum((unsigned char)text->s[end + 1]))
		return true;
	return isupper((unsigned char)text->s[at]) && !r->title &&
	    !r->heading && (!prose_begins(text, at) ||
	    goes_on(text, end));
}

/* Go through the words of a text that begins in this line of the file. */
static void
read_text(struct reading *r, const struct str *text, uint32_t line)
{
	struct spelled s = { .entry = r->entry, .line = line };
	size_t at, end;

	for (at = 0; at < text->len; at = end) {
		s.line += text->s[at] == '\n';
		if (at == 0 || text->s[at - 1] == '\n')
			r->heading = text->s[at] == '#';
		end = at + 1;
		if (!isalpha((unsigned char)text->s[at]))
			continue;
		while (isalnum((unsigned char)text->s[end]))
			end++;
		s.word = text->s + at;
		s.n = end - at;
		if (spelling_find(&s.form, s.word, s.n) &&
		    (!s.form.noun || s.form.is == SPELLING_BRITISH ||
		    is_noun(text, at)) && !is_left_out(r, text, at, end))
			r->fn(&s, r->ctx);
	}
}

/* Blank the name in the text, wherever it stands. */
static void
blank_name(struct str *text, const struct node *n)
{
	const char *name = node_text(n);
	char *p = text->s;
	size_t len = name != NULL ? strlen(name) : 0;

	while (len > 0 && (p = strstr(p, name)) != NULL) {
		memset(p, PROSE_VALUE, len);
		p += len;
	}
}

/* Blank what the workspace says are names: of its company, its program. */
static void
blank_names(struct str *text, const struct check *c)
{
	const struct node *company = check_top(c, "company.yaml");
	const struct node *n;

	blank_name(text, node_get(company, "name"));
	blank_name(text, node_get(company, "legal_name"));
	blank_name(text, node_get(check_top(c, "program.yaml"), "name"));
	NODE_EACH(n, node_get(company, "products"))
		blank_name(text, node_get(n, "name"));
}

static void
read_node(struct reading *r, const struct node *n)
{
	struct str text = STR_INIT;

	if (node_text(n) == NULL)
		return;
	prose_mask(&text, n->text, strlen(n->text), 0);
	blank_names(&text, r->c);
	read_text(r, &text, n->line);
	str_release(&text);
}

static void
read_nodes(struct reading *r, const struct node *list)
{
	const struct node *n;

	NODE_EACH(n, list)
		read_node(r, n);
}

/* All that a person reads of one template. */
static void
read_entry(struct reading *r, const struct catalogue_entry *entry)
{
	struct str text = STR_INIT;
	const struct node *n;

	r->entry = entry;
	r->title = true;
	read_node(r, node_get(entry->front, "title"));
	r->title = false;
	read_node(r, node_get(entry->front, "description"));
	read_nodes(r, node_get(entry->front, "outcomes"));
	read_nodes(r, node_get(entry->front, "skills_gained"));
	NODE_EACH(n, node_get(entry->front, "variables"))
		read_node(r, node_get(n, "description"));
	prose_mask(&text, entry->parts.body, entry->parts.nbody, 0);
	blank_names(&text, r->c);
	read_text(r, &text, entry->parts.line);
	str_release(&text);
}

static void
count(const struct spelled *s, void *ctx)
{
	size_t *n = ctx;

	n[s->form.is]++;
}

/* One that deviates. */
struct deviating {
	struct check *c;
	enum spelling usual;
};

static void
tell(const struct spelled *s, void *ctx)
{
	const struct deviating *d = ctx;
	struct str other = STR_INIT;

	if (s->form.is == d->usual)
		return;
	spelling_add_other(&other, &s->form, s->word, s->n);
	fault_add(&d->c->faults, FAULT_WARNING, s->entry->file, s->line,
	    "spelling: '%.*s' is %s, the library is written in %s English: "
	    "write %s", (int)s->n, s->word, spelling_name(s->form.is),
	    spelling_name(d->usual), other.s);
	str_release(&other);
}

void
check_spelling(struct check *c, bool own)
{
	struct deviating d = { c, SPELLING_BRITISH };
	size_t n[SPELLINGS] = { 0 }, i;
	struct reading r = { .c = c, .fn = count, .ctx = n };

	for (i = 0; i < c->library.n; i++)
		read_entry(&r, &c->library.v[i]);
	if (n[SPELLING_AMERICAN] > n[SPELLING_BRITISH])
		d.usual = SPELLING_AMERICAN;
	r.fn = tell;
	r.ctx = &d;
	for (i = 0; i < c->library.n; i++) {
		if (c->library.v[i].own == own)
			read_entry(&r, &c->library.v[i]);
	}
}
