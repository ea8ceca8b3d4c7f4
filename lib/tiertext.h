#ifndef POS_TIERTEXT_H
#define POS_TIERTEXT_H

/*
 * Requirements of tiers in words: what is needed, what is there, what is
 * missing. currency is the company's.
 */

#include "str.h"
#include "tier.h"

/* Append a number of a unit: "EUR 12,000", "15 %", "3". */
void tier_add_number(struct str *out, struct ratio r, enum tier_unit unit,
    const char *currency);

/* Append what the rule is about: "certified people", "any of 2". */
void tier_add_subject(struct str *out, const struct tier_rule *rule);

/* The same of those rules alone that were in effect. */
void tier_add_title(struct str *out, const struct tier_judged *j);

/* Append what it asks for: "at least 3", "any of dach, nordics". */
void tier_add_need(struct str *out, const struct tier_rule *rule,
    const char *currency);

/* Append what is there: "EUR 95,000", "dach, nordics", "unknown". */
void tier_add_have(struct str *out, const struct tier_judged *j,
    const char *currency);

/*
 * Append what is missing: "EUR 12,000 sourced revenue, 1 certified person";
 * of several ways the nearest, with its name. Where one metric is missing in
 * several windows they are named; what it lacks twice in one is told once.
 * Nothing when it is met.
 */
void tier_add_gap(struct str *out, const struct tier_judged *j,
    const char *currency);

/* The number a rule lacks, invalid when it is met or is about no number. */
struct ratio tier_lack(const struct tier_judged *j);

/* The unit of what the rule compares. */
enum tier_unit tier_rule_unit(const struct tier_rule *rule);

/*
 * Append "from 2027-01-01 Gold needs at least 4 certified people; ...", in a
 * document "from 1 January 2027 ...".
 */
void tier_add_notice(struct str *out, const struct tier_notice *n,
    const char *currency, bool document);

#endif
