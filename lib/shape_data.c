/* shape_data - the formats of the files of data/ */

#include "shapetable.h"

static const struct shape account[] = {
	ID, NEED_TEXT("name"), REF("industry", IDS_INDUSTRIES),
	NUMBER("employees"), REF("region", IDS_REGIONS),
	VALUE("country", SHAPE_COUNTRY), REF("segment", IDS_SEGMENTS),
	TEXTS("technologies"), MONEY("arr"), FORM("currency", form_currency),
	DATE("since"), DATE("churned"),
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
