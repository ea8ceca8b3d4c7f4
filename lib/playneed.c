/* playneed - what a playbook requires of a partner before it begins */

#include "playneed.h"

#include <string.h>

#include "partner.h"
#include "playrun.h"
#include "shellword.h"
#include "stage.h"

#define NDA "nda"		/* the kind that signs nothing but silence */

/* One entry, looked at for one partner. */
struct look {
	struct ws *ws;
	const struct partner *p;
	const struct node *want;	/* the fact: its key and value */
	date day;
	struct play_need *out;
};

/* One fact that can be required. */
struct fact {
	const char *key;
	const char *about;		/* "a contact"; NULL: key and value */
	bool (*met)(const struct look *l);	/* else *l->out is filled */
};

/* Texts of the partner's slug and one more, in the workspace's arena. */
#define FMT(l, ...) arena_printf(&(l)->ws->arena, __VA_ARGS__)

/* Not met: what the record has, and the command. */
static bool
lacks(const struct look *l, const char *found, const char *command)
{
	l->out->found = found;
	l->out->command = command;
	return false;
}

/* The partner, as a command has it. */
static const char *
slug(const struct look *l)
{
	return shell_word(&l->ws->arena, l->p->slug);
}

/* The stage to go to: the first that may follow, else the first. */
static const char *
stage_command(const struct look *l)
{
	const struct node *c;

	NODE_EACH(c, l->want) {
		if (stage_follows(l->p->stage, c->text))
			return FMT(l, "pos partner set %s stage=%s",
			    slug(l), c->text);
	}
	return FMT(l, "pos partner set %s stage=%s --reason 'WHY'",
	    slug(l), node_text(l->want->first));
}

static bool
has_stage(const struct look *l)
{
	const char *stage = l->p->stage;

	if (stage != NULL && node_has(l->want, stage))
		return true;
	return lacks(l, stage == NULL ? "its stage is not known" :
	    FMT(l, "its stage is %s", stage), stage_command(l));
}

static bool
has_tier(const struct look *l)
{
	if (l->p->tier != NULL && node_has(l->want, l->p->tier))
		return true;
	return lacks(l, l->p->tier == NULL ? "it has no tier" :
	    FMT(l, "its tier is %s", l->p->tier),
	    FMT(l, "pos score tier %s", slug(l)));
}

/* Was the agreement signed by the day, and does it go on? */
static bool
in_force(const struct node *agreement, date day)
{
	date from = date_under(agreement, "signed");
	date until = date_under(agreement, "renews");

	return from != DATE_NONE && from <= day &&
	    (until == DATE_NONE || until >= day);
}

/* Is the agreement of the kind: "signed" is any but an nda? */
static bool
is_kind(const struct node *agreement, const char *kind)
{
	const char *has = node_get_text(agreement, "kind", "");

	return strcmp(kind, "signed") == 0 ? strcmp(has, NDA) != 0 :
	    strcmp(kind, has) == 0;
}

/* The kind as a command can have it, for that is copied into a shell. */
static const char *
kind_word(const char *kind)
{
	return strcmp(kind, "signed") == 0 || kind[strspn(kind, "abcdefghij"
	    "klmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. ")] !=
	    '\0' ? "KIND" : kind;
}

static bool
has_agreement(const struct look *l)
{
	const char *kind = l->want->text;
	const struct node *c, *old = NULL;

	/* a contract on file says nothing of who has left */
	NODE_EACH(c, partner_former(l->p) ? NULL :
	    partner_get(l->p, "agreements")) {
		if (!is_kind(c, kind))
			continue;
		if (in_force(c, l->day))
			return true;
		old = c;
	}
	return lacks(l, old != NULL && date_under(old, "renews") < l->day &&
	    date_under(old, "renews") != DATE_NONE ? FMT(l,
	    "that on record ended %s", node_get_text(old, "renews", "")) :
	    old != NULL ? "that on record is not signed yet" :
	    "none is", FMT(l, "pos partner set %s 'agreements+="
	    "{kind: %s, signed: DAY, renews: DAY}'", slug(l),
	    kind_word(kind)));
}

static bool
has_renewal(const struct look *l)
{
	const struct node *c;
	size_t i = 0, last = 0;
	bool any = false;

	if (partner_renews(l->p) != DATE_NONE)
		return true;
	NODE_EACH(c, partner_get(l->p, "agreements")) {
		if (is_kind(c, "signed")) {
			any = true;
			last = i;
		}
		i++;
	}
	return lacks(l, "the record has no such day", any ?
	    FMT(l, "pos partner set %s agreements.%zu.renews='DAY'",
	    slug(l), last) : FMT(l, "pos partner set %s 'agreements+="
	    "{kind: KIND, signed: DAY, renews: DAY}'", slug(l)));
}

static bool
has_won(const struct look *l)
{
	const struct deal *open = NULL;
	size_t i;

	if (partner_performs(l->p))
		return true;
	for (i = 0; i < l->p->ndeals; i++) {
		if (!deal_is_closed(l->p->deals[i]))
			open = l->p->deals[i];
	}
	return lacks(l, "none that it sourced or influenced is", open != NULL ?
	    FMT(l, "pos deal set %s stage=won", open->id) :
	    FMT(l, "pos deal add --partner %s --role sourced --stage won "
	    "--account 'NAME' --amount 'SUM'", slug(l)));
}

static bool
is_under_way(const struct look *l, const char *id)
{
	struct play_run *runs;
	size_t i, n = play_runs(&runs, &l->ws->arena, l->p);

	for (i = 0; i < n; i++) {
		if (play_run_open(&runs[i]) &&
		    strcmp(runs[i].playbook, id) == 0)
			return true;
	}
	return false;
}

static bool
has_playbook(const struct look *l)
{
	const char *id = l->want->text;
	struct names ids = { 0 };
	bool there, going = is_under_way(l, id);
	date last;

	if (play_completed(&last, l->p, id) > 0)
		return true;
	there = playbook_ids(&ids, l->ws, NULL) < 0 || names_has(&ids, id);
	names_release(&ids);
	if (!there)
		return lacks(l, "there is no such playbook", "pos play list");
	return lacks(l, going ? "it is under way" : "it is not", FMT(l,
	    "pos play %s %s --partner %s", going ? "step" : "start", id,
	    slug(l)));
}

static bool
has_manager(const struct look *l)
{
	return node_truth(partner_get(l->p, "manager")) ? true : lacks(l,
	    "nobody is", FMT(l, "pos partner set %s manager='NAME'",
	    slug(l)));
}

static bool
has_contact(const struct look *l)
{
	return partner_contact(l->p) != NULL ? true : lacks(l, "none is",
	    FMT(l, "pos partner set %s 'contacts+={name: NAME, email: "
	    "ADDRESS}'", slug(l)));
}

static const struct fact facts[] = {
	{ "stage", NULL, has_stage },
	{ "tier", NULL, has_tier },
	{ "agreement", NULL, has_agreement },
	{ "renewal", "the day the agreement ends is on record", has_renewal },
	{ "deal", "a deal is won", has_won },
	{ "playbook", NULL, has_playbook },
	{ "manager", "a manager of ours is named", has_manager },
	{ "contact", "a contact at the partner is on record", has_contact },
};

static const struct fact *
fact_of(const struct node *want)
{
	size_t i;

	for (i = 0; want != NULL && i < sizeof(facts) / sizeof(*facts); i++) {
		if (strcmp(facts[i].key, want->key) == 0)
			return &facts[i];
	}
	return NULL;
}

/* "active or growing"; a single value as it is. */
static void
add_any(struct str *out, const struct node *want)
{
	const struct node *c;

	if (want->kind == NODE_SCALAR)
		str_adds(out, want->text);
	NODE_EACH(c, want->kind == NODE_LIST ? want : NULL)
		str_addf(out, "%s%s", c == want->first ? "" :
		    c->next == NULL ? " or " : ", ", c->text);
}

void
play_need_text(struct str *out, const struct node *entry)
{
	const struct node *want = entry->first;
	const struct fact *f = fact_of(want);

	if (f == NULL)
		return;
	if (f->about != NULL) {
		str_adds(out, f->about);
	} else if (strcmp(f->key, "agreement") == 0) {
		str_addf(out, strcmp(want->text, "signed") == 0 ?
		    "an agreement is in force" :
		    "an agreement '%s' is in force", want->text);
	} else if (strcmp(f->key, "playbook") == 0) {
		str_addf(out, "%s is completed", want->text);
	} else {
		str_addf(out, "%s ", f->key);
		add_any(out, want);
	}
}

size_t
play_needs(struct play_need **out, struct ws *ws, const struct partner *p,
    const struct playbook *b, date day)
{
	const struct node *list = node_get(b->node, "requires"), *c;
	struct str text = STR_INIT;
	struct look l = { .ws = ws, .p = p, .day = day };
	const struct fact *f;
	size_t n = 0;

	*out = arena_alloc(&ws->arena, ((list != NULL ? list->n : 0) + 1) *
	    sizeof(**out));
	NODE_EACH(c, list) {
		l.want = c->first;
		l.out = *out + n;
		f = fact_of(l.want);
		if (f == NULL || f->met(&l))
			continue;
		str_reset(&text);
		play_need_text(&text, c);
		l.out->text = arena_dup(&ws->arena, text.s);
		n++;
	}
	str_release(&text);
	return n;
}

/* Is nothing said: no value, an empty text, a list of none or with a gap? */
static bool
is_blank(const struct node *want)
{
	const struct node *c;

	if (node_unknown(want) || (want->kind == NODE_SCALAR && want->n == 0) ||
	    (want->kind == NODE_LIST && want->n == 0))
		return true;
	NODE_EACH(c, want->kind == NODE_LIST ? want : NULL) {
		if (node_unknown(c))
			return true;
	}
	return false;
}

const struct node *
play_need_fault(struct str *why, const struct node *entry)
{
	const struct node *want = entry->first;
	bool gap = node_unknown(entry);

	if ((entry->kind != NODE_MAP && !gap) ||
	    (want != NULL && fact_of(want) == NULL))
		return NULL;	/* told by the table */
	if (gap || entry->n != 1) {
		str_adds(why, "requires: one fact in each entry is expected, "
		    "such as '- deal: won'");
		return entry;
	}
	if (!is_blank(want))
		return NULL;
	str_addf(why, "requires: %s: a value is expected", want->key);
	return want;
}

void
play_needs_tell(void (*tell)(const char *fmt, ...), const char *playbook,
    const struct play_need *needs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		tell("%s requires: %s, and %s; to change it: %s", playbook,
		    needs[i].text, needs[i].found, needs[i].command);
}
