/* spelling - British and American words */

#include "spelling.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/*
 * A pair of stems, and with which endings they are words: between bars, ""
 * before the first. The lists follow the Oxford and the Merriam-Webster
 * dictionaries; -ize, which Oxford allows, counts as American, as British
 * business writing has -ise.
 */
struct pair {
	const char *british, *american, *endings;
	bool noun;
};

#define ISE "e|ed|es|er|ers|ing|able|ation|ations|ational"
#define OUR "|s|ed|ing|ite|ites|able|ably|ful|er|ers|al|ally|hood|hoods|ly"
#define LL "ed|ing|er|ers|ation|ations"
#define PLURAL "|s"

static const struct pair pairs[] = {
	{ "programme", "program", PLURAL, false },
	{ "licence", "license", PLURAL, true },
	{ "organis", "organiz", ISE, false },
	{ "reorganis", "reorganiz", ISE, false },
	{ "recognis", "recogniz", ISE, false },
	{ "authoris", "authoriz", ISE, false },
	{ "unauthoris", "unauthoriz", ISE, false },
	{ "prioritis", "prioritiz", ISE, false },
	{ "summaris", "summariz", ISE, false },
	{ "realis", "realiz", ISE, false },
	{ "minimis", "minimiz", ISE, false },
	{ "maximis", "maximiz", ISE, false },
	{ "optimis", "optimiz", ISE, false },
	{ "utilis", "utiliz", ISE, false },
	{ "customis", "customiz", ISE, false },
	{ "specialis", "specializ", ISE, false },
	{ "standardis", "standardiz", ISE, false },
	{ "finalis", "finaliz", ISE, false },
	{ "formalis", "formaliz", ISE, false },
	{ "personalis", "personaliz", ISE, false },
	{ "harmonis", "harmoniz", ISE, false },
	{ "synchronis", "synchroniz", ISE, false },
	{ "emphasis", "emphasiz", "e|ed|ing", false },
	{ "apologis", "apologiz", ISE, false },
	{ "criticis", "criticiz", "e|ed|es|ing", false },
	{ "penalis", "penaliz", ISE, false },
	{ "monetis", "monetiz", ISE, false },
	{ "localis", "localiz", ISE, false },
	{ "modernis", "moderniz", ISE, false },
	{ "categoris", "categoriz", ISE, false },
	{ "centralis", "centraliz", ISE, false },
	{ "incentivis", "incentiviz", ISE, false },
	{ "visualis", "visualiz", ISE, false },
	{ "analys", "analyz", "e|ed|er|ers|ing", false },
	{ "favour", "favor", OUR, false },
	{ "colour", "color", OUR, false },
	{ "labour", "labor", OUR, false },
	{ "behaviour", "behavior", OUR, false },
	{ "honour", "honor", OUR, false },
	{ "neighbour", "neighbor", OUR, false },
	{ "endeavour", "endeavor", OUR, false },
	{ "harbour", "harbor", OUR, false },
	{ "humour", "humor", PLURAL, false },
	{ "rumour", "rumor", "|s|ed", false },
	{ "centre", "center", "|s|d", false },
	{ "catalogue", "catalog", "|s|d", false },
	{ "cancell", "cancel", "ed|ing", false },
	{ "travell", "travel", LL, false },
	{ "modell", "model", LL, false },
	{ "labell", "label", LL, false },
	{ "signall", "signal", LL, false },
	{ "totall", "total", "ed|ing", false },
	{ "channell", "channel", LL, false },
	{ "counsell", "counsel", "ed|ing|or|ors", false },
	{ "fulfil", "fulfill", "|s|ment|ments", false },
	{ "enrol", "enroll", "|s|ment|ments", false },
	{ "instalment", "installment", PLURAL, false },
	{ "skilful", "skillful", "|ly", false },
	{ "defence", "defense", "|s|less", false },
	{ "offence", "offense", PLURAL, false },
	{ "cheque", "check", "book|books", false },
	{ "sceptic", "skeptic", "|s|al|ally|ism", false },
	{ "grey", "gray", "|s|ed|er|ing", false },
};

enum { PAIRS = sizeof(pairs) / sizeof(*pairs) };

const char *
spelling_name(enum spelling s)
{
	return s == SPELLING_BRITISH ? "British" : "American";
}

/* Is text, n bytes, one of the endings? */
static bool
is_ending(const char *endings, const char *text, size_t n)
{
	size_t len;

	for (;; endings += len + 1) {
		len = strcspn(endings, "|");
		if (len == n && strncasecmp(endings, text, n) == 0)
			return true;
		if (endings[len] == '\0')
			return false;
	}
}

/* Is the word the stem with one of its endings? */
static bool
is_word(const char *stem, const char *endings, const char *word, size_t n)
{
	size_t len = strlen(stem);

	return n >= len && tolower((unsigned char)word[0]) == stem[0] &&
	    strncasecmp(stem, word, len) == 0 &&
	    is_ending(endings, word + len, n - len);
}

/*
 * The ending that both forms of "-e" words share differs in "centred" and
 * "centered", "catalogued" and "cataloged".
 */
static const char *
american_endings(const struct pair *p)
{
	return strcmp(p->endings, "|s|d") == 0 ? "|s|ed" : p->endings;
}

bool
spelling_find(struct spelling_word *out, const char *word, size_t n)
{
	const struct pair *p;

	for (p = pairs; p < pairs + PAIRS; p++) {
		if (is_word(p->british, p->endings, word, n)) {
			*out = (struct spelling_word){ SPELLING_BRITISH,
			    p->noun, strlen(p->british), p->american };
			return true;
		}
		if (is_word(p->american, american_endings(p), word, n)) {
			*out = (struct spelling_word){ SPELLING_AMERICAN,
			    p->noun, strlen(p->american), p->british };
			return true;
		}
	}
	return false;
}

void
spelling_add_other(struct str *out, const struct spelling_word *w,
    const char *word, size_t n)
{
	size_t at = out->len, end = strlen(w->other) - 1;
	const char *rest = word + w->stem;

	str_adds(out, w->other);
	if (isupper((unsigned char)word[0]))
		out->s[at] = (char)toupper((unsigned char)out->s[at]);
	if (w->other[end] == 'e' && n > w->stem + 1 && rest[0] == 'e')
		rest++;		/* centered, centred */
	else if (w->is == SPELLING_BRITISH && n == w->stem + 1 &&
	    rest[0] == 'd')
		str_addc(out, 'e');
	str_add(out, rest, n - (size_t)(rest - word));
}
