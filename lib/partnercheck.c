/* partnercheck - is this a value, a name, a record of a partner? */

#include "partnercheck.h"

#include <ctype.h>
#include <string.h>

#include "checkers.h"
#include "country.h"
#include "csvnumber.h"
#include "date.h"
#include "dec.h"
#include "fold.h"
#include "opt.h"
#include "scorecard.h"
#include "textcheck.h"

/* What an id of a set is called, and where they are listed. */
static const struct source {
	const char *noun, *file, *list;
} sources[IDSETS] = {
	[IDS_TYPES] = { "type", "program.yaml", "types" },
	[IDS_CATEGORIES] = { "category", "program.yaml", "categories" },
	[IDS_TIERS] = { "tier", "program.yaml", "tiers" },
	[IDS_REGIONS] = { "region", "program.yaml", "regions" },
	[IDS_INDUSTRIES] = { "industry", "program.yaml", "industries" },
	[IDS_SEGMENTS] = { "segment", "program.yaml", "segments" },
	[IDS_PRODUCTS] = { "product", "company.yaml", "products" },
	[IDS_NEEDS] = { "need of the journey", "company.yaml", NULL },
};
static const struct source gate = { "gate", "strategy/scorecard.yaml",
	"gates" };
static const struct source criterion = { "criterion",
	"strategy/scorecard.yaml", "criteria" };

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

static void
add_criterion(const struct node *n, void *ctx)
{
	const char *id = node_get_text(n, "id", NULL);

	if (id != NULL)
		list_add(ctx, id);
}

/* The ids there are; each entry of up (stages, cards) lists some. */
static void
add_all_ids(struct list *out, const struct node *up, const char *list)
{
	const struct node *c;

	NODE_EACH(c, up)
		add_ids(out, node_get(c, list));
}

/* Append what is near to text, or all there is. Returns -1 always. */
static int
add_choice(struct str *why, const char *text, const struct list *known)
{
	const char *near = str_nearest(text, known->s, known->n);
	size_t i;

	if (near != NULL) {
		str_addf(why, "; did you mean '%s'?", near);
		return -1;
	}
	for (i = 0; i < known->n && i < 20; i++)
		str_addf(why, "%s%s", i > 0 ? ", " : "; it is one of ",
		    known->s[i]);
	str_adds(why, known->n > 20 ? " ..." : "");
	return -1;
}

static int
check_id(struct str *why, const struct source *s, const struct list *known,
    const char *id)
{
	if (known->n == 0 || list_has(known, id))
		return 0;
	str_addf(why, "no %s '%s' in %s", s->noun, id, s->file);
	return add_choice(why, id, known);
}

static int
check_ref(struct str *why, enum idset set, const struct ws *ws,
    const char *id)
{
	const struct source *s = &sources[set];
	struct list known = { 0 };
	int rc;

	if (s->noun == NULL)
		return 0;
	if (s->list == NULL)
		add_all_ids(&known, node_get(ws->company, "journey"), "needs");
	else
		add_ids(&known, node_get(set == IDS_PRODUCTS ? ws->company :
		    ws->program, s->list));
	rc = check_id(why, s, &known, id);
	list_release(&known);
	return rc;
}

int
partner_entry_check(struct str *why, const struct ws *ws, const char *list,
    const char *id)
{
	const struct source *s = strcmp(list, "gates") == 0 ? &gate :
	    &criterion;
	const struct node *card;
	struct list known = { 0 };
	int rc;

	if (s == &criterion && strcmp(list, "ratings") != 0)
		return 0;
	if (s == &criterion) {
		NODE_EACH(card, ws->scorecard)
			card_each_criterion(card, add_criterion, &known);
	} else {
		add_all_ids(&known, ws->scorecard, s->list);
	}
	rc = check_id(why, s, &known, id);
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
		str_addf(why, "'%s' is none of its values", text);
		rc = add_choice(why, text, &known);
	}
	list_release(&known);
	str_release(&all);
	return rc;
}

/*
 * What people write for a number, and a spreadsheet understands: append how
 * it is written here.
 */
static void
add_plain(struct str *why, const char *text, const struct ws *ws)
{
	struct str unread = STR_INIT;
	struct csv_number n;

	/* of another currency the number alone would say something else */
	if (csv_number(&n, text, CSV_POINT_OPEN, &unread) < 0 ||
	    n.value.u < 0 || (n.currency[0] != '\0' &&
	    !csv_currency_fits(n.currency, ws->currency)))
		str_adds(why, "digits only, as in 42000 or 4.5");
	else
		dec_add_text(why, n.value);
	str_release(&unread);
}

/* A number; a score is on the scale of the scorecard. */
static int
check_number(struct str *why, const char *text, const struct ws *ws,
    bool score)
{
	const struct node *scale = node_get(ws->scorecard, "scale");
	struct dec d, low = { DEC_ONE }, high = { 5 * DEC_ONE };
	size_t n = strlen(text);

	if (n == 0 || text[n - 1] == '%' || dec_parse(&d, text, n) < 0) {
		str_addf(why, "'%s' is not a number; write ", text);
		if (score)
			str_adds(why, "digits only, as in 4 or 4.5");
		else
			add_plain(why, text, ws);
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
expect(struct str *why, bool good, const char *text, const char *what)
{
	if (!good)
		str_addf(why, "'%s' is not %s", text, what);
	return good ? 0 : -1;
}

/* A number from -100 to 100: of a hundred, those for less those against. */
static int
check_balance(struct str *why, const char *text)
{
	size_t n = strlen(text);
	struct dec d;

	return expect(why, n > 0 && text[n - 1] != '%' &&
	    dec_parse(&d, text, n) == 0 && d.u >= -100 * DEC_ONE &&
	    d.u <= 100 * DEC_ONE, text, "a number from -100 to 100");
}

static int
check_form(struct str *why, form_fn *form, const char *text)
{
	struct err e = ERR_INIT;
	struct str normal = STR_INIT;
	int rc = form(&normal, text, &e);

	if (rc < 0)
		str_addf(why, "%s, not '%s'", e.msg, text);
	str_release(&normal);
	return rc;
}

int
partner_value_check(struct str *why, const struct partner_key *k,
    const struct ws *ws, const char *text)
{
	date d;

	if (text_check(why, text, partner_key_is_prose(k)) < 0)
		return -1;
	switch (k->shape->kind) {
	case SHAPE_BALANCE:
		return check_balance(why, text);
	case SHAPE_NUMBER:
	case SHAPE_MONEY:
		return check_number(why, text, ws, strcmp(k->shape->key,
		    "score") == 0);
	case SHAPE_DATE:
		return expect(why, date_parse(&d, text, strlen(text)) == 0,
		    text, "a date; write it as 2026-11-20");
	case SHAPE_TRUTH:
		return expect(why, strcmp(text, "true") == 0 ||
		    strcmp(text, "false") == 0, text, "true or false");
	case SHAPE_COUNTRY:
		return country_fault(why, text) ? -1 : 0;
	case SHAPE_FORM:
		return check_form(why, k->shape->form, text);
	case SHAPE_WORD:
		return check_word(why, k->shape->words, text);
	case SHAPE_REF:
		return check_ref(why, k->shape->set, ws, text);
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
	int rc = text_check(&why, name, false);

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

/* Let the check know the files of ws that define ids; none: any id. */
static void
learn(struct check *c, struct ws *ws)
{
	const struct { const char *path; const struct node *top; } tops[] = {
		{ "company.yaml", ws->company },
		{ "program.yaml", ws->program },
		{ "strategy/scorecard.yaml", ws->scorecard },
	};
	size_t i;

	c->ws = ws;
	for (i = 0; i < sizeof(tops) / sizeof(*tops); i++) {
		if (tops[i].top->n > 0)
			*map_at(&c->tops, tops[i].path) =
			    (void *)(uintptr_t)tops[i].top;
	}
	check_ids(c);
	for (i = 0; i < IDSETS; i++)
		c->ids[i].known &= c->ids[i].first.n > 0;
}

int
partner_check(const struct node *record, struct ws *ws, struct err *e)
{
	const struct fault *f;
	struct check c;
	size_t i;
	int rc = 0;

	if (record->kind != NODE_MAP)
		return node_err(e, record, "a map (key: value) is expected");
	check_init(&c);
	learn(&c, ws);
	c.faults.n = 0;		/* those of other files */
	check_map(&c, record, shape_partner);
	check_partner(&c, record);
	for (i = 0; i < c.faults.n && rc == 0; i++) {
		f = &c.faults.v[i];
		if (f->level == FAULT_ERROR)
			rc = err_set(e, ERR_INVALID, "%s:%u: %s", f->file,
			    f->line, f->text);
	}
	check_release(&c);
	return rc;
}
