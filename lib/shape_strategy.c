/* shape_strategy - the formats of the files of strategy/ */

#include "shapetable.h"

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
	MAP("scale", shape_range), MAP("fit", card),
	MAP("readiness", card), MAP("health", card), END
};

static const struct shape exclusions[] = {
	REFS("industries", IDS_INDUSTRIES), TEXTS("sizes"),
	REFS("regions", IDS_REGIONS), TEXTS("technologies"),
	MAPS("employees", shape_range), END
};
static const struct shape facts[] = {
	REFS("industries", IDS_INDUSTRIES), MAP("employees", shape_range),
	REFS("regions", IDS_REGIONS), TEXTS("technologies"),
	REFS("types", IDS_TYPES), MAP("exclusions", exclusions),
	REFS("pains", IDS_PAINS), TEXTS("signals"), TEXTS("personas"),
	NUMBER("needs"), REFS("gaps", IDS_NEEDS), REFS("singles", IDS_NEEDS),
	REFS("unowned", IDS_NEEDS), TEXT("objective"), END
};
const struct shape shape_document[] = { MAP("facts", facts), END };
