#ifndef POS_METRICOFPARTS_H
#define POS_METRICOFPARTS_H

/* The populations of metricof.h, each in a file of its own, and what the words
 * of their partners and accounts have in common. */

#include "metricof.h"

extern const struct metric_of metric_of_deals, metric_of_partners,
    metric_of_certificates, metric_of_mdf, metric_of_costs,
    metric_of_accounts;

/* The days of the partner of a case, which has one. */
const struct partner_days *metric_partner_days(const struct metric_case *c);

/* Words of the case's partner; NULL where there is none. */
const char *word_partner(const struct metric_case *c, const struct span *s,
    size_t i);
const char *word_type(const struct metric_case *c, const struct span *s,
    size_t i);
const char *word_category(const struct metric_case *c, const struct span *s,
    size_t i);
const char *word_tier(const struct metric_case *c, const struct span *s,
    size_t i);
const char *word_region(const struct metric_case *c, const struct span *s,
    size_t i);

/* The text, as the only value of a word. */
const char *word_once(const char *text, size_t i);

/* "yes" or "no", as the only value of a word. */
const char *word_truth(bool is, size_t i);

/* An amount of the entry: key of a record. */
bool number_of_entry(struct ratio *out, const struct metric_case *c,
    const char *key);

#define PARTNER_WORDS \
	{ "partner", NULL, NULL, KNOWN_EVER, word_partner }, \
	{ "type", NULL, "types", KNOWN_EVER, word_type }, \
	{ "category", NULL, "categories", KNOWN_EVER, word_category }, \
	{ "tier", NULL, "tiers", KNOWN_NOW, word_tier }

#endif
