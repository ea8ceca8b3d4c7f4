#ifndef POS_IMPORTFIELD_H
#define POS_IMPORTFIELD_H

/*
 * What an import can fill: the fields of deals, partners and customers, and
 * the names that the columns of known systems have for them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

enum import_kind { IMPORT_DEALS, IMPORT_PARTNERS, IMPORT_CUSTOMERS };

/* What a column's cells are. */
enum cell_kind { CELL_TEXT, CELL_NUMBER, CELL_DATE, CELL_LIST };

enum deal_field {
	DEAL_ID, DEAL_NAME, DEAL_ACCOUNT, DEAL_ACCOUNT_ID, DEAL_DOMAIN,
	DEAL_AMOUNT, DEAL_CURRENCY, DEAL_KIND, DEAL_STAGE, DEAL_CREATED,
	DEAL_CLOSED, DEAL_EXPECTED, DEAL_PRODUCT, DEAL_PARTNER,
	DEAL_PARTNER_ID, DEAL_ROLE, DEAL_SOURCED, DEAL_INFLUENCED,
	DEAL_TRIGGER, DEAL_BUYER, DEAL_LOST_TO, DEAL_LOST_REASON, DEAL_IDS,
	DEAL_FIELDS
};

enum partner_field {
	PARTNER_ID, PARTNER_SLUG, PARTNER_NAME, PARTNER_DOMAIN,
	PARTNER_INDUSTRY, PARTNER_EMPLOYEES, PARTNER_REVENUE,
	PARTNER_DESCRIPTION, PARTNER_TYPE, PARTNER_SUBTYPE,
	PARTNER_CATEGORIES, PARTNER_TIER, PARTNER_TIER_SOURCE,
	PARTNER_TIER_REASON, PARTNER_STAGE, PARTNER_SEGMENT, PARTNER_MANAGER,
	PARTNER_SINCE, PARTNER_REGIONS, PARTNER_COUNTRIES, PARTNER_LANGUAGES,
	PARTNER_INDUSTRIES, PARTNER_TECHNOLOGIES, PARTNER_SERVICES,
	PARTNER_PRODUCTS, PARTNER_COVERS, PARTNER_NPS, PARTNER_CSAT,
	PARTNER_CONTACT_NAME, PARTNER_CONTACT_EMAIL, PARTNER_CONTACT_ROLE,
	PARTNER_CONTACT_PHONE, PARTNER_GROUP, PARTNER_IDS,
	PARTNER_FIELDS
};

enum customer_field {
	CUSTOMER_ID, CUSTOMER_NAME, CUSTOMER_DOMAIN, CUSTOMER_INDUSTRY,
	CUSTOMER_EMPLOYEES, CUSTOMER_REGION, CUSTOMER_COUNTRY,
	CUSTOMER_SEGMENT, CUSTOMER_TECHNOLOGIES, CUSTOMER_ARR,
	CUSTOMER_CURRENCY,
	CUSTOMER_SINCE, CUSTOMER_CHURNED, CUSTOMER_PRODUCTS, CUSTOMER_PAINS,
	CUSTOMER_SITES, CUSTOMER_PARTNERS, CUSTOMER_STATUS,
	CUSTOMER_PARTNER, CUSTOMER_POPULATION,
	CUSTOMER_FIELDS
};

enum { IMPORT_FIELDS_MAX = 40 };

struct import_field {
	const char *name;	/* in map files, and in our own exports */
	enum cell_kind kind;
	const char *aliases;	/* |-separated, as import_alias() makes them */
	const char *label;	/* in messages; NULL: the name */
	bool whole;		/* a number without decimals: in 1,200 the
				 * comma cannot begin any */
};

/* The fields of a kind, in the order of its enum; *n: how many. */
const struct import_field *import_fields(enum import_kind kind, size_t *n);

/* "deals", "partners", "customers". */
const char *import_kind_name(enum import_kind kind);

/*
 * Append the name of a column as aliases are compared: its letters and
 * digits, ASCII in lower case. "Probability (%)" is "probability".
 */
void import_alias(struct str *out, const char *column);

/* Is the text, as import_alias() makes it, one of the |-separated aliases? */
bool import_is(const char *text, const char *aliases);

/* The place of alias among those of the field, from 1; 0: it is none. */
size_t import_alias_of(const struct import_field *field, const char *alias);

/*
 * The system whose exports have columns of these names (as import_alias()
 * makes them): "salesforce", "hubspot", "crossbeam", "partnerstack"; "csv"
 * when none is known.
 */
const char *import_system(const char *const *aliases, size_t n);

/*
 * The stage of ours that a system's stage means, or NULL: ours by their
 * names, Salesforce's defaults, HubSpot's by label and internal name.
 */
const char *import_stage(const char *stage);

#endif
