/* yamlwords - what libyaml finds wrong, said for people */

#include "yamlwords.h"

#include <stddef.h>
#include <string.h>

/* libyaml's words, and ours; opened: the line is where the context began. */
static const struct {
	const char *theirs, *ours;
	bool opened;
} problems[] = {
	{ "found unexpected end of stream",
	    "a quote opens here and is not closed: close it", true },
	{ "found unexpected document indicator",
	    "a quote opens here and is not closed: close it", true },
	{ "mapping values are not allowed in this context",
	    "a ':' that is not expected: put the value in quotes, or check "
	    "the indentation", false },
	{ "could not find expected ':'",
	    "a key without ':': write 'key: value', or put a text of many "
	    "lines in quotes", true },
	{ "did not find expected key",
	    "this line does not fit in the map: check its indentation and "
	    "the quotes above", false },
	{ "did not find expected '-' indicator",
	    "expected a list item beginning with '- ': check the indentation",
	    false },
	{ "did not find expected ',' or ']'",
	    "a list opens here with '[' and a ',' or its ']' is missing",
	    true },
	{ "did not find expected ',' or '}'",
	    "a map opens here with '{' and a ',' or its '}' is missing",
	    true },
	{ "did not find expected node content",
	    "a value is missing, or a quote is needed around it", false },
	{ "block sequence entries are not allowed in this context",
	    "a list item cannot begin here: put '- ' on a line of its own",
	    false },
	{ "block mapping entries are not allowed in this context",
	    "a map cannot begin here: put it on a line of its own", false },
	{ "found unknown escape character",
	    "an unknown \\ escape: write \\\\ for a backslash, or use single "
	    "quotes", false },
	{ "did not find expected hexdecimal number",
	    "a \\x, \\u or \\U escape needs 2, 4 or 8 hex digits", false },
	{ "found invalid Unicode character escape code",
	    "a \\u or \\U escape that is no character", false },
	{ "did not find expected comment or line break",
	    "text after | or >: put it on the next line, or the value in "
	    "quotes", false },
	{ "found extra text after",
	    "text after | or >: put it on the next line, or the value in "
	    "quotes", false },
	{ "found an indentation indicator equal to 0",
	    "a 0 after | or >: put the value in quotes", false },
	{ "did not find expected alphabetic or numeric character",
	    "a value cannot begin with * or &: put it in quotes", false },
	{ "found undefined tag handle",
	    "a tag (!): delete it, or put the value in quotes", false },
	{ "did not find expected <document start>",
	    "text after the end of the document: check the indentation and "
	    "the quotes above", false },
	{ "found a tab character where an indentation space is expected",
	    "a tab in the indentation: use spaces", false },
	{ "found a tab character that violates indentation",
	    "a tab in the indentation: use spaces", false },
};

/* Our words for a character that begins no value. */
static const char *
bad_start(char c)
{
	switch (c) {
	case '\t':
		return "a tab in the indentation: use spaces";
	case '@':
	case '`':
	case '%':
		return "a value cannot begin with @, ` or %: "
		    "put it in quotes";
	default:
		return "a character that begins no value: put it in quotes";
	}
}

const char *
yaml_words(bool *opened, const char *problem, char c)
{
	size_t i;

	if (c == '\t' || strcmp(problem,
	    "found character that cannot start any token") == 0)
		return bad_start(c);
	for (i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
		if (strcmp(problem, problems[i].theirs) == 0) {
			*opened = problems[i].opened;
			return problems[i].ours;
		}
	}
	return problem;
}
