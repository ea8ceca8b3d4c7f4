/* shape_library - the formats of templates, artifacts and playbooks */

#include "reportkind.h"
#include "shapetable.h"
#include "templatetier.h"

/* templates/ */

const struct shape shape_variable[] = {
	NEED_WORD("type",
	    "string|number|money|percentage|date|list|map|boolean"),
	NEED_TEXT("description"), ANY("example"),
	{ .key = "required", .kind = SHAPE_TRUTH, .required = true }, END
};

const struct shape shape_template[] = {
	NEED_TEXT("title"), NEED_TEXT("section"),
	NEED_WORD("category", "strategic|tactical|operational|analytical|"
	    "financial|legal|compliance|executive"),
	NEED_TEXT("template_number"), NEED_TEXT("version"),
	NEED_VALUE("last_updated", SHAPE_DATE), NEED_TEXT("author"),
	{ .key = "tier", .kind = SHAPE_REF, .many = SHAPE_LIST,
	    .set = IDS_TIERS, .words = TEMPLATE_TIERS },
	NEED_WORD("skill_level", "beginner|intermediate|advanced"),
	NEED_WORD("purpose", "tactical|strategic|operational|analytical|"
	    "marketing|sales|financial|legal"),
	NEED_WORD("phase", "strategy|recruitment|onboarding|enablement|"
	    "growth|retention|exit|analysis|operations"),
	NEED_TEXT("time_required"),
	NEED_WORD("difficulty", "easy|medium|hard"),
	NEED_TEXTS("prerequisites"), NEED_TEXTS("related"),
	NEED_TEXT("description"), NEED_TEXTS("outcomes"),
	NEED_TEXTS("skills_gained"), TEXTS("tags"),
	{ .key = "variables", .kind = SHAPE_MAP, .many = SHAPE_EACH,
	    .members = shape_variable, .required = true }, END
};

static const struct shape section[] = {
	NEED_TEXT("id"), NEED_TEXT("heading"), TEXT("about"),
	TEXT("advice"), NEED_TEXTS("evidence"),
	NEED_TEXT("draft"), TEXT("prompt"), ANY("schema"),
	{ .key = "facts", .kind = SHAPE_TEXT, .many = SHAPE_EACH },
	TEXTS("charts"), END
};
const struct shape shape_artifact[] = {
	NEED_TEXT("artifact"), NEED_TEXT("title"), TEXT("output"),
	TEXT("partner_output"), TEXT("about"), TEXT("advice"),
	WORD("period", REPORT_PERIODS),
	{ .key = "sections", .kind = SHAPE_MAP, .many = SHAPE_LIST,
	    .members = section, .required = true }, END
};

/* playbooks/ID.yaml */

static const struct shape play_step[] = {
	NEED_TEXT("name"), NEED_TEXT("template"), TEXT("guidance"),
	TEXT("prompt"), WORD("owner", "us|partner|joint"), NUMBER("due"),
	TEXTS("checklist"), TEXTS("evidence"), WORD("activity", ACTIVITIES),
	WORD("stage", STAGES), TEXT("document"), TEXTS("fields"),
	{ .key = "tiers", .kind = SHAPE_TEXT, .many = SHAPE_EACH }, END
};
static const struct shape play_trigger[] = {
	{ .key = "stage", .kind = SHAPE_WORD, .many = SHAPE_LIST,
	    .words = STAGES },
	NUMBER("before_renewal_days"), NUMBER("inactive_days"),
	WORD("review", "overdue"), WORD("health", "healthy|watch|at-risk"),
	WORD("funds", "left"), END
};
/* What a partner must have: lib/playneed.c looks for it. */
static const struct shape play_requires[] = {
	{ .key = "stage", .kind = SHAPE_WORD, .many = SHAPE_LIST,
	    .words = STAGES },
	REFS("tier", IDS_TIERS), TEXT("agreement"), WORD("renewal", "set"),
	WORD("deal", "won"), TEXT("playbook"), WORD("manager", "set"),
	WORD("contact", "set"), END
};
static const struct shape play_stage[] = {
	WORD("start", STAGES), WORD("end", STAGES), END
};
const struct shape shape_playbook[] = {
	NEED_TEXT("name"), NEED_TEXT("description"), TEXTS("tags"),
	TEXTS("prerequisites"), MAPS("requires", play_requires),
	{ .key = "steps", .kind = SHAPE_MAP, .many = SHAPE_LIST,
	    .members = play_step, .required = true },
	TEXTS("success_criteria"), TEXTS("warnings"), TEXTS("next"),
	WORD("recurring", "monthly|quarterly|semi-annual|annual|tier"),
	MAP("trigger", play_trigger), MAP("stage", play_stage),
	TEXT("milestone"), END
};
