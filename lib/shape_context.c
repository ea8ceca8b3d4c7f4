/* shape_context - what templates are filled with */

#include "shapetable.h"

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
	TEXT("floor"), TEXT("band"),
	TRUTH("watched"), TRUTH("at_risk"), MAPS("criteria", view_criterion),
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
	DATE("from"), DATE("to"), TRUTH("granted"), TRUTH("closed"),
	TEXT("budget_text"),
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
	TEXT("owner"), TEXT("play"), MAP("value", shape_sides), TEXT("kpi"),
	TEXT("stage"), END
};
static const struct shape partner_more[] = {
	MAP("is", view_is), MAPS("certified_people", view_certified),
	MAPS("covered_needs", view_need), TEXT("slug"),
	MAP("primary_contact", shape_contact), MAP("type_info", shape_type),
	MAP("tier_info", shape_tier), MAP("next_tier", shape_tier),
	NUMBER("certified"),
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
	MAPS("since_review", shape_activity), MAP("renewal", view_renewal),
	MAP("reviews", view_reviews),
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
	TEXT("partners_active"), TEXT("attach_rate"), TEXT("coverage"),
	TEXT("concentration"), MAPS("tiers", view_spread),
	MAPS("types", view_spread), MAPS("stages", view_spread),
	MAPS("top_partners", view_top), TEXT("top_two_share"),
	MAPS("renewals", view_renewing), MAPS("silent", view_quiet), END
};
static const struct shape strategy[] = {
	ANY("icp"), ANY("ipp"), ANY("cjm"), END
};

const struct shape shape_context[] = {
	MAP("company", shape_company), MAP("contact", shape_contact),
	MAP("program", shape_program),
	{ .key = "partner", .kind = SHAPE_MAP, .members = shape_partner,
	    .more = partner_more },
	MAP("strategy", strategy), MAP("figures", figures), DATE("today"),
	NUMBER("year"), MAP("mail", shape_mail), END
};
