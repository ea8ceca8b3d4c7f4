/* partnercheck - does a partner's record keep the rules? */

#include "partnercheck.h"

#include <ctype.h>
#include <string.h>
#include <utf8proc.h>

#include "date.h"
#include "dec.h"
#include "fold.h"
#include "partner.h"

/* Where ids are listed, and what one of them is called. */
static const struct source {
	const char *list, *noun, *file;
} sources[] = {
	{ "types", "type", "program.yaml" },
	{ "categories", "category", "program.yaml" },
	{ "tiers", "tier", "program.yaml" },
	{ "segments", "segment", "program.yaml" },
	{ "regions", "region", "program.yaml" },
	{ "industries", "industry", "program.yaml" },
	{ "needs", "need of a journey stage", "company.yaml" },
	{ "gates", "gate", "strategy/scorecard.yaml" },
	{ "criteria", "criterion", "strategy/scorecard.yaml" },
};

static void
add_ids(struct list *out, const struct node *entries)
{
	const struct node *c;
	const char *id;

	NODE_EACH(c, entries) {
		id = node_get_text(c, "id", NULL);
		if (id != NULL)
			list_add(out, id);
	}
}

void
partner_ids(struct list *out, const struct ws *ws, const char *from)
{
	const struct node *c;

	if (strcmp(from, "needs") == 0) {
		NODE_EACH(c, node_get(ws->company, "journey"))
			add_ids(out, node_get(c, "needs"));
	} else if (strcmp(from, "gates") == 0 ||
	    strcmp(from, "criteria") == 0) {
		NODE_EACH(c, ws->scorecard)
			add_ids(out, node_get(c, from));
	} else {
		add_ids(out, node_get(ws->program, from));
	}
}

/* Append the words with commas between. */
static void
add_words(struct str *out, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		str_addf(out, "%s%s", i > 0 ? ", " : "", words[i]);
}

/* Append what is near to text, or all there is. Returns -1 always. */
static int
add_choice(struct str *why, const char *text, const struct list *known)
{
	const char *near = str_nearest(text, known->s, known->n);

	if (near != NULL) {
		str_addf(why, "; did you mean '%s'?", near);
		return -1;
	}
	str_adds(why, "; it is one of ");
	add_words(why, known->s, known->n < 20 ? known->n : 20);
	str_adds(why, known->n > 20 ? " ..." : "");
	return -1;
}

int
partner_id_check(struct str *why, const struct ws *ws, const char *from,
    const char *id)
{
	const struct source *s = sources;
	struct list known = { 0 };
	int rc = 0;

	while (strcmp(s->list, from) != 0)
		s++;
	partner_ids(&known, ws, from);
	if (known.n > 0 && !list_has(&known, id)) {
		str_addf(why, "no %s '%s' in %s", s->noun, id, s->file);
		rc = add_choice(why, id, &known);
	}
	list_release(&known);
	return rc;
}

/* One of the words between the bars. */
static int
check_word(struct str *why, const char *words, const char *text)
{
	struct str all = STR_INIT;
	struct list known = { 0 };
	char *p;
	int rc = 0;

	str_adds(&all, words);
	for (p = strtok(all.s, "|"); p != NULL; p = strtok(NULL, "|"))
		list_add(&known, p);
	if (!list_has(&known, text)) {
		str_addf(why, "'%s' is not known here", text);
		rc = add_choice(why, text, &known);
	}
	list_release(&known);
	str_release(&all);
	return rc;
}

static int
check_stage(struct str *why, const char *text)
{
	struct list known = { 0 };
	size_t i;
	int rc = 0;

	for (i = 0; partner_stages[i] != NULL; i++)
		list_add(&known, partner_stages[i]);
	if (!list_has(&known, text)) {
		str_addf(why, "no stage '%s'", text);
		rc = add_choice(why, text, &known);
	}
	list_release(&known);
	return rc;
}

/* Text for people: UTF-8, no control characters, a line or more. */
static int
check_text(struct str *why, const char *text, bool lines)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *text != '\0'; text += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &c);
		if (n <= 0) {
			str_adds(why, "is not UTF-8");
			return -1;
		}
		if (c == '\n' && !lines) {
			str_adds(why, "must be a single line");
			return -1;
		}
		if (c != '\n' && c != '\t' && (c < 0x20 ||
		    (c >= 0x7f && c < 0xa0))) {
			str_adds(why, "holds a control character");
			return -1;
		}
	}
	return 0;
}

static int
check_number(struct str *why, const char *text, const struct ws *ws,
    bool score)
{
	const struct node *scale = node_get(ws->scorecard, "scale");
	struct dec d, low = { DEC_ONE }, high = { 5 * DEC_ONE };
	size_t n = strlen(text);

	if (n == 0 || text[n - 1] == '%' || dec_parse(&d, text, n) < 0) {
		str_addf(why, "'%s' is not a number; write digits only, as in "
		    "42000 or 4.5", text);
		return -1;
	}
	dec_node(&low, node_get(scale, "min"), "min", NULL);
	dec_node(&high, node_get(scale, "max"), "max", NULL);
	if (!score) {
		if (d.u < 0)
			str_addf(why, "%s is negative", text);
		return d.u < 0 ? -1 : 0;
	}
	if (d.u >= low.u && d.u <= high.u)
		return 0;
	str_addf(why, "%s is not on the scale from ", text);
	dec_add_text(why, low);
	str_adds(why, " to ");
	dec_add_text(why, high);
	return -1;
}

static int
check_form(struct str *why, bool ok, const char *text, const char *what)
{
	if (!ok)
		str_addf(why, "'%s' is not %s", text, what);
	return ok ? 0 : -1;
}

static bool
is_mail(const char *text)
{
	const char *at = strchr(text, '@');

	return at != NULL && at > text && at[1] != '\0' &&
	    strpbrk(text, " \t<>,;") == NULL;
}

static bool
is_country(const char *s)
{
	return isupper((unsigned char)s[0]) && isupper((unsigned char)s[1]) &&
	    s[2] == '\0';
}

int
partner_value_check(struct str *why, const struct partner_key *k,
    const struct ws *ws, const char *text)
{
	date d;

	if (check_text(why, text, k->kind == KEY_PROSE) < 0)
		return -1;
	switch (k->kind) {
	case KEY_NUMBER:
	case KEY_SCORE:
		return check_number(why, text, ws, k->kind == KEY_SCORE);
	case KEY_DATE:
		return check_form(why, date_parse(&d, text, strlen(text)) ==
		    0, text, "a date; write it as 2026-11-20");
	case KEY_BOOL:
		return check_form(why, strcmp(text, "true") == 0 ||
		    strcmp(text, "false") == 0, text, "true or false");
	case KEY_MAIL:
		return check_form(why, is_mail(text), text,
		    "an email address");
	case KEY_COUNTRY:
		return check_form(why, is_country(text), text, "a country; "
		    "write its two capitals, as in NO or DE");
	case KEY_STAGE:
		return check_stage(why, text);
	case KEY_WORD:
		return check_word(why, k->from, text);
	case KEY_ID:
		return partner_id_check(why, ws, k->from, text);
	default:
		return 0;
	}
}

int
partner_name_check(const struct ws *ws, const char *name, const char *except,
    struct err *e)
{
	struct str why = STR_INIT;
	const struct partner *p;
	size_t i;
	int rc;

	rc = check_text(&why, name, false);
	if (rc == 0 && name[strspn(name, " ")] == '\0')
		str_adds(&why, "is empty");
	if (why.len > 0)
		rc = err_set(e, ERR_USAGE, "the name %s", why.s);
	str_release(&why);
	for (i = 0; i < ws->npartners && rc == 0; i++) {
		p = &ws->partners[i];
		if ((except == NULL || strcmp(p->slug, except) != 0) &&
		    fold_same(p->name, name))
			return err_set(e, ERR_EXISTS, "'%.80s' is there "
			    "already: %s (partners/%s/partner.yaml)", p->name,
			    p->slug, p->slug);
	}
	return rc;
}

/* What a node is held against while its record is walked. */
struct walk {
	const struct ws *ws;
	struct err *e;
	struct str path;	/* of the node, with * for items and entries */
};

static int check_value(struct walk *w, const struct node *n);

/* Fail for node n, where key leads, with why. */
static int
fail(struct walk *w, const struct node *n, const char *why)
{
	return node_err(w->e, n, "%s: %s", n->key != NULL ? n->key :
	    w->path.s, why);
}

/* What the map n must have. */
static int
check_required(struct walk *w, const struct node *n)
{
	const struct partner_key *k;
	size_t len = w->path.len;

	for (k = partner_keys; k->path != NULL; k++) {
		if (!k->required || strncmp(k->path, w->path.s, len) != 0 ||
		    (len > 0 && k->path[len] != '.') ||
		    strchr(k->path + len + (len > 0), '.') != NULL)
			continue;
		if (node_unknown(node_get(n, k->path + len + (len > 0))))
			return node_err(w->e, n, "%s is missing",
			    k->path + len + (len > 0));
	}
	return 0;
}

/* The children of n, each under its key, or * when any. */
static int
check_children(struct walk *w, const struct node *n, bool any)
{
	size_t len = w->path.len;
	const struct node *c;
	int rc = 0;

	NODE_EACH(c, n) {
		str_addf(&w->path, "%s%s", len > 0 ? "." : "",
		    any ? "*" : c->key);
		if (any && c->kind != NODE_MAP && !node_unknown(c))
			rc = fail(w, c, "a map (key: value) is expected");
		else if (any && c->kind == NODE_MAP)
			rc = check_required(w, c) < 0 ? -1 :
			    check_children(w, c, false);
		else if (!any)
			rc = check_value(w, c);
		str_cut(&w->path, len);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* The ids that are the keys of n. */
static int
check_names(struct walk *w, const struct node *n, const char *from)
{
	struct str why = STR_INIT;
	const struct node *c;
	int rc = 0;

	NODE_EACH(c, n) {
		if (rc == 0 && partner_id_check(&why, w->ws, from, c->key) < 0)
			rc = node_err(w->e, c, "%s: %s", n->key, why.s);
	}
	str_release(&why);
	return rc;
}

static int
check_tree(struct walk *w, const struct node *n, const struct partner_key *k)
{
	if (k->kind == KEY_ITEMS && n->kind != NODE_LIST)
		return fail(w, n, "a list of maps is expected");
	if (k->kind != KEY_ITEMS && n->kind != NODE_MAP)
		return fail(w, n, "a map (key: value) is expected");
	if (k->kind == KEY_MAPS && check_names(w, n, k->from) < 0)
		return -1;
	return check_children(w, n, k->kind != KEY_MAP);
}

static int
check_scalar(struct walk *w, const struct node *n, const struct node *at,
    const struct partner_key *k)
{
	struct str why = STR_INIT;
	int rc = 0;

	if (n->kind != NODE_SCALAR)
		rc = fail(w, at, "a single value is expected");
	else if (partner_value_check(&why, k, w->ws, n->text) < 0)
		rc = node_err(w->e, n, "%s: %s", at->key, why.s);
	str_release(&why);
	return rc;
}

static int
check_value(struct walk *w, const struct node *n)
{
	const struct partner_key *k = partner_key(w->path.s);
	const struct node *c;

	if (k == NULL || node_unknown(n))
		return 0;
	if (partner_key_is_tree(k))
		return check_tree(w, n, k);
	if (!k->list)
		return check_scalar(w, n, n, k);
	if (n->kind != NODE_LIST)
		return fail(w, n, "a list is expected: [one, two]");
	NODE_EACH(c, n) {
		if (!node_unknown(c) && check_scalar(w, c, n, k) < 0)
			return -1;
	}
	return 0;
}

int
partner_check(const struct node *record, const struct ws *ws, struct err *e)
{
	struct walk w = { ws, e, STR_INIT };
	int rc;

	if (record->kind != NODE_MAP)
		return node_err(e, record, "a map (key: value) is expected");
	rc = check_required(&w, record);
	if (rc == 0)
		rc = check_children(&w, record, false);
	str_release(&w.path);
	return rc;
}
