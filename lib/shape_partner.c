/* shape_partner - the format of partners/SLUG/partner.yaml */

#include "form.h"
#include "shapetable.h"

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
const struct shape shape_activity[] = {
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
	DATE("raised"), TEXT("by"), TEXT("dropped"), DATE("dropped_date"),
	END
};
static const struct shape mdf_entry[] = {
	NEED_VALUE("date", SHAPE_DATE), NEED_VALUE("amount", SHAPE_MONEY),
	FORM("currency", form_currency), NEED_TEXT("purpose"),
	NEED_WORD("state", "requested|approved|paid|declined|lapsed"),
	DATE("decided"), DATE("paid"), TEXT("note"), END
};
static const struct shape run_step[] = {
	ID, DATE("begun"), DATE("due"), DATE("done"), DATE("skipped"),
	TEXT("by"), TEXT("evidence"), TEXT("reason"), TEXT("document"), END
};
static const struct shape run_criterion[] = {
	NEED_TEXT("text"), DATE("met"), TEXT("evidence"), DATE("unmet"),
	TEXT("reason"), END
};
static const struct shape playbook_run[] = {
	NEED_VALUE("playbook", SHAPE_ID), TEXT("folder"),
	NEED_VALUE("started", SHAPE_DATE), TEXT("by"), TEXT("reason"),
	TEXTS("without"),
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
	TEXT("tier_by"), DATE("tier_date"), VALUE("nps", SHAPE_BALANCE),
	NUMBER("csat"),
	WORD("stage", STAGES),
	REF("segment", IDS_SEGMENTS), TEXT("manager"), DATE("since"),
	REFS("regions", IDS_REGIONS),
	{ .key = "countries", .kind = SHAPE_COUNTRY, .many = SHAPE_LIST },
	TEXTS("languages"), REFS("industries", IDS_INDUSTRIES),
	MAP("customer_size", shape_range), TEXTS("technologies"),
	TEXTS("services"), REFS("products", IDS_PRODUCTS),
	REFS("covers", IDS_NEEDS), MAPS("contacts", shape_contact),
	MAPS("agreements", agreement), MAPS("certifications", certification),
	EACH("gates", gate_state), EACH("ratings", rating),
	MAP("effort", effort), MAPS("scores", snapshot),
	MAPS("activity", shape_activity), MAPS("milestones", milestone),
	MAP("plan", plan), MAPS("actions", action), MAPS("mdf", mdf_entry),
	MAPS("playbooks", playbook_run), MAPS("notes", note),
	{ .key = "ids", .kind = SHAPE_TEXT, .many = SHAPE_EACH }, END
};
