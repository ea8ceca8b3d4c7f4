/* shape_company - the formats of pos.yaml and company.yaml */

#include "shapetable.h"

const struct shape shape_pos[] = {
	NEED_WORD("version", "1"),
	TEXT("engine"),
	{ .key = "views", .kind = SHAPE_ANY, .many = SHAPE_EACH },
	END
};

/* What several files share. */

const struct shape shape_range[] = { NUMBER("min"), NUMBER("max"), END };
const struct shape shape_named[] = { ID, NEED_TEXT("name"), END };

const struct shape shape_contact[] = {
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
	FORM("logo", form_picture), FORM("logo_url", form_url),
	FORM("brand_color", form_color), END
};
static const struct shape product[] = {
	ID, NEED_TEXT("name"), TEXT("description"), MONEY("acv"), END
};
static const struct shape excluded[] = {
	TEXT("who"), REF("industry", IDS_INDUSTRIES),
	REF("region", IDS_REGIONS), TEXT("technology"),
	MAP("employees", shape_range), NEED_TEXT("reason"), END
};
static const struct shape targets[] = {
	TEXT("customers"), REFS("industries", IDS_INDUSTRIES),
	MAP("employees", shape_range), REFS("regions", IDS_REGIONS),
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
const struct shape shape_sides[] = {
	TEXT("us"), TEXT("partner"), TEXT("customer"), END
};
static const struct shape need[] = {
	ID, NEED_TEXT("name"), REF("category", IDS_CATEGORIES), TEXT("job"),
	WORD("owner", "us|partner|joint"), TEXT("play"),
	MAP("value", shape_sides),
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

/* What the books say was won in a period. */
static const struct shape actual[] = {
	{ .key = "period", .kind = SHAPE_FORM, .form = form_period,
	    .required = true },
	NEED_VALUE("revenue", SHAPE_MONEY), TEXT("source"), END
};

const struct shape shape_currency[] = {
	{ .key = "currency", .kind = SHAPE_FORM, .form = form_currency,
	    .required = true },
	NEED_VALUE("date", SHAPE_DATE),
	{ .key = "rate", .kind = SHAPE_FORM, .form = form_rate,
	    .required = true }, TEXT("source"), END
};

const struct shape shape_company[] = {
	NEED_TEXT("name"), TEXT("legal_name"), FORM("website", form_url),
	TEXT("description"), TEXT("sells"), TEXT("industry"),
	NUMBER("founded"), NUMBER("employees"),
	MAP("headquarters", headquarters),
	{ .key = "currency", .kind = SHAPE_FORM, .form = form_currency,
	    .required = true },
	WORD("fiscal_year_start", "1|2|3|4|5|6|7|8|9|10|11|12"),
	MAP("contact", shape_contact), MAPS("team", shape_contact),
	MAP("branding", branding),
	REFS("regions", IDS_REGIONS), MAPS("products", product),
	MAP("targets", targets), MAP("value", value),
	MAPS("journey", stage), MAPS("goals", goal),
	MAPS("actuals", actual), MAPS("currencies", shape_currency), END
};
