/* dealset - values of a deal as people type them */

#include "dealset.h"

#include <ctype.h>
#include <string.h>

#include "dealfind.h"
#include "dealrecord.h"
#include "opt.h"
#include "partnercheck.h"
#include "registration.h"
#include "shape.h"
#include "textcheck.h"

/* Keys that are not set so, and what does it. */
static const struct { const char *key, *instead; } others[] = {
	{ "id", "other files may refer to it; it stays" },
	{ "registration", "pos deal register, review, approve, reject, extend "
	    "and expire change it" },
	{ "evidence", "--evidence TEXT adds to it" },
};

/* One KEY=VALUE that is read. */
struct assign {
	struct deal_world *w;
	const char *key, *value;
	struct partner_key shape;
	struct err *e;
};

static int
split(struct assign *as, const char *operand)
{
	const char *eq = strchr(operand, '=');

	if (eq == NULL || eq == operand)
		return err_set(as->e, ERR_USAGE, "'%.80s': expected KEY=VALUE",
		    operand);
	if (eq[-1] == '+' || eq[-1] == '-')
		return err_set(as->e, ERR_USAGE, "%.*s is not a list; = sets "
		    "it", (int)(eq - operand) - 1, operand);
	as->key = arena_ndup(as->w->a, operand, (size_t)(eq - operand));
	as->value = eq + 1;
	as->shape.shape = shape_member(shape_deals->members, as->key,
	    strlen(as->key));
	return 0;
}

static int
wrong(const struct assign *as, const char *why)
{
	return err_set(as->e, ERR_USAGE, "%s: %s", as->key, why);
}

int
deal_text_check(const char *what, const char *text, bool lines,
    struct err *e)
{
	struct str why = STR_INIT;
	int rc;

	if (text[strspn(text, " \t\n")] == '\0')
		return err_set(e, ERR_USAGE, "the %s is empty", what);
	rc = text_check(&why, text, lines);
	if (rc < 0)
		rc = err_set(e, ERR_USAGE, "the %s %s", what, why.s);
	str_release(&why);
	return rc;
}

/* Can it be a key that --where and other tools find again: one word? */
static int
check_word(const struct assign *as, const char *word)
{
	struct str why = STR_INIT;
	int rc = text_check(&why, word, false);

	str_release(&why);
	if (rc == 0 && word[strcspn(word, " \t.,:;#&*!|>'\"%@`?{}[]")] == '\0')
		return 0;
	return err_set(as->e, ERR_USAGE, "'%.80s' cannot be a key; use "
	    "letters, digits, _ and -", word);
}

static int
no_key(const struct assign *as)
{
	struct list names = { 0 };
	const struct shape *s;
	const char *near;

	for (s = shape_deals->members; s->key != NULL; s++)
		list_add(&names, s->key);
	near = str_nearest(as->key, names.s, names.n);
	list_release(&names);
	if (near != NULL)
		return err_set(as->e, ERR_USAGE, "no key '%s' in a deal; did "
		    "you mean '%s'? --new-key makes a key of your own",
		    as->key, near);
	return err_set(as->e, ERR_USAGE, "no key '%s' in a deal; pos-workspace"
	    "(5) lists them, --new-key makes one of your own", as->key);
}

/* The key's first name is one of those that other commands change? */
static int
check_others(const struct assign *as)
{
	size_t head = strcspn(as->key, "."), i;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (strlen(others[i].key) == head &&
		    strncmp(as->key, others[i].key, head) == 0)
			return wrong(as, others[i].instead);
	}
	return 0;
}

/* Put a value that its kind allows; a shape NULL: a key of people's own. */
static int
put_value(struct assign *as)
{
	struct str why = STR_INIT;
	struct node *n;
	int rc;

	rc = as->shape.shape == NULL ? text_check(&why, as->value, true) :
	    partner_value_check(&why, &as->shape, as->w->ws, as->value);
	if (rc < 0)
		rc = wrong(as, why.s);
	str_release(&why);
	if (rc < 0)
		return -1;
	record_text(as->w->a, as->w->record, as->key, as->value);
	n = node_get(as->w->record, as->key);
	if (as->shape.shape != NULL)
		n->quoted = partner_key_is_text(&as->shape);
	return 0;
}

static int
unset(struct assign *as)
{
	if (as->shape.shape != NULL && as->shape.shape->required)
		return wrong(as, "may not be unknown");
	record_put(as->w->record, as->key, NULL);
	if (strcmp(as->key, "partner") == 0)
		record_put(as->w->record, "role", NULL);
	return 0;
}

/* The value is an id, or the name of what has one. */
static int
resolve(struct assign *as)
{
	const struct account *account;
	struct partner *p;

	if (strcmp(as->key, "account") == 0) {
		if (as->w->prospect != NULL &&
		    strcmp(as->value, as->w->prospect) == 0)
			return 0;
		if (account_find(&account, as->w->ws, as->value, as->e) < 0)
			return -1;
		as->value = account->id;
	} else if (strcmp(as->key, "partner") == 0) {
		if (ws_partner(&p, as->w->ws, as->value, as->e) < 0)
			return -1;
		as->value = p->slug;
	}
	return 0;
}

/* ids.SYSTEM=ID: the map with one value changed. */
static int
set_foreign(struct assign *as)
{
	struct node *ids = record_tree(as->w->a, as->w->record, "ids",
	    NODE_MAP);
	const char *system = as->key + strlen("ids.");

	if (*system == '\0' || strchr(system, '.') != NULL)
		return wrong(as, "write it as ids.SYSTEM=ID");
	if (as->value[0] != '\0' && (check_word(as, system) < 0 ||
	    deal_text_check(as->key, as->value, false, as->e) < 0))
		return -1;
	record_text(as->w->a, ids, system, as->value[0] != '\0' ? as->value :
	    NULL);
	if (ids->n == 0)
		record_put(as->w->record, "ids", NULL);
	return 0;
}

int
deal_set(struct deal_world *w, const char *operand, bool new_key,
    struct err *e)
{
	struct assign as = { .w = w, .e = e };

	if (split(&as, operand) < 0 || check_others(&as) < 0)
		return -1;
	if (str_starts(as.key, "ids."))
		return set_foreign(&as);
	if (as.shape.shape == NULL && !new_key &&
	    node_get(w->record, as.key) == NULL)
		return no_key(&as);
	if (as.shape.shape == NULL && node_get(w->record, as.key) == NULL &&
	    check_word(&as, as.key) < 0)
		return -1;
	if (as.value[0] == '\0')
		return unset(&as);
	if (as.shape.shape != NULL && as.shape.shape->many != SHAPE_ONE)
		return wrong(&as, "is not one value");
	return resolve(&as) < 0 ? -1 : put_value(&as);
}
