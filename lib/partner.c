/* partner - what follows from a partner's record */

#include "partner.h"

#include <string.h>

const char *const partner_stages[] = { "prospect", "qualified", "signed",
	"onboarding", "active", "growing", "at-risk", "exiting", "former",
	NULL };

bool
partner_exiting(const struct partner *p)
{
	return p->stage != NULL && strcmp(p->stage, "exiting") == 0;
}

bool
partner_former(const struct partner *p)
{
	return p->stage != NULL && strcmp(p->stage, "former") == 0;
}

const struct node *
partner_get(const struct partner *p, const char *key)
{
	return p->index.map != NULL ? node_index_get(&p->index, key) :
	    node_get(p->node, key);
}

bool
partner_signed(const struct partner *p)
{
	return p->stage != NULL && strcmp(p->stage, "prospect") != 0 &&
	    strcmp(p->stage, "qualified") != 0 && !partner_former(p);
}

/* Does the certification last at least to day; any day: DATE_NONE? */
static bool
is_valid(const struct node *c, date day)
{
	date d;

	return date_node(&d, node_get(c, "expires"), "expires", NULL) == 0 &&
	    (d == DATE_NONE || day == DATE_NONE || d >= day);
}

/* Has an entry before c, valid on day, the person of c? */
static bool
is_counted(const struct node *list, const struct node *c, date day)
{
	const char *person = node_get_text(c, "person", NULL);
	const struct node *n;

	NODE_EACH(n, list) {
		if (n == c || person == NULL)
			return false;
		if (is_valid(n, day) && strcmp(node_get_text(n, "person", ""),
		    person) == 0)
			return true;
	}
	return false;
}

size_t
partner_people(const struct partner *p, date day)
{
	const struct node *list = partner_get(p, "certifications"), *c;
	size_t n = 0;

	NODE_EACH(c, list)
		n += is_valid(c, day) && !is_counted(list, c, day);
	return n;
}

size_t
partner_certified(const struct partner *p, date day)
{
	const struct node *c;
	size_t n = 0;

	NODE_EACH(c, partner_get(p, "certifications"))
		n += is_valid(c, day);
	return n;
}

date
partner_expired(const struct partner *p, date day)
{
	const struct node *c;
	date d, last = DATE_NONE;

	NODE_EACH(c, partner_get(p, "certifications")) {
		if (date_node(&d, node_get(c, "expires"), "expires",
		    NULL) == 0 && d != DATE_NONE && d < day && d > last)
			last = d;
	}
	return last;
}

/* The newest date of a list's entries that is not after today. */
static date
newest(const struct node *list, date today)
{
	const struct node *c;
	date d, last = DATE_NONE;

	NODE_EACH(c, list) {
		if (date_node(&d, node_get(c, "date"), "date", NULL) == 0 &&
		    d <= today && d > last)
			last = d;
	}
	return last;
}

date
partner_heard(const struct partner *p, date today)
{
	date last = newest(partner_get(p, "activity"), today);
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->role == ROLE_SOURCED &&
		    p->deals[i]->created <= today &&
		    p->deals[i]->created > last)
			last = p->deals[i]->created;
	}
	return last;
}

bool
partner_silent(const struct partner *p, date today)
{
	date last = partner_heard(p, today);

	return partner_signed(p) && (last == DATE_NONE ||
	    today - last > PARTNER_SILENT_DAYS);
}

/* Has a later agreement of the same kind taken this one's place? */
static bool
replaced(const struct node *agreements, const struct node *a)
{
	const char *kind = node_get_text(a, "kind", "");
	const struct node *c;

	NODE_EACH(c, agreements) {
		if (strcmp(node_get_text(c, "kind", ""), kind) == 0 &&
		    date_under(c, "renews") > date_under(a, "renews"))
			return true;
	}
	return false;
}

date
partner_renews(const struct partner *p)
{
	const struct node *list = partner_get(p, "agreements"), *c;
	date d, next = DATE_NONE;

	NODE_EACH(c, list) {
		d = date_under(c, "renews");
		if (d != DATE_NONE && (next == DATE_NONE || d < next) &&
		    !replaced(list, c))
			next = d;
	}
	return next;
}

date
partner_reviewed(const struct partner *p, date today)
{
	const struct node *c;
	date d, last = DATE_NONE;

	NODE_EACH(c, partner_get(p, "activity")) {
		if (strcmp(node_get_text(c, "kind", ""), "qbr") == 0 &&
		    date_node(&d, node_get(c, "date"), "date", NULL) == 0 &&
		    d <= today && d > last)
			last = d;
	}
	return last;
}

int
review_months(const char *rhythm)
{
	if (strcmp(rhythm, "quarterly") == 0)
		return 3;
	return strcmp(rhythm, "semi-annual") == 0 ? 6 : 12;
}

const struct node *
partner_last_note(const struct partner *p)
{
	const struct node *c, *last = NULL;
	date d, newest_day = DATE_NONE;

	NODE_EACH(c, partner_get(p, "notes")) {
		if (date_node(&d, node_get(c, "date"), "date", NULL) == 0 &&
		    (last == NULL || d >= newest_day)) {
			last = c;
			newest_day = d;
		}
	}
	return last;
}

const struct node *
partner_contact(const struct partner *p)
{
	const struct node *contacts = partner_get(p, "contacts"), *c;

	NODE_EACH(c, contacts) {
		if (node_truth(node_get(c, "primary")))
			return c;
	}
	return contacts != NULL && contacts->kind == NODE_LIST ?
	    contacts->first : NULL;
}

bool
partner_performs(const struct partner *p)
{
	size_t i;

	for (i = 0; i < p->ndeals; i++) {
		if (p->deals[i]->stage == DEAL_WON)
			return true;
	}
	return false;
}

/* The day of the milestone of its first deal, or DATE_NONE. */
static date
first_deal_noted(const struct partner *p)
{
	const struct node *c;
	date d;

	NODE_EACH(c, partner_get(p, "milestones")) {
		if (str_starts(node_get_text(c, "name", ""), "First deal") &&
		    date_node(&d, node_get(c, "date"), "date", NULL) == 0)
			return d;
	}
	return DATE_NONE;
}

bool
partner_first_win(int *days, const struct partner *p, date on_file)
{
	date first = first_deal_noted(p), since;
	size_t i;

	if (date_node(&since, partner_get(p, "since"), "since", NULL) < 0 ||
	    since == DATE_NONE)
		return false;
	for (i = 0; i < p->ndeals && since >= on_file; i++) {
		if (p->deals[i]->stage == DEAL_WON &&
		    (first == DATE_NONE || p->deals[i]->closed < first))
			first = p->deals[i]->closed;
	}
	if (first == DATE_NONE || first < since)
		return false;
	*days = first - since;
	return true;
}
