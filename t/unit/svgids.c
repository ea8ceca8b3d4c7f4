/* Ids of drawings in a page: lib/svgids.c */

#include "svgids.h"

#include "tap.h"

static const struct { const char *from, *to; } cases[] = {
	{ "", "" },
	{ "no drawing id=\"a\" url(#a)", "no drawing id=\"a\" url(#a)" },
	{ "<img id=\"a\"><svg id=\"a\"></svg><p id=\"a\">",
	    "<img id=\"a\"><svg id=\"P-a\"></svg><p id=\"a\">" },
	{ "<svg\n  id=\"a\"\n  class=\"id=\"><g fill=\"url(#b)\"/></svg>",
	    "<svg\n  id=\"P-a\"\n  class=\"id=\"><g fill=\"url(#P-b)\"/></svg>" },
	{ "<svg aria-labelledby=\" a  b\tc \"></svg>",
	    "<svg aria-labelledby=\" P-a  P-b\tP-c \"></svg>" },
	{ "<svg><!-- id=\"a\" --><text>id=\"a\" url(#a)</text></svg>",
	    "<svg><!-- id=\"a\" --><text>id=\"a\" url(#a)</text></svg>" },
	{ "<svg><g clip-path=\"url(#a) url(#b)\" id=\"\"/></svg>",
	    "<svg><g clip-path=\"url(#P-a) url(#P-b)\" id=\"\"/></svg>" },
	{ "<svg id=\"a\"></svg><svg id=\"b\"></svg>",
	    "<svg id=\"P-a\"></svg><svg id=\"P-b\"></svg>" },
	/* none that is safe: it ends all the same */
	{ "<svg id=\"a", "<svg id=\"a" },
	{ "<svg id=\"a</svg>", "<svg id=\"a</svg>" },
	{ "<svg <g id=\"a\"/></svg>", "<svg <g id=\"P-a\"/></svg>" },
	{ "<svg id></svg>", "<svg id></svg>" },
};

int
main(void)
{
	struct str out = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str_reset(&out);
		svg_prefix_ids(&out, cases[i].from, "P-");
		is_str(out.s, cases[i].to, cases[i].from);
	}
	str_release(&out);
	return tap_done();
}
