/* shapes - the formats of a workspace's files, as tables */

#include "shape.h"

#define NEED true
#define END { .key = NULL }
#define VALUE(k, of) { .key = (k), .kind = (of) }
#define TEXT(k) VALUE(k, SHAPE_TEXT)
#define NEED_VALUE(k, of) { .key = (k), .kind = (of), .required = true }
#define NUMBER(k) VALUE(k, SHAPE_NUMBER)
#define MONEY(k) VALUE(k, SHAPE_MONEY)
#define PERCENT(k) VALUE(k, SHAPE_PERCENT)
#define DATE(k) VALUE(k, SHAPE_DATE)
#define TRUTH(k) VALUE(k, SHAPE_TRUTH)
#define ANY(k) VALUE(k, SHAPE_ANY)
#define ID { .key = "id", .kind = SHAPE_ID, .required = true }
#define NEED_TEXT(k) { .key = (k), .kind = SHAPE_TEXT, .required = true }
#define TEXTS(k) { .key = (k), .kind = SHAPE_TEXT, .many = SHAPE_LIST }
#define REF(k, of) { .key = (k), .kind = SHAPE_REF, .set = (of) }
#define REFS(k, of) \
	{ .key = (k), .kind = SHAPE_REF, .many = SHAPE_LIST, .set = (of) }
#define WORD(k, of) { .key = (k), .kind = SHAPE_WORD, .words = (of) }
#define NEED_WORD(k, of) \
	{ .key = (k), .kind = SHAPE_WORD, .words = (of), .required = true }
#define FORM(k, of) { .key = (k), .kind = SHAPE_FORM, .form = (of) }
#define MAP(k, of) { .key = (k), .kind = SHAPE_MAP, .members = (of) }
#define MAPS(k, of) \
	{ .key = (k), .kind = SHAPE_MAP, .many = SHAPE_LIST, .members = (of) }
#define EACH(k, of) \
	{ .key = (k), .kind = SHAPE_MAP, .many = SHAPE_EACH, .members = (of) }

#define ACTIVITIES "meeting|training|registration|qbr|campaign|support"
#define STAGES "prospect|qualified|signed|onboarding|active|growing|at-risk|" \
	"exiting|former"

const struct shape shape_pos[] = {
	NEED_WORD("version", "1"),
	TEXT("engine"),
	{ .key = "views", .kind = SHAPE_ANY, .many = SHAPE_EACH },
	END
};

/* What several files share. */

static const struct shape range[] = { NUMBER("min"), NUMBER("max"), END };
static const struct shape named[] = { ID, NEED_TEXT("name"), END };

static const struct shape contact[] = {
	TEXT("name"), TEXT("first_name"), FORM("email", form_email),
	TEXT("role"), TEXT("phone"),
	WORD("duty", "sponsor|manager|technical|sales"), TRUTH("primary"),
	END
};

/* company.yaml */

static const struct shape headquarters[] = {
	TEXT("city"), VALUE("country", SHAPE_COUNTRY), END
};
static const struct shape branding[] = {
	FORM("logo_url", form_url), FORM("brand_color", form_color), END
};
static const struct shape product[] = {
	ID, NEED_TEXT("name"), TEXT("description"), MONEY("acv"), END
};
static const struct shape excluded[] = {
	TEXT("who"), REF("industry", IDS_INDUSTRIES),
	REF("region", IDS_REGIONS), TEXT("technology"),
	MAP("employees", range), NEED_TEXT("reason"), END
};
static const struct shape targets[] = {
	TEXT("customers"), REFS("industries", IDS_INDUSTRIES),
	MAP("employees", range), REFS("regions", IDS_REGIONS),
	TEXTS("technologies"), TEXTS("signals"), TEXTS("personas"),
	MAPS("exclude", excluded), END
};
static const struct shape pain_cost[] = {
	MONEY("low"), { .key = "base", .kind = SHAPE_MONEY,
	    .required = true }, MONEY("high"),
	WORD("per", "company|site|employee"), TEXT("source"), END
};
static const struct shape pain[] = {
	ID, NEED_TEXT("text"), MAP("cost", pain_cost), END
};
static const struct shape wish[] = {
	ID, NEED_TEXT("text"), REFS("pains", IDS_PAINS), END
};
static const struct shape value[] = {
	MAPS("pains", pain), MAPS("goals", wish), TEXTS("outcomes"), END
};
static const struct shape sides[] = {
	TEXT("us"), TEXT("partner"), TEXT("customer"), END
};
static const struct shape need[] = {
	ID, NEED_TEXT("name"), REF("category", IDS_CATEGORIES), TEXT("job"),
	WORD("owner", "us|partner|joint"), TEXT("play"), MAP("value", sides),
	TEXT("kpi"), END
};
static const struct shape stage[] = {
	ID, NEED_TEXT("name"), TEXT("goal"), TEXT("kpi"),
	WORD("owner", "us|partner|joint"), MAPS("needs", need), END
};
static const struct shape goal[] = {
	ID, NEED_TEXT("text"),
	WORD("metric", "sourced_share|sourced_revenue|top_two_share|"
	    "sourced_wins|certified"),
	REF("region", IDS_REGIONS), ANY("target"), DATE("by"), END
};

const struct shape shape_company[] = {
	NEED_TEXT("name"), TEXT("legal_name"), FORM("website", form_url),
	TEXT("description"), TEXT("sells"), TEXT("industry"),
	NUMBER("founded"), NUMBER("employees"),
	MAP("headquarters", headquarters),
	{ .key = "currency", .kind = SHAPE_FORM, .form = form_currency,
	    .required = true },
	WORD("fiscal_year_start", "1|2|3|4|5|6|7|8|9|10|11|12"),
	MAP("contact", contact), MAPS("team", contact),
	MAP("branding", branding),
	REFS("regions", IDS_REGIONS), MAPS("products", product),
	MAP("targets", targets), MAP("value", value),
	MAPS("journey", stage), MAPS("goals", goal), END
};

/* program.yaml */

static const struct shape commitment[] = {
	TEXT("us"), TEXT("partner"), END
};
static const struct shape type[] = {
	ID, NEED_TEXT("name"), REF("category", IDS_CATEGORIES),
	TEXT("description"), MAP("value", sides), TEXT("compensation"),
	MAP("commitment", commitment), PERCENT("commission"),
	TRUTH("recurring"), END
};
/* Requirements are a map or a list: lib/tierrule.h reads and checks them. */
static const struct shape tier[] = {
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

const struct shape shape_program[] = {
	TEXT("name"), TEXT("description"), MAPS("types", type),
	MAPS("categories", named), MAPS("tiers", tier), ANY("points"),
	MAPS("regions", region), MAPS("industries", named),
	MAPS("segments", named), MAP("policies", policies),
	MAPS("models", model), MAP("governance", governance),
	MAPS("milestones", due_milestone), MAPS("roadmap", phase),
	MAP("economics", economics), END
};

/* data/ */

static const struct shape account[] = {
	ID, NEED_TEXT("name"), REF("industry", IDS_INDUSTRIES),
	NUMBER("employees"), REF("region", IDS_REGIONS),
	VALUE("country", SHAPE_COUNTRY), REF("segment", IDS_SEGMENTS),
	TEXTS("technologies"), MONEY("arr"), DATE("since"), DATE("churned"),
	REFS("products", IDS_PRODUCTS), REFS("pains", IDS_PAINS),
	NUMBER("sites"), REFS("partners", IDS_PARTNERS), TEXT("domain"),
	{ .key = "ids", .kind = SHAPE_TEXT, .many = SHAPE_EACH }, END
};
const struct shape shape_customers[] = { MAPS("customers", account), END };
const struct shape shape_prospects[] = { MAPS("prospects", account), END };

static const struct shape reg_conflict[] = {
	NEED_TEXT("deal"), REF("partner", IDS_PARTNERS),
	WORD("state", "open|claimed|protected"), DATE("until"), END
};
static const struct shape registered[] = {
	NEED_WORD("state", "submitted|under-review|approved|rejected|expired"),
	NEED_VALUE("submitted", SHAPE_DATE), DATE("decided"), TEXT("by"),
	TEXT("reason"), DATE("until"), DATE("extended"), TEXT("contact"),
	TEXT("need"), MAPS("conflicts", reg_conflict), END
};
static const struct shape deal_evidence[] = {
	NEED_VALUE("date", SHAPE_DATE), NEED_TEXT("note"), TEXT("by"),
	REF("partner", IDS_PARTNERS), WORD("role", "sourced|influenced"), END
};
static const struct shape deal[] = {
	ID, TEXT("name"),
	{ .key = "account", .kind = SHAPE_REF, .set = IDS_ACCOUNTS,
	    .required = true },
	{ .key = "amount", .kind = SHAPE_MONEY, .required = true },
	FORM("currency", form_currency), WORD("kind", "new|expansion"),
	MAP("registration", registered), MAPS("evidence", deal_evidence),
	{ .key = "ids", .kind = SHAPE_TEXT, .many = SHAPE_EACH },
	NEED_WORD("stage",
	    "qualification|discovery|proposal|negotiation|won|lost"),
	{ .key = "created", .kind = SHAPE_DATE, .required = true },
	DATE("closed"), DATE("expected"), REF("product", IDS_PRODUCTS),
	REF("partner", IDS_PARTNERS), WORD("role", "sourced|influenced"),
	VALUE("trigger", SHAPE_ID), TEXT("buyer"), TEXT("lost_to"),
	TEXT("lost_reason"), END
};
const struct shape shape_deals[] = { MAPS("deals", deal), END };

/* partners/SLUG/partner.yaml */

static const struct shape agreement[] = {
	TEXT("kind"), DATE("signed"), DATE("renews"), TEXT("file"), END
};
static const struct shape certification[] = {
	TEXT("person"), TEXT("level"), DATE("earned"), DATE("expires"), END
};
static const struct shape gate_state[] = {
	TRUTH("pass"), TEXT("note"), TEXT("by"), DATE("date"), END
};
static const struct shape rating[] = {
	NUMBER("score"), TRUTH("na"), TEXT("note"), TEXT("by"), DATE("date"),
	END
};
static const struct shape effort[] = {
	NUMBER("days"), TEXT("note"), TEXT("by"), DATE("date"), END
};
static const struct shape snapshot[] = {
	{ .key = "card", .kind = SHAPE_WORD, .words = "fit|readiness|health",
	    .required = true },
	{ .key = "date", .kind = SHAPE_DATE, .required = true },
	NUMBER("score"), NUMBER("low"), NUMBER("high"), PERCENT("coverage"),
	NUMBER("rank"), NUMBER("of"), TEXT("tier"), TEXT("preset"),
	WORD("missing", "renorm|zero|neutral|fail"), END
};
static const struct shape activity[] = {
	DATE("date"),
	WORD("kind", ACTIVITIES),
	TEXT("note"), END
};
static const struct shape milestone[] = {
	DATE("date"), TEXT("name"), VALUE("reaches", SHAPE_ID), END
};
static const struct shape note[] = {
	DATE("date"), TEXT("by"), TEXT("text"), END
};
static const struct shape plan_goal[] = {
	ID, NEED_TEXT("text"),
	WORD("metric", "sourced_revenue|won_deals|pipeline|certified"),
	NUMBER("target"), TEXT("owner"), DATE("by"), END
};
static const struct shape plan_activity[] = {
	NEED_TEXT("text"), TEXT("owner"), DATE("due"), DATE("done"), END
};
static const struct shape plan[] = {
	NUMBER("year"), MAPS("goals", plan_goal),
	REFS("accounts", IDS_ACCOUNTS), MAPS("activities", plan_activity), END
};

static const struct shape action[] = {
	NEED_TEXT("text"), TEXT("owner"), DATE("due"), DATE("done"),
	DATE("raised"), TEXT("by"), TEXT("dropped"), DATE("dropped_date"), END
};
static const struct shape mdf_entry[] = {
	NEED_VALUE("date", SHAPE_DATE), NEED_VALUE("amount", SHAPE_MONEY),
	NEED_TEXT("purpose"),
	NEED_WORD("state", "requested|approved|paid|declined|lapsed"),
	DATE("decided"), DATE("paid"), TEXT("note"), END
};
static const struct shape run_step[] = {
	ID, DATE("begun"), DATE("due"), DATE("done"), DATE("skipped"),
	TEXT("by"), TEXT("evidence"), TEXT("reason"), TEXT("document"), END
};
static const struct shape run_criterion[] = {
	NEED_TEXT("text"), NEED_VALUE("met", SHAPE_DATE), TEXT("evidence"),
	END
};
static const struct shape playbook_run[] = {
	NEED_VALUE("playbook", SHAPE_ID), TEXT("folder"),
	NEED_VALUE("started", SHAPE_DATE), TEXT("by"), TEXT("reason"),
	MAPS("steps", run_step), MAPS("criteria", run_criterion),
	DATE("completed"), DATE("stopped"), END
};

const struct shape shape_partner[] = {
	NEED_TEXT("name"), FORM("domain", form_domain), TEXT("industry"),
	NUMBER("employees"), MONEY("revenue"), TEXT("description"),
	{ .key = "type", .kind = SHAPE_REF, .set = IDS_TYPES,
	    .required = true },
	TEXT("subtype"),
	REFS("categories", IDS_CATEGORIES), REF("tier", IDS_TIERS),
	WORD("tier_source", "rule|hand"), TEXT("tier_reason"),
	TEXT("tier_by"), DATE("tier_date"), VALUE("nps", SHAPE_BALANCE), NUMBER("csat"),
	WORD("stage", STAGES),
	REF("segment", IDS_SEGMENTS), TEXT("manager"), DATE("since"),
	REFS("regions", IDS_REGIONS),
	{ .key = "countries", .kind = SHAPE_COUNTRY, .many = SHAPE_LIST },
	TEXTS("languages"), REFS("industries", IDS_INDUSTRIES),
	MAP("customer_size", range), TEXTS("technologies"),
	TEXTS("services"), REFS("products", IDS_PRODUCTS),
	REFS("covers", IDS_NEEDS), MAPS("contacts", contact),
	MAPS("agreements", agreement), MAPS("certifications", certification),
	EACH("gates", gate_state), EACH("ratings", rating),
	MAP("effort", effort), MAPS("scores", snapshot),
	MAPS("activity", activity), MAPS("milestones", milestone),
	MAP("plan", plan), MAPS("actions", action), MAPS("mdf", mdf_entry),
	MAPS("playbooks", playbook_run), MAPS("notes", note),
	{ .key = "ids", .kind = SHAPE_TEXT, .many = SHAPE_EACH }, END
};

/* strategy/ */

static const struct shape gate[] = {
	ID, NEED_TEXT("name"), TEXT("reason"), WORD("risk", "conflict"), END
};
static const struct shape criterion[] = {
	ID, NEED_TEXT("name"), ANY("weight"), TEXT("reason"),
	WORD("better", "high|low"),
	{ .key = "anchors", .kind = SHAPE_TEXT, .many = SHAPE_EACH },
	ANY("computed"), END
};
static const struct shape category[] = {
	ID, NEED_TEXT("name"), ANY("weight"), TEXT("reason"),
	MAPS("criteria", criterion), END
};
static const struct shape preset[] = {
	{ .key = "weights", .kind = SHAPE_ANY, .many = SHAPE_EACH },
	TEXTS("not_applicable"), TEXT("reason"), END
};
static const struct shape card_effort[] = {
	TEXT("unit"),
	{ .key = "types", .kind = SHAPE_NUMBER, .many = SHAPE_EACH }, END
};
static const struct shape card[] = {
	TEXT("question"), MAPS("gates", gate), MAPS("criteria", criterion),
	MAPS("categories", category), EACH("presets", preset),
	MAP("effort", card_effort), NUMBER("capacity"), END
};
const struct shape shape_scorecard[] = {
	WORD("version", "1"), PERCENT("coverage_floor"),
	PERCENT("tie_band"), WORD("missing", "renorm|zero|neutral|fail"),
	MAP("scale", range), MAP("fit", card),
	MAP("readiness", card), MAP("health", card), END
};

static const struct shape exclusions[] = {
	REFS("industries", IDS_INDUSTRIES), TEXTS("sizes"),
	REFS("regions", IDS_REGIONS), TEXTS("technologies"),
	MAPS("employees", range), END
};
static const struct shape facts[] = {
	REFS("industries", IDS_INDUSTRIES), MAP("employees", range),
	REFS("regions", IDS_REGIONS), TEXTS("technologies"),
	REFS("types", IDS_TYPES), MAP("exclusions", exclusions),
	REFS("pains", IDS_PAINS), TEXTS("signals"), TEXTS("personas"),
	NUMBER("needs"), REFS("gaps", IDS_NEEDS), REFS("singles", IDS_NEEDS),
	REFS("unowned", IDS_NEEDS), TEXT("objective"), END
};
const struct shape shape_document[] = { MAP("facts", facts), END };

/* templates/ */

const struct shape shape_variable[] = {
	NEED_WORD("type",
	    "string|number|money|percentage|date|list|map|boolean"),
	NEED_TEXT("description"), ANY("example"),
	{ .key = "required", .kind = SHAPE_TRUTH, .required = true }, END
};

#define NEED_TEXTS(k) { .key = (k), .kind = SHAPE_TEXT, \
	.many = SHAPE_LIST, .required = true }

const struct shape shape_template[] = {
	NEED_TEXT("title"), NEED_TEXT("section"),
	NEED_WORD("category", "strategic|tactical|operational|analytical|"
	    "financial|legal|compliance|executive"),
	NEED_TEXT("template_number"), NEED_TEXT("version"),
	NEED_VALUE("last_updated", SHAPE_DATE), NEED_TEXT("author"),
	{ .key = "tier", .kind = SHAPE_REF, .many = SHAPE_LIST,
	    .set = IDS_TIERS, .required = true },
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
	{ .key = "facts", .kind = SHAPE_TEXT, .many = SHAPE_EACH }, END
};
const struct shape shape_artifact[] = {
	NEED_TEXT("artifact"), NEED_TEXT("title"), TEXT("output"),
	TEXT("partner_output"), TEXT("about"), TEXT("advice"),
	{ .key = "sections", .kind = SHAPE_MAP, .many = SHAPE_LIST,
	    .members = section, .required = true }, END
};

/* playbooks/ID.yaml */

static const struct shape play_step[] = {
	NEED_TEXT("name"), NEED_TEXT("template"), TEXT("guidance"),
	TEXT("prompt"), WORD("owner", "us|partner|joint"), NUMBER("due"),
	TEXTS("checklist"), TEXTS("evidence"), WORD("activity", ACTIVITIES),
	WORD("stage", STAGES),
	{ .key = "tiers", .kind = SHAPE_TEXT, .many = SHAPE_EACH }, END
};
static const struct shape play_trigger[] = {
	{ .key = "stage", .kind = SHAPE_WORD, .many = SHAPE_LIST,
	    .words = STAGES },
	NUMBER("before_renewal_days"), NUMBER("inactive_days"),
	WORD("review", "overdue"), WORD("health", "healthy|watch|at-risk"),
	WORD("funds", "left"), END
};
static const struct shape play_stage[] = {
	WORD("start", STAGES), WORD("end", STAGES), END
};
const struct shape shape_playbook[] = {
	NEED_TEXT("name"), NEED_TEXT("description"), TEXTS("tags"),
	TEXTS("prerequisites"),
	{ .key = "steps", .kind = SHAPE_MAP, .many = SHAPE_LIST,
	    .members = play_step, .required = true },
	TEXTS("success_criteria"), TEXTS("warnings"), TEXTS("next"),
	WORD("recurring", "monthly|quarterly|semi-annual|annual|tier"),
	MAP("trigger", play_trigger), MAP("stage", play_stage),
	TEXT("milestone"), END
};

/* What pos-template(5) adds to a partner. */

static const struct shape sum[] = { NUMBER("count"), MONEY("amount"), END };
static const struct shape metrics[] = {
	DATE("from"), DATE("to"), MAP("sourced_won", sum),
	MAP("influenced_won", sum), MAP("lost", sum),
	MAP("open_sourced", sum), MAP("open_influenced", sum), END
};
static const struct shape partner_deal[] = {
	TEXT("id"), TEXT("name"), TEXT("account"), MONEY("amount"),
	TEXT("stage"), TEXT("role"), DATE("created"), DATE("closed"),
	DATE("expected"), TEXT("registration"), DATE("protected_until"), END
};
static const struct shape joint_customer[] = {
	TEXT("name"), REF("industry", IDS_INDUSTRIES), MONEY("arr"),
	DATE("since"), END
};
static const struct shape view_criterion[] = {
	TEXT("id"), TEXT("name"), TEXT("weight"), TRUTH("applies"),
	TRUTH("unknown"), TEXT("value"), TEXT("points"), TEXT("source"), END
};
static const struct shape view_weak[] = { TEXT("name"), TEXT("lost"), END };
static const struct shape view_gate[] = {
	TEXT("name"), TEXT("state"), TEXT("source"), END
};
static const struct shape view_score[] = {
	TEXT("question"), TEXT("state"), TRUTH("enough"), TRUTH("gated"),
	TEXT("score"), TEXT("low"), TEXT("high"), TEXT("coverage"),
	TEXT("floor"), TEXT("band"), MAPS("criteria", view_criterion),
	TEXTS("unknown"), MAPS("weakest", view_weak),
	MAPS("gates", view_gate), END
};
static const struct shape view_tier_next[] = {
	TEXT("tier"), TEXTS("gaps"), TRUTH("by_hand"), TRUTH("met"), END
};
static const struct shape view_tier_state[] = {
	TEXT("tier"), TEXTS("benefits"), TEXT("margin"), TEXT("mdf"),
	TEXTS("expectations"), TEXTS("missing"), TEXT("reviews"),
	MAP("next", view_tier_next), TEXTS("changes"), END
};
static const struct shape view_paid_deal[] = {
	TEXT("id"), TEXT("account"), DATE("closed"), TEXT("amount_text"),
	TEXT("earned_text"), END
};
static const struct shape view_paid[] = {
	TEXT("rate"), TEXT("rate_from"), TRUTH("margin"), TRUTH("recurring"),
	DATE("from"), DATE("to"), MAPS("deals", view_paid_deal),
	TEXT("sold_text"), TEXT("accelerated_text"), TEXT("earned_text"),
	TEXT("next_rate"), TEXT("next_above_text"),
	TEXT("next_missing_text"), END
};
static const struct shape view_mdf[] = {
	DATE("from"), DATE("to"), TRUTH("granted"), TEXT("budget_text"),
	TEXT("requested_text"), TEXT("approved_text"), TEXT("paid_text"),
	TEXT("left_text"), END
};
static const struct shape view_worth_row[] = {
	TEXT("name"), TEXT("best"), TEXT("middle"), TEXT("worst"), END
};
static const struct shape view_worth_case[] = {
	TEXT("once"), TEXT("yearly"), TEXT("deal"), TEXT("expected"),
	TEXT("left"), TEXT("renewed_months"), TEXT("months"),
	TEXT("their_once"), TEXT("their_yearly"), TEXT("gain"),
	TEXT("their_left"), TEXT("their_renewed_months"),
	TEXT("their_months"), TEXT("second"), END
};
static const struct shape view_renewed[] = {
	NUMBER("ended"), NUMBER("renewed"), NUMBER("least"), TEXT("from"),
	TEXT("rate"), END
};
static const struct shape view_worth[] = {
	TEXT("to_text"), NUMBER("deals"), NUMBER("of_partners"), TRUTH("few"),
	NUMBER("deals_year"), NUMBER("won"), NUMBER("closed"),
	TEXT("win_rate"), TEXT("mdf"), TEXT("deals_of"), TEXT("rates_of"),
	TEXT("share"), TEXT("share_from"), TEXT("again"), NUMBER("wins"),
	TEXT("brought"), MAP("renewals", view_renewed),
	MAP("best", view_worth_case), MAP("middle", view_worth_case),
	MAP("worst", view_worth_case), MAPS("rows", view_worth_row), END
};
static const struct shape view_action[] = {
	TEXT("text"), TEXT("owner"), DATE("due"), DATE("raised"), TEXT("by"),
	TRUTH("late"), END
};
static const struct shape view_closed[] = {
	TEXT("text"), TEXT("owner"), DATE("due"), DATE("raised"), TEXT("by"),
	DATE("done"), TEXT("dropped"), DATE("dropped_date"), END
};
static const struct shape view_renewal[] = {
	TEXT("kind"), DATE("on"), NUMBER("days"), TRUTH("passed"),
	DATE("notice_by"), TRUTH("notice_passed"), END
};
static const struct shape view_reviews[] = {
	TEXT("rhythm"), DATE("last"), DATE("next"), TRUTH("overdue"), END
};
static const struct shape view_heard[] = {
	DATE("on"), NUMBER("days"), TRUTH("silent"), END
};
static const struct shape view_account[] = {
	TEXT("id"), TEXT("name"), REF("industry", IDS_INDUSTRIES),
	REF("region", IDS_REGIONS), NUMBER("employees"), TRUTH("size_fits"),
	TEXT("shared_text"), END
};
static const struct shape view_is[] = {
	TRUTH("signed"), TRUTH("former"), TRUTH("prospect"), TRUTH("exiting"),
	TRUTH("referral"), TRUTH("reseller"), TRUTH("integration"),
	TRUTH("services"), TRUTH("co-sell"), TRUTH("co-develop"),
	TRUTH("alliance"), END
};
static const struct shape view_certified[] = {
	TEXT("person"), TEXT("level"), TEXT("level_name"), DATE("earned"),
	DATE("expires"), END
};
static const struct shape view_need[] = {
	ID, TEXT("name"), REF("category", IDS_CATEGORIES), TEXT("job"),
	TEXT("owner"), TEXT("play"), MAP("value", sides), TEXT("kpi"),
	TEXT("stage"), END
};
static const struct shape partner_more[] = {
	MAP("is", view_is), MAPS("certified_people", view_certified),
	MAPS("covered_needs", view_need), TEXT("slug"), MAP("primary_contact", contact), MAP("type_info", type),
	MAP("tier_info", tier), MAP("next_tier", tier), NUMBER("certified"),
	MAP("metrics", metrics), MAPS("won_deals", partner_deal),
	MAPS("open_deals", partner_deal),
	MAPS("joint_customers", joint_customer),
	MAPS("target_accounts", view_account),
	NUMBER("target_accounts_count"),
	MAPS("uncovered_customers", view_account),
	NUMBER("uncovered_customers_count"),
	MAP("fit", view_score), MAP("readiness", view_score),
	MAP("health", view_score), MAP("tier_state", view_tier_state),
	MAP("pay", view_paid), MAP("rebate", view_paid),
	MAP("mdf_account", view_mdf), MAP("worth", view_worth),
	MAPS("open_actions", view_action),
	MAPS("closed_actions", view_closed),
	MAPS("since_review", activity), MAP("renewal", view_renewal), MAP("reviews", view_reviews),
	MAP("heard", view_heard), END
};

/* Figures of the whole program. */

static const struct shape view_headline[] = {
	TEXT("id"), TEXT("name"), TEXT("value"), TEXT("definition"),
	TEXT("window"), TEXT("source"), END
};
static const struct shape view_spread[] = {
	TEXT("id"), TEXT("name"), NUMBER("partners"), END
};
static const struct shape view_top[] = {
	TEXT("name"), TEXT("tier"), TEXT("sourced_won"), TEXT("share"),
	TEXT("sourced_open"), END
};
static const struct shape view_renewing[] = {
	TEXT("name"), TEXT("manager"), DATE("on"), NUMBER("days"),
	TRUTH("passed"), END
};
static const struct shape view_quiet[] = {
	TEXT("name"), TEXT("manager"), DATE("heard"), NUMBER("days"), END
};
static const struct shape figures[] = {
	NUMBER("partners"), NUMBER("customers"),
	MAPS("headlines", view_headline),
	TEXT("sourced_won"), TEXT("influenced_won"), TEXT("sourced_share"),
	TEXT("sourced_open"), TEXT("influenced_open"),
	TEXT("sourced_win_rate"), TEXT("direct_win_rate"),
	TEXT("sourced_days"), TEXT("direct_days"), TEXT("partners_signed"),
	TEXT("partners_active"), MAPS("tiers", view_spread),
	MAPS("types", view_spread), MAPS("stages", view_spread),
	MAPS("top_partners", view_top), TEXT("top_two_share"),
	MAPS("renewals", view_renewing), MAPS("silent", view_quiet), END
};
static const struct shape strategy[] = {
	ANY("icp"), ANY("ipp"), ANY("cjm"), END
};

const struct shape shape_context[] = {
	MAP("company", shape_company), MAP("contact", contact),
	MAP("program", shape_program),
	{ .key = "partner", .kind = SHAPE_MAP, .members = shape_partner,
	    .more = partner_more },
	MAP("strategy", strategy), MAP("figures", figures), DATE("today"),
	NUMBER("year"), MAP("mail", shape_mail), END
};
