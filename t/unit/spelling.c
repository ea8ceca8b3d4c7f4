/* Tests of lib/spelling: each form gives the other, and back. */

#include "spelling.h"

#include "tap.h"

static const char *const pairs[][2] = {
	{ "programme", "program" }, { "Programmes", "Programs" },
	{ "licence", "license" }, { "organise", "organize" },
	{ "Organisations", "Organizations" }, { "unauthorised", "unauthorized" },
	{ "favour", "favor" }, { "favourite", "favorite" },
	{ "colouring", "coloring" }, { "behavioural", "behavioral" },
	{ "labour", "labor" }, { "neighbourhood", "neighborhood" },
	{ "centre", "center" }, { "centred", "centered" },
	{ "catalogue", "catalog" }, { "catalogued", "cataloged" },
	{ "cancelled", "canceled" }, { "Cancelling", "Canceling" },
	{ "modelling", "modeling" }, { "counsellor", "counselor" },
	{ "fulfil", "fulfill" }, { "fulfilment", "fulfillment" },
	{ "enrolment", "enrollment" }, { "defence", "defense" },
	{ "analysing", "analyzing" }, { "grey", "gray" },
	{ "instalments", "installments" }, { "emphasised", "emphasized" },
};

/* The same in both, or other words. */
static const char *const none[] = { "judgement", "dialogue", "analyses",
	"fulfilled", "cancellation", "programming", "programmed", "organism",
	"realistic", "specialist", "minimis", "optimism", "advertise",
	"promise", "check", "practice", "meter", "contour", "four", "color1",
	"emphasis", "harborough", "" };

static void
test_pair(const char *word, const char *other, enum spelling is)
{
	struct spelling_word w;
	struct str s = STR_INIT;

	if (!ok(spelling_find(&w, word, strlen(word)) && w.is == is,
	    "%s is %s", word, spelling_name(is)))
		return;
	spelling_add_other(&s, &w, word, strlen(word));
	is_str(s.s, other, word);
	str_release(&s);
}

int
main(void)
{
	struct spelling_word w;
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		test_pair(pairs[i][0], pairs[i][1], SPELLING_BRITISH);
		test_pair(pairs[i][1], pairs[i][0], SPELLING_AMERICAN);
	}
	for (i = 0; i < sizeof(none) / sizeof(*none); i++)
		ok(!spelling_find(&w, none[i], strlen(none[i])),
		    "'%s' has no other form", none[i]);
	return tap_done();
}
