/* policyrule - the rules of program.yaml, and the words that name them */

#include "policyrule.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define P "policies."

/* The more particular ones first: the first that fits is told. */
const struct policy_rule policy_rules[] = {
	{ P "deal_registration.extension_days", DAYS,
	    "extend|extension regist|protect|deal" },
	{ P "deal_registration.protection_days", DAYS,
	    "protect !data|extend|extension|remind" },
	{ P "deal_registration.approval_hours", HOURS,
	    "regist answer|approv|decid|decision|accept" },
	{ P "commission.clawback_days", DAYS,
	    "clawback|claw|clawed" },
	{ P "commission.clawback_days", DAYS,
	    "commission back|cancel|withdraw|refund" },
	{ P "commission.payment_days", DAYS, "commission paid|pay|payable" },
	{ P "commission.referral_minimum", MONEY,
	    "commission|introduction|referral least|minimum" },
	{ P "commission.accelerators.*.above", MONEY,
	    "accelerat|commission above|over|beyond" },
	{ P "commission.bonuses.*.amount", MONEY, "bonus" },
	{ "types.*.commission", PER_CENT,
	    "commission|referral-fee|finder !margin|rebate" },
	{ P "commission.referral", PER_CENT,
	    "commission|referral-fee|finder !margin|rebate" },
	{ P "commission.reseller", PER_CENT, "commission !margin|rebate" },
	{ P "commission.accelerators.*.rate", PER_CENT,
	    "commission|accelerat !margin|rebate" },
	{ "tiers.*.margin", PER_CENT,
	    "margin !gross|contribution|operating|profit|our" },
	{ P "commission.reseller", PER_CENT,
	    "margin reseller|resell !gross|contribution|operating|profit" },
	{ P "rebate.bands.*.rate", PER_CENT, "rebate" },
	{ P "rebate.bands.*.above", MONEY, "rebate above|over|from|step" },
	{ P "rebate.payment_days", DAYS, "rebate paid|pay|credit" },
	{ P "revenue_share.*.partner", PER_CENT, "revenue share|sharing" },
	{ P "mdf.match", PER_CENT,
	    "mdf|funds match|cost|pay|half|reimburs" },
	{ P "mdf.claim_days", DAYS, "mdf|funds claim|proof|invoice" },
	{ P "mdf.approval_days", DAYS, "mdf|funds approv|answer|decid" },
	{ P "mdf.request_days", DAYS, "mdf|funds request|apply|ask|before" },
	{ "tiers.*.mdf", MONEY, "mdf|funds" },
	{ P "tier.grace_days", DAYS, "grace" },
	{ "tiers.*.requirements.sourced_revenue", MONEY,
	    "tier sourced|revenue|brings|brought" },
	{ "tiers.*.requirements.certified", CERTIFICATES, "tier" },
	{ P "data_protection.subprocessor_days", DAYS,
	    "subprocessor|sub-processor|sub" },
	{ P "data_protection.audit_days", DAYS,
	    "audit personal|data|processor notice|announce" },
	{ P "data_protection.deletion_days", DAYS,
	    "personal|data delet|erase" },
	{ P "data_protection.breach_hours", HOURS,
	    "breach !authority|article|gdpr" },
	{ P "agreement.cure_days", DAYS,
	    "breach|cure|remedy !data|personal|report" },
	{ P "review.notice_days", DAYS, "review notice|invit|announce" },
	{ P "agreement.notice_days", DAYS,
	    "notice !audit|review|subprocessor|data|maintenance|noticed" },
	{ P "agreement.term_months", MONTHS,
	    "agreement term|run|runs|last|lasts !audit" },
	{ P "agreement.confidentiality_years", YEARS,
	    "confidential|secre after|end|ends|keep|kept|last|lasts "
	    "!audit" },
	{ P "exit.wind_down_days", DAYS, "wind-down|winds|winding" },
	{ P "support.p1_hours", HOURS, "p1 answer|respon|reply|react" },
	{ P "support.p2_hours", HOURS, "p2 answer|respon|reply|react" },
	{ P "support.p3_hours", HOURS, "p3 answer|respon|reply|react" },
	{ P "support.p4_hours", HOURS, "p4 answer|respon|reply|react" },
	{ P "support.p1_fix_hours", HOURS,
	    "p1 fix|solv|resol|restor|works !not" },
	{ P "support.p2_fix_hours", HOURS,
	    "p2 fix|solv|resol|restor|works !not" },
	{ P "support.p3_fix_hours", HOURS,
	    "p3 fix|solv|resol|restor|works !not" },
	{ P "support.p4_fix_hours", HOURS,
	    "p4 fix|solv|resol|restor|works !not" },
	{ P "support.availability", PER_CENT,
	    "availab|uptime !example|downtime" },
	{ P "support.credits.*.credit", PER_CENT, "credit fee|service" },
	{ P "certification.valid_months", MONTHS,
	    "certificate valid|expire|expires|ends|last|lasts" },
	{ P "certification.levels.*.pass", PER_CENT,
	    "pass|passes exam|examination|certificate|test" },
	{ P "security.pass", PER_CENT, "questionnaire pass|passes|mark" },
	{ P "security.questionnaire_months", MONTHS, "questionnaire" },
	{ P "security.remedy_days", DAYS,
	    "questionnaire|finding|gap remed|mend|close|closed" },
	{ P "marketing.approval_days", DAYS,
	    "approv logo|name|text|brand|quote within|takes|take|in !mdf|"
	    "funds|ahead" },
	{ P "marketing.lead_days", DAYS, "lead call|called" },
	{ P "marketing.feedback_days", DAYS, "lead feedback|became" },
	{ P "onboarding.first_deal_days", DAYS,
	    "first deal|opportunity|registration onboard|signature" },
	{ P "onboarding.days", DAYS, "onboarding takes|lasts|ends|complete" },
	{ .path = NULL }
};

/*
 * Does a word of the sentence begin with the part, n letters? One of three
 * letters or less has to be the whole word, but for a plural's s.
 */
static bool
has_part(const char *part, size_t n, const char *text, size_t len)
{
	size_t i, rest;

	for (i = 0; i + n <= len; i++) {
		if (tolower((unsigned char)text[i]) != part[0] ||
		    (i > 0 && isalnum((unsigned char)text[i - 1])) ||
		    strncasecmp(part, text + i, n) != 0)
			continue;
		rest = i + n;
		rest += rest < len && text[rest] == 's';
		if (n > 3 || rest >= len ||
		    !isalnum((unsigned char)text[rest]))
			return true;
	}
	return false;
}

/* Is one of the parts of the group, n bytes, in the sentence? */
static bool
has_group(const char *group, size_t n, const char *text, size_t len)
{
	const char *end = group + n;
	size_t part;

	for (; group < end; group += part + 1) {
		part = strcspn(group, "| ");
		if (has_part(group, part, text, len))
			return true;
	}
	return false;
}

bool
policy_named(const struct policy_rule *r, const char *text, size_t n)
{
	const char *p = r->words;
	size_t len;
	bool absent;

	for (; *p != '\0'; p += len + (p[len] == ' ')) {
		absent = *p == '!';
		p += absent;
		len = strcspn(p, " ");
		if (has_group(p, len, text, n) == absent)
			return false;
	}
	return true;
}

/* A literal, and what the rule measures. */
struct holding {
	const struct literal *l;
	enum measure measure;
};

/* Add one value of the rule to what was found so far. */
static void
hold_one(enum policy_verdict *v, const struct node **value,
    const struct holding *h, const struct node *n)
{
	struct dec d;

	if (node_text(n) == NULL || dec_parse(&d, n->text, n->n) < 0)
		return;
	if (*value == NULL)
		*value = n;
	if (literal_is(h->l, h->measure, d)) {
		*v = POLICY_SAME;
		*value = n;
	} else if (*v == POLICY_NONE) {
		*v = POLICY_OTHER;
	}
}

/* The same for all that stands at path below n. */
static void
hold_path(enum policy_verdict *v, const struct node **value,
    const struct holding *h, const struct node *n, const char *path)
{
	size_t len = strcspn(path, ".");
	const char *rest = path + len + (path[len] == '.');
	const struct node *c;

	if (n == NULL || *path == '\0') {
		hold_one(v, value, h, n);
	} else if (len == 1 && *path == '*') {
		NODE_EACH(c, n)
			hold_path(v, value, h, c, rest);
	} else {
		hold_path(v, value, h, node_child(n, path, len), rest);
	}
}

enum policy_verdict
policy_hold(const struct node **value, const struct policy_rule *r,
    const struct literal *l, const struct node *program)
{
	const struct holding h = { l, r->measure };
	enum policy_verdict v = POLICY_NONE;

	*value = NULL;
	hold_path(&v, value, &h, program, r->path);
	return v;
}
