/* Tests of lib/templateid: templates by the paths of other layouts. */

#include "templateid.h"

#include "tap.h"

static const char *const library[] = { "analysis/01-health-scorecard",
	"enablement/06-success-metrics", "enablement/07-qbr",
	"legal/01-nda", "legal/04-sla", "recruitment/01-email-sequence",
	"recruitment/07-proposal", "strategy/01-partner-business-case" };

static void
means(const char *text, const char *want, int rc)
{
	struct names ids = { 0 };
	struct str out = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(library) / sizeof(*library); i++)
		names_add(&ids, library[i]);
	ok(template_id(&out, text, &ids) == rc, "%s: %d", text, rc);
	is_str(out.s, want, text);
	names_release(&ids);
	str_release(&out);
}

int
main(void)
{
	means("enablement/07-qbr", "enablement/07-qbr", 0);
	means("enablement/07-qbr.md", "enablement/07-qbr", 1);
	means("docs/enablement/07-qbr.md", "enablement/07-qbr", 1);
	means("templates/legal/01-nda.mdx", "legal/01-nda", 1);
	/* the same file in a folder of another name */
	means("III_Partner_Enablement_Templates/06-success-metrics.md",
	    "enablement/06-success-metrics", 1);
	/* the same number in the category that the folder names */
	means("III_Partner_Enablement_Templates/07_Partner_QBR_Template.md",
	    "enablement/07-qbr", 1);
	means("I_Strategy/01_Partner_Case.md",
	    "strategy/01-partner-business-case", 1);
	/* all its words, in any folder */
	means("elsewhere/Our Partner Business Case 2026.md",
	    "strategy/01-partner-business-case", 1);
	/* a category is a word, not a part of one */
	means("paralegals/04-x.md", "", -1);
	means("07_nothing_of_the_kind.md", "", -1);
	means("enablement/99-nothing", "", -1);
	means("", "", -1);
	means("/", "", -1);
	means("../../etc/passwd", "", -1);
	return tap_done();
}
