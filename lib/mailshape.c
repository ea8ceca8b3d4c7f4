/* mailshape - the formats of templates of mails and of their values */

#include "shapetable.h"

static const struct shape refusal[] = {
	TEXT("when"), TEXT("without"), NEED_TEXT("say"), TRUTH("usage"), END
};
const struct shape shape_mail_template[] = {
	NEED_TEXT("title"), NEED_TEXT("about"), NEED_TEXT("subject"),
	TEXTS("to"), MAPS("refuse", refusal),
	{ .key = "variables", .kind = SHAPE_MAP, .many = SHAPE_EACH,
	    .members = shape_variable, .required = true }, END
};

/* The values; pos-template(5) says what each is. */

static const struct shape mail_person[] = {
	TEXT("name"), TEXT("first"), TEXT("email"), TEXT("role"), END
};
static const struct shape mail_next[] = {
	TEXT("name"), TEXT("lacks"), TRUTH("met"), TRUTH("by_hand"), END
};
static const struct shape mail_tier[] = {
	TEXT("name"), TEXT("gives"), TEXT("asks"), TEXT("lacks"),
	TEXT("reviews"), TEXT("margin"), TEXT("mdf"), MAP("next", mail_next),
	TEXTS("changes"), END
};
static const struct shape mail_deals[] = {
	TEXT("count"), TEXT("deals"), TEXT("amount"), TEXT("names"), END
};
static const struct shape mail_deal[] = {
	TEXT("id"), TEXT("name"), TEXT("account"), TEXT("amount"),
	TEXT("stage"), TEXT("expected"), TEXT("partner"), TEXT("until"),
	TRUTH("closed"), TRUTH("theirs"), TRUTH("sourced"),
	TRUTH("influenced_approved"), END
};
static const struct shape mail_goal[] = {
	TEXT("name"), TEXT("now"), TEXT("target"), TEXT("expected"),
	TEXT("state"), END
};
static const struct shape mail_plan[] = {
	TEXT("year"), TEXT("day"), TEXT("targets"), TEXT("fine"),
	TRUTH("one_fine"), MAPS("goals", mail_goal), MAPS("missed", mail_goal), END
};
static const struct shape mail_todo[] = {
	TEXT("text"), TEXT("owner"), TEXT("due"), TRUTH("late"), END
};
static const struct shape mail_last[] = {
	TEXT("kind"), TEXT("on"), TRUTH("recent"), END
};
static const struct shape mail_review[] = {
	TEXT("last"), TEXT("next"), TRUTH("overdue"), TEXT("week"), END
};
static const struct shape mail_renewal[] = {
	TEXT("kind"), TEXT("on"), TRUTH("passed"), TEXT("notice_by"), END
};
static const struct shape mail_idea[] = {
	TEXT("name"), TEXT("gives"), TEXT("count"), END
};
static const struct shape mail_names[] = {
	TEXT("count"), TEXT("names"), END
};
static const struct shape mail_note[] = { TEXT("on"), TEXT("text"), END };
const struct shape shape_mail[] = {
	MAP("to", mail_person), MAP("from", mail_person), TEXT("manager"),
	TEXT("company"), TEXT("file"), TEXT("week"), TEXT("answer_by"),
	TEXT("stage"), TRUTH("unsigned"), TRUTH("former"), TRUTH("exiting"),
	TRUTH("signed"), TEXT("since"), TEXT("type"), TEXT("value"),
	TEXT("industries"), TEXT("regions"), MAP("tier", mail_tier),
	MAP("won", mail_deals), MAP("helped", mail_deals),
	MAP("open", mail_deals), MAP("next_deal", mail_deal),
	MAP("customers", mail_names), MAP("plan", mail_plan),
	MAPS("todo", mail_todo), MAP("last", mail_last),
	MAP("review", mail_review), MAP("renewal", mail_renewal),
	MAP("idea", mail_idea), MAP("note", mail_note),
	TRUTH("decided"), TRUTH("approved"), TRUTH("declined"),
	TEXT("reason"), MAP("deal", mail_deal), TRUTH("ambiguous"),
	TRUTH("behind"), TEXT("choice"), TEXTS("sources"), END
};
