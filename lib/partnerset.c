/* partnerset - what people type as edits of partner.yaml */

#include "partnerset.h"

#include <ctype.h>
#include <string.h>

#include "map.h"
#include "partnercheck.h"
#include "partnerkey.h"
#include "yaml.h"

/* One KEY=VALUE that is being read. */
struct assign {
	struct partner_edits *pe;
	const struct node *record;
	const char *path;
	const char *value;
	enum partner_op op;		/* PARTNER_SET, _ADD or _DROP */
	struct partner_key key;		/* its shape is NULL: not known */
	const struct node *now;		/* what is there; NULL: nothing */
	bool new_key;
	struct err *e;
};

/* Fail: the value, or the way of setting it, does not suit the key. */
static int
wrong(const struct assign *as, const char *why)
{
	return err_set(as->e, ERR_USAGE, "%s: %s", as->path, why);
}

static int
split(struct assign *as, const char *operand)
{
	const char *eq = strchr(operand, '=');
	size_t n = eq != NULL ? (size_t)(eq - operand) : 0;

	as->op = PARTNER_SET;
	if (n > 1 && (eq[-1] == '+' || eq[-1] == '-')) {
		as->op = eq[-1] == '+' ? PARTNER_ADD : PARTNER_DROP;
		n--;
	}
	if (n == 0)
		return err_set(as->e, ERR_USAGE, "'%.60s': expected "
		    "KEY=VALUE, as in stage=active", operand);
	as->path = arena_ndup(&as->pe->arena, operand, n);
	as->value = eq + 1;
	if (as->path[0] == '.' || as->path[n - 1] == '.' ||
	    strstr(as->path, "..") != NULL)
		return wrong(as, "no key; write names with dots between, "
		    "as in contacts.0.email");
	as->key = partner_key(as->path);
	as->now = node_path(as->record, as->path);
	return 0;
}

static int
no_key(const struct assign *as)
{
	struct str near = STR_INIT;

	if (partner_key_suggest(&near, as->path))
		err_set(as->e, ERR_USAGE, "no key '%s' in a partner's "
		    "record; did you mean '%s'? --new-key makes a key of "
		    "your own", as->path, near.s);
	else
		err_set(as->e, ERR_USAGE, "no key '%s' in a partner's "
		    "record; pos-workspace(5) lists them, --new-key makes "
		    "one of your own", as->path);
	str_release(&near);
	return -1;
}

/* A path below gates, ratings, contacts ...: is there such an entry? */
static int
check_entry(const struct assign *as)
{
	size_t head = strcspn(as->path, "."), len;
	struct str first = STR_INIT, id = STR_INIT, why = STR_INIT;
	struct partner_key k;
	int rc = 0;

	str_add(&first, as->path, head);
	k = partner_key(first.s);
	if (as->path[head] == '.' && k.tree && k.shape->many != SHAPE_ONE) {
		len = strcspn(as->path + head + 1, ".");
		str_add(&id, as->path + head + 1, len);
		if (node_child(node_get(as->record, first.s), id.s, len))
			rc = 0;
		else if (!k.items)
			rc = partner_entry_check(&why, as->pe->ws, first.s,
			    id.s);
		else
			rc = err_set(as->e, ERR_USAGE, "%s has no entry '%s'; "
			    "they are counted from 0, and %s+= adds one",
			    first.s, id.s, first.s);
	}
	if (rc < 0)
		wrong(as, why.s);
	str_release(&first);
	str_release(&id);
	str_release(&why);
	return rc;
}

/* Is text one value of the key, as far as what is loaded can tell? */
static int
check_value(const struct assign *as, const char *text)
{
	const struct shape *s = as->key.shape;
	const struct ws *ws = as->pe->ws;
	struct str why = STR_INIT;
	int rc = 0;

	if (s == NULL)
		return 0;
	if (s->kind == SHAPE_REF && s->set == IDS_ACCOUNTS &&
	    ws->naccounts > 0 && map_get(&ws->account_ids, text) == NULL)
		str_addf(&why, "no account '%s' in data/customers.yaml or "
		    "data/prospects.yaml", text);
	if (why.len > 0 || partner_value_check(&why, &as->key, ws, text) < 0)
		rc = wrong(as, why.s);
	str_release(&why);
	return rc;
}

/* Add the edit for one value, checked unless it only leaves a list. */
static int
add_value(struct assign *as, enum partner_op op, const char *text,
    struct node *list)
{
	int rc = op != PARTNER_DROP ? check_value(as, text) : 0;
	struct node *n;

	n = partner_scalar(as->pe, as->path, text);
	if (rc == 0 && list != NULL)
		node_hang(&as->pe->arena, list, NULL, n);
	else if (rc == 0)
		partner_edits_add(as->pe, op, as->path, n);
	return rc;
}

/* The next value of a comma list, without blanks around; moves *p on. */
static void
next_value(struct str *out, const char **p)
{
	const char *s = *p + strspn(*p, " ");

	str_reset(out);
	for (; *s != '\0' && *s != ','; s++) {
		if (s[0] == '\\' && (s[1] == ',' || s[1] == '\\'))
			s++;
		str_addc(out, *s);
	}
	str_trim_end(out);
	*p = s + (*s == ',');
}

static int
set_list(struct assign *as)
{
	struct node *list = as->op == PARTNER_SET ?
	    node_new(&as->pe->arena, NODE_LIST) : NULL;
	const char *p = as->value;
	struct str one = STR_INIT;
	int rc = 0;

	if (*p == '\0')
		rc = wrong(as, "which value? += and -= need one");
	while (rc == 0 && *p != '\0') {
		next_value(&one, &p);
		if (one.len == 0)
			rc = wrong(as, "a value between commas is empty");
		else if (list == NULL || !node_has(list, one.s))
			rc = add_value(as, as->op, one.s, list);
	}
	if (rc == 0 && list != NULL)
		partner_edits_add(as->pe, PARTNER_SET, as->path, list);
	str_release(&one);
	return rc;
}

/* A copy of the n bytes at s without blanks around them. */
static char *
trimmed(struct arena *a, const char *s, size_t n)
{
	for (; n > 0 && isspace((unsigned char)s[0]); n--)
		s++;
	while (n > 0 && isspace((unsigned char)s[n - 1]))
		n--;
	return arena_ndup(a, s, n);
}

/* Read "Name <mail>, Role" into a map; mail and role may be missing. */
static int
read_contact(struct node **out, struct arena *a, const char *text,
    struct err *e)
{
	const char *less = strchr(text, '<');
	const char *more = less != NULL ? strchr(less, '>') : NULL;
	size_t n = less != NULL ? (size_t)(less - text) : strcspn(text, ",");
	const char *rest = more != NULL ? more + 1 + strspn(more + 1, " ") :
	    text + n;
	const char *name = trimmed(a, text, n), *mail = "", *role = "";

	if (more != NULL)
		mail = trimmed(a, less + 1, (size_t)(more - less) - 1);
	if (*rest == ',')
		role = trimmed(a, rest + 1, strlen(rest + 1));
	if (name[0] == '\0' || (less != NULL && mail[0] == '\0') ||
	    (*rest != '\0' && *rest != ','))
		return err_set(e, ERR_USAGE, "'%.80s': write a contact as "
		    "\"Name <mail>, Role\"", text);
	*out = node_new(a, NODE_MAP);
	node_str(a, *out, "name", name);
	if (mail[0] != '\0')
		node_str(a, *out, "email", mail);
	if (role[0] != '\0')
		node_str(a, *out, "role", role);
	return 0;
}

/* Check the values of a new entry of a list. */
static int
check_item(const struct assign *as, const struct node *item)
{
	struct assign in = *as;
	struct str path = STR_INIT, why = STR_INIT;
	const struct node *c;
	int rc = 0;

	NODE_EACH(c, item) {
		str_reset(&path);
		str_addf(&path, "%s.0.%s", as->path, c->key);
		in.path = arena_dup(&as->pe->arena, path.s);
		in.key = partner_key(path.s);
		if (rc == 0 && in.key.shape == NULL && !as->new_key)
			rc = no_key(&in);
		if (rc == 0 && in.key.shape != NULL && node_text(c) &&
		    partner_value_check(&why, &in.key, as->pe->ws,
		    c->text) < 0)
			rc = wrong(&in, why.s);
	}
	str_release(&path);
	str_release(&why);
	return rc;
}

/* A new entry of a list of maps: in YAML's braces, or as people write it. */
static int
add_item(struct assign *as)
{
	struct node *n = NULL;

	if (as->value[0] == '{') {
		n = yaml_parse(&as->pe->arena, as->value, strlen(as->value),
		    as->path, as->e);
		if (n == NULL)
			return -1;
	} else if (strcmp(as->path, "contacts") == 0) {
		if (read_contact(&n, &as->pe->arena, as->value, as->e) < 0)
			return -1;
	}
	if (n == NULL || n->kind != NODE_MAP || n->n == 0)
		return wrong(as, "an entry is written as {name: value, "
		    "name: value}");
	if (check_item(as, n) < 0)
		return -1;
	partner_edits_add(as->pe, PARTNER_APPEND, as->path, n);
	return 0;
}

static int
unset(struct assign *as)
{
	if (as->key.shape != NULL && as->key.shape->required)
		return wrong(as, "may not be unknown");
	partner_edits_add(as->pe, PARTNER_UNSET, as->path, NULL);
	return 0;
}

/* Is it a list of values: by its key, or as it stands in the file? */
static bool
is_list(const struct assign *as)
{
	if (as->key.shape != NULL)
		return as->key.list;
	if (as->now != NULL && as->now->kind != NODE_NULL)
		return as->now->kind == NODE_LIST;
	return as->op != PARTNER_SET;
}

int
partner_set(struct partner_edits *pe, const struct node *record,
    const char *operand, bool new_key, struct err *e)
{
	struct assign as = { .pe = pe, .record = record,
	    .new_key = new_key, .e = e };

	if (split(&as, operand) < 0)
		return -1;
	if (as.key.shape == NULL && as.now == NULL && !new_key)
		return check_entry(&as) < 0 ? -1 : no_key(&as);
	if (as.op == PARTNER_SET && as.value[0] == '\0')
		return unset(&as);
	if (check_entry(&as) < 0)
		return -1;
	if (as.key.items && as.op == PARTNER_ADD)
		return add_item(&as);
	if (as.key.tree)
		return wrong(&as, "is not one value: give the path of a value "
		    "in it, with dots");
	if (is_list(&as))
		return set_list(&as);
	if (as.op != PARTNER_SET)
		return wrong(&as, "is not a list; = sets it");
	if (as.now != NULL && (as.now->kind == NODE_MAP ||
	    as.now->kind == NODE_LIST))
		return wrong(&as, "is not one value in this file");
	if (strcmp(as.path, "name") == 0 && partner_name_check(pe->ws,
	    as.value, pe->slug, e) < 0)
		return -1;
	return add_value(&as, PARTNER_SET, as.value, NULL);
}
