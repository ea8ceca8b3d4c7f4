/* Which drawings may stand in a page: lib/svgsafe.c */

#include <stdio.h>
#include <string.h>

#include "svgsafe.h"
#include "tap.h"

static const char *const fine[] = {
	"<svg/>",
	("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">\n"
	    "<!-- a chart --><title>A &amp; B</title><g class=\"x\">"
	    "<rect width=\"1\" height=\"1\" fill=\"url(#p1)\"/></g></svg>\n"),
	"<svg><desc id=\"d\">x > y</desc ><text>1 &lt; 2</text></svg >",
	"<svg aria-label=\"Tom &amp; &quot;Jo&#39;s&quot;\"/>",
	"<svg><clipPath id=\"a\"/><path clip-path=\"url(#a)\"/></svg>",
};

static const char *const unsafe[] = {
	"",
	"text",
	"<svg>",
	"<svg></svg></svg>",
	"<svg></svg><title>all that follows is text now",
	"<svg></svg>text",
	"<svg/><svg/>",
	"<rect/>",
	"<svg><script>alert(1)</script></svg>",
	"<svg><style>x{}</style></svg>",
	"<svg onload=\"alert(1)\"/>",
	"<svg/onload=\"alert(1)\">",
	"<svg><g onclick=alert(1)></g></svg>",
	"<svg><a href=\"http://x/\"><text>x</text></a></svg>",
	"<svg><image href=\"http://x/\"/></svg>",
	"<svg><use href=\"http://x/#a\"/></svg>",
	"<svg><foreignObject><p>x</p></foreignObject></svg>",
	"<svg><rect style=\"fill:url(http://x/)\"/></svg>",
	"<svg><rect fill=\"url(http://x/)\"/></svg>",
	"<svg><rect fill=\"URL(http://x/)\"/></svg>",
	"<svg><rect fill=\"url(#a) url(http://x/)\"/></svg>",
	"<svg><rect fill=\"url( http://x/)\"/></svg>",
	"<svg><rect fill=\"ur&#108;(http://x/)\"/></svg>",
	"<svg><rect fill=\"url&lpar;http://x/)\"/></svg>",
	"<svg><rect fill=\"u\\72l(http://x/)\"/></svg>",
	"<svg><rect fill=\"red></svg>",
	/* within a title HTML begins: the second is of HTML, its text ends at
	 * the </title> that XML has in a comment */
	"<svg><title><title><!-- </title><script>x</script> --></title></svg>",
	"<svg><desc><title>x</title></desc></svg>",
	"<svg><title><!-- x --></title></svg>",
	/* HTML ends comments with these, too */
	"<svg><!-- --!><script>alert(1)</script> --></svg>",
	"<svg><!--><script>alert(1)</script> --></svg>",
	"<svg><!---><script>alert(1)</script> --></svg>",
	"<svg><!-- > --></svg>",
	"<svg><![CDATA[ <script> ]]></svg>",
	"<svg><?x ?></svg>",
	"<svg><!DOCTYPE x></svg>",
	"<svg><g></svg></g>",
	"<svg><g/ fill=\"red\"></g></svg>",
	"<SVG></SVG>",
	"<sv></sv>",
	"<svg:svg></svg:svg>",
};

int
main(void)
{
	static const char nul[] = "<svg/>\0<script>";
	char deep[1024] = "<svg>";
	size_t i;

	for (i = 0; i < sizeof(fine) / sizeof(*fine); i++)
		ok(svg_is_safe(fine[i], strlen(fine[i])), "may: %zu", i);
	for (i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++)
		ok(!svg_is_safe(unsafe[i], strlen(unsafe[i])),
		    "may not: %.60s", unsafe[i]);
	ok(!svg_is_safe(nul, sizeof(nul) - 1), "may not: behind a NUL");
	for (i = 0; i < 100; i++)
		strcat(deep, "<g>");
	for (i = 0; i < 100; i++)
		strcat(deep, "</g>");
	strcat(deep, "</svg>");
	ok(!svg_is_safe(deep, strlen(deep)), "may not: in each other too deep");
	return tap_done();
}
