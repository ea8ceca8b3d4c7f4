/* shape_program - the format of program.yaml */

#include "shapetable.h"

static const struct shape commitment[] = {
	TEXT("us"), TEXT("partner"), END
};
const struct shape shape_type[] = {
	ID, NEED_TEXT("name"), REF("category", IDS_CATEGORIES),
	TEXT("description"), MAP("value", shape_sides), TEXT("compensation"),
	MAP("commitment", commitment), PERCENT("commission"),
	TRUTH("recurring"), END
};
/* Requirements are a map or a list: lib/tierrule.h reads and checks them. */
const struct shape shape_tier[] = {
	ID, NEED_TEXT("name"),
	{ .key = "requirements", .kind = SHAPE_ANY, .apart = true },
	ANY("changes"), DATE("effective_from"), DATE("effective_until"),
	NUMBER("grace_days"),
	TEXTS("benefits"), TEXT("support"), PERCENT("margin"), MONEY("mdf"),
	WORD("review", "quarterly|semi-annual|annual"), END
};
static const struct shape region[] = {
	ID, NEED_TEXT("name"),
	{ .key = "countries", .kind = SHAPE_COUNTRY, .many = SHAPE_LIST }, END
};
static const struct shape registration[] = {
	NUMBER("protection_days"), NUMBER("approval_hours"),
	NUMBER("extension_days"), END
};
/* What is above the amount has the rate: a ladder's step. */
static const struct shape band[] = {
	NEED_VALUE("above", SHAPE_MONEY), NEED_VALUE("rate", SHAPE_PERCENT),
	END
};
static const struct shape bonus[] = {
	NEED_TEXT("name"), NEED_VALUE("amount", SHAPE_MONEY), TEXT("when"), END
};
static const struct shape commission[] = {
	PERCENT("referral"), PERCENT("reseller"), MONEY("referral_minimum"),
	MAPS("accelerators", band), MAPS("bonuses", bonus),
	NUMBER("payment_days"), NUMBER("clawback_days"), END
};
static const struct shape rebate[] = {
	WORD("period", "quarterly|annual"), WORD("method", "marginal|whole"),
	MAPS("bands", band), NUMBER("payment_days"), END
};
static const struct shape revenue_share[] = {
	ID, NEED_TEXT("name"), REFS("types", IDS_TYPES), TEXT("basis"),
	NEED_VALUE("partner", SHAPE_PERCENT), TEXT("term"), END
};
static const struct shape mdf_rules[] = {
	PERCENT("match"), TEXTS("eligible"), TEXTS("proof"),
	NUMBER("request_days"), NUMBER("approval_days"), NUMBER("claim_days"),
	TEXT("unused"), END
};
static const struct shape terms[] = {
	NUMBER("term_months"), NUMBER("notice_days"), NUMBER("cure_days"),
	TEXT("law"), TEXT("venue"), NUMBER("confidentiality_years"),
	TEXT("liability"), END
};
static const struct shape credit[] = {
	NEED_VALUE("below", SHAPE_PERCENT), NEED_VALUE("credit", SHAPE_PERCENT),
	END
};
static const struct shape support[] = {
	TEXT("hours"), NUMBER("p1_hours"), NUMBER("p2_hours"),
	NUMBER("p3_hours"), NUMBER("p4_hours"), NUMBER("p1_fix_hours"),
	NUMBER("p2_fix_hours"), NUMBER("p3_fix_hours"),
	NUMBER("p4_fix_hours"), PERCENT("availability"),
	MAPS("credits", credit), END
};
static const struct shape level[] = {
	ID, NEED_TEXT("name"), TEXT("for"), NUMBER("days"),
	NUMBER("questions"), NUMBER("minutes"), PERCENT("pass"),
	TEXT("practice"), MONEY("price"), END
};
static const struct shape certifying[] = {
	NUMBER("valid_months"), MAPS("levels", level), END
};
static const struct shape protection[] = {
	TEXT("location"), TEXT("transfer"), NUMBER("breach_hours"),
	NUMBER("request_days"), NUMBER("subprocessor_days"),
	NUMBER("audit_days"), NUMBER("deletion_days"), END
};
static const struct shape security[] = {
	NUMBER("questionnaire_months"), PERCENT("pass"),
	NUMBER("remedy_days"), END
};
static const struct shape marketing[] = {
	NUMBER("approval_days"), NUMBER("lead_days"),
	NUMBER("feedback_days"), END
};
static const struct shape reviewing[] = {
	NUMBER("notice_days"), NUMBER("minutes"), END
};
/* Bands of the health score: from `healthy` up, from `watch` up, below. */
static const struct shape health_bands[] = {
	NUMBER("healthy"), NUMBER("watch"), END
};
static const struct shape onboarding[] = {
	NUMBER("days"), NUMBER("first_deal_days"), END
};
static const struct shape keeping[] = { NUMBER("grace_days"), END };
static const struct shape exclusivity[] = {
	TEXT("scope"), TEXT("geography"), TEXT("duration"),
	TEXT("exceptions"), END
};
static const struct shape property[] = {
	TEXT("existing"), TEXT("joint"), TEXT("licensing"), END
};
static const struct shape leaving[] = {
	NUMBER("wind_down_days"), TEXT("data"), TEXT("non_compete"), END
};
static const struct shape policies[] = {
	MAP("tier", keeping),
	MAP("deal_registration", registration),
	MAP("commission", commission), MAP("agreement", terms),
	MAP("rebate", rebate), MAPS("revenue_share", revenue_share),
	MAP("mdf", mdf_rules), MAP("support", support),
	MAP("certification", certifying), MAP("security", security),
	MAP("data_protection", protection), MAP("marketing", marketing),
	MAP("review", reviewing), MAP("health", health_bands),
	MAP("onboarding", onboarding),
	MAP("exclusivity", exclusivity), MAP("ip", property),
	MAP("exit", leaving), END
};
static const struct shape model[] = {
	ID, NEED_TEXT("name"), REFS("types", IDS_TYPES), TEXT("exchange"),
	TEXT("activity"), TEXT("best_for"),
	WORD("commitment", "low|medium|high|very high"), END
};
static const struct shape forum[] = {
	NEED_TEXT("name"), TEXT("rhythm"), TEXT("who"), TEXT("purpose"), END
};
static const struct shape decision[] = {
	NEED_TEXT("decision"), TEXT("who"), TEXT("how"), END
};
static const struct shape conflict_step[] = {
	NEED_TEXT("step"), NUMBER("days"), END
};
static const struct shape governance[] = {
	MAPS("forums", forum), MAPS("decisions", decision),
	MAPS("conflict", conflict_step), END
};
static const struct shape due_milestone[] = {
	ID, NEED_TEXT("name"), NUMBER("days"), NUMBER("months"),
	WORD("reached", "activity|certified|deal|won"), END
};
static const struct shape phase[] = {
	ID, NEED_TEXT("name"), NUMBER("months"), REF("tier", IDS_TIERS),
	TEXT("scope"), TEXT("goal"), TEXT("investment"), END
};
static const struct shape economics[] = {
	ANY("day_rate"), ANY("launch_days"), ANY("launch_cost"),
	ANY("manage_days"), ANY("margin"), ANY("partner_day_rate"),
	ANY("partner_launch_days"), ANY("partner_manage_days"), END
};

/* Of which part of the program a plan or a cost is; none of them: of all. */
#define PART_OF_PROGRAM \
	REFS("type", IDS_TYPES), REFS("region", IDS_REGIONS), \
	REFS("segment", IDS_SEGMENTS), REFS("tier", IDS_TIERS), \
	REFS("industry", IDS_INDUSTRIES), REFS("partner", IDS_PARTNERS)

/* What was spent on the program, and what its metrics are to reach. */
static const struct shape cost[] = {
	{ .key = "period", .kind = SHAPE_FORM, .form = form_period,
	    .required = true },
	NEED_WORD("kind", "program|incentives|mdf|overhead"),
	NEED_VALUE("amount", SHAPE_MONEY), TEXT("source"), PART_OF_PROGRAM, END
};
static const struct shape target[] = {
	NEED_VALUE("metric", SHAPE_ID),
	{ .key = "period", .kind = SHAPE_FORM, .form = form_period,
	    .required = true },
	NEED_VALUE("value", SHAPE_NUMBER), TEXT("source"), PART_OF_PROGRAM, END
};

const struct shape shape_program[] = {
	TEXT("name"), TEXT("description"), MAPS("types", shape_type),
	MAPS("categories", shape_named), MAPS("tiers", shape_tier),
	ANY("points"),
	MAPS("regions", region), MAPS("industries", shape_named),
	MAPS("segments", shape_named), MAP("policies", policies),
	MAPS("models", model), MAP("governance", governance),
	MAPS("milestones", due_milestone), MAPS("roadmap", phase),
	MAP("economics", economics), MAPS("costs", cost),
	MAPS("plan", target), END
};
