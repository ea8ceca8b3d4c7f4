/* importfield - what an import can fill, and what systems call it */

#include "importfield.h"

#include <ctype.h>
#include <string.h>

#define DOMAINS "domain|companydomainname|website|companywebsite|" \
	"accountwebsite|accountdomain|companydomain|websiteurl|" \
	"companywebsiteurl|url"
#define TEXT(n, a) { n, CELL_TEXT, a, NULL, false }
#define NUMBER(n, a) { n, CELL_NUMBER, a, NULL, false }
#define COUNT(n, a) { n, CELL_NUMBER, a, NULL, true }
#define DATE(n, a, label) { n, CELL_DATE, a, label, false }
#define LIST(n, a) { n, CELL_LIST, a, NULL, false }

static const struct import_field deals[DEAL_FIELDS] = {
	[DEAL_ID] = TEXT("id", "id|opportunityid|18digitopportunityid|"
	    "opportunityid18|recordid|dealid|transactionkey|key"),
	[DEAL_NAME] = TEXT("name", "name|opportunityname|dealname|"
	    "opportunity|deal"),
	[DEAL_ACCOUNT] = TEXT("account", "account|accountname|"
	    "associatedcompany|associatedcompanynames|companyname|company|"
	    "customername|customer"),
	[DEAL_ACCOUNT_ID] = TEXT("account_id", "accountid|"
	    "associatedcompanyids|associatedcompanyid|companyid|customerkey"),
	[DEAL_DOMAIN] = TEXT("domain", DOMAINS),
	[DEAL_AMOUNT] = NUMBER("amount", "amount|dealamount|acv|"
	    "annualcontractvalue|amountincompanycurrency"),
	[DEAL_CURRENCY] = TEXT("currency", "currency|currencyisocode|"
	    "amountcurrency|opportunitycurrency|currencycode"),
	[DEAL_KIND] = TEXT("kind", "kind|type|opportunitytype|dealtype"),
	[DEAL_STAGE] = TEXT("stage", "stage|stagename|dealstage|"
	    "salecyclestage"),
	[DEAL_CREATED] = DATE("created", "created|createddate|createdate|"
	    "createdat|datecreated|createdon", "created date"),
	[DEAL_CLOSED] = DATE("closed", "closed|closedate|closeddate|closedat|"
	    "dateclosed", "close date"),
	[DEAL_EXPECTED] = DATE("expected", "expected|expectedclosedate",
	    "expected date"),
	[DEAL_PRODUCT] = TEXT("product", "product|productname|"
	    "productinterest"),
	[DEAL_PARTNER] = TEXT("partner", "partner|partneraccount|partnername|"
	    "partnercompany|partneraccountname|partnershipkey|partnerkey|"
	    "referralpartner"),
	[DEAL_PARTNER_ID] = TEXT("partner_id", "partneraccountid|partnerid"),
	[DEAL_ROLE] = TEXT("role", "role|partnerrole|partnerattribution|"
	    "partnerinvolvement"),
	[DEAL_SOURCED] = TEXT("partner_sourced", "partnersourced|"
	    "sourcedbypartner"),
	[DEAL_INFLUENCED] = TEXT("partner_influenced", "partnerinfluenced|"
	    "influencedbypartner"),
	[DEAL_TRIGGER] = TEXT("trigger", "trigger|buyingsignal"),
	[DEAL_BUYER] = TEXT("buyer", "buyer|economicbuyer"),
	[DEAL_LOST_TO] = TEXT("lost_to", "lostto|losttocompetitor|"
	    "maincompetitor"),
	[DEAL_LOST_REASON] = TEXT("lost_reason", "lostreason|lossreason|"
	    "closedlostreason"),
	[DEAL_IDS] = LIST("ids", "ids"),
};

static const struct import_field partners[PARTNER_FIELDS] = {
	[PARTNER_ID] = TEXT("id", "id|accountid|accountid18|recordid|"
	    "partnerid|partnerkey|partnershipkey|companyid|key"),
	[PARTNER_SLUG] = TEXT("slug", "slug"),
	[PARTNER_NAME] = TEXT("name", "name|accountname|companyname|"
	    "partnername|partneraccount|partner|company"),
	[PARTNER_DOMAIN] = TEXT("domain", DOMAINS "|partnerdomain|"
	    "partnerwebsite"),
	[PARTNER_INDUSTRY] = TEXT("industry", "industry"),
	[PARTNER_EMPLOYEES] = COUNT("employees", "employees|"
	    "numberofemployees|employeecount"),
	[PARTNER_REVENUE] = NUMBER("revenue", "revenue|annualrevenue"),
	[PARTNER_DESCRIPTION] = TEXT("description", "description|"
	    "accountdescription"),
	[PARTNER_TYPE] = TEXT("type", "partnertype|type|partnershiptype"),
	[PARTNER_SUBTYPE] = TEXT("subtype", "subtype|partnersubtype"),
	[PARTNER_CATEGORIES] = LIST("categories", "categories|"
	    "partnercategory"),
	[PARTNER_TIER] = TEXT("tier", "tier|partnertier|partnerlevel"),
	[PARTNER_TIER_SOURCE] = TEXT("tier_source", "tiersource"),
	[PARTNER_TIER_REASON] = TEXT("tier_reason", "tierreason"),
	[PARTNER_STAGE] = TEXT("stage", "stage|partnerstage|partnerstatus"),
	[PARTNER_SEGMENT] = TEXT("segment", "segment"),
	[PARTNER_MANAGER] = TEXT("manager", "manager|partnermanager|"
	    "channelmanager|accountowner|companyowner|owner"),
	[PARTNER_SINCE] = DATE("since", "since|partnersince|joined", NULL),
	[PARTNER_REGIONS] = LIST("regions", "regions|region"),
	[PARTNER_COUNTRIES] = LIST("countries", "countries|billingcountry|"
	    "country|countryregion"),
	[PARTNER_LANGUAGES] = LIST("languages", "languages"),
	[PARTNER_INDUSTRIES] = LIST("industries", "industries"),
	[PARTNER_TECHNOLOGIES] = LIST("technologies", "technologies"),
	[PARTNER_SERVICES] = LIST("services", "services"),
	[PARTNER_PRODUCTS] = LIST("products", "products"),
	[PARTNER_COVERS] = LIST("covers", "covers"),
	[PARTNER_NPS] = NUMBER("nps", "nps"),
	[PARTNER_CSAT] = NUMBER("csat", "csat"),
	[PARTNER_CONTACT_NAME] = TEXT("contact_name", "contactname|"
	    "primarycontact|contact|contactfullname"),
	[PARTNER_CONTACT_EMAIL] = TEXT("contact_email", "contactemail|email|"
	    "partneremail"),
	[PARTNER_CONTACT_ROLE] = TEXT("contact_role", "contactrole|"
	    "contacttitle|jobtitle"),
	[PARTNER_CONTACT_PHONE] = TEXT("contact_phone", "contactphone|phone"),
	[PARTNER_GROUP] = TEXT("group", "partnergroup|group"),
	[PARTNER_IDS] = LIST("ids", "ids"),
};

static const struct import_field customers[CUSTOMER_FIELDS] = {
	[CUSTOMER_ID] = TEXT("id", "id|accountid|accountid18|recordid|"
	    "companyid|customerkey|key"),
	[CUSTOMER_NAME] = TEXT("name", "name|accountname|companyname|"
	    "customername|company|customer|account"),
	[CUSTOMER_DOMAIN] = TEXT("domain", DOMAINS),
	[CUSTOMER_INDUSTRY] = TEXT("industry", "industry"),
	[CUSTOMER_EMPLOYEES] = COUNT("employees", "employees|"
	    "numberofemployees|employeecount"),
	[CUSTOMER_REGION] = TEXT("region", "region"),
	[CUSTOMER_COUNTRY] = TEXT("country", "country|billingcountry|"
	    "countryregion"),
	[CUSTOMER_SEGMENT] = TEXT("segment", "segment"),
	[CUSTOMER_TECHNOLOGIES] = LIST("technologies", "technologies|"
	    "webtechnologies"),
	[CUSTOMER_ARR] = NUMBER("arr", "arr|annualrecurringrevenue"),
	[CUSTOMER_CURRENCY] = TEXT("currency", "currency|currencyisocode|"
	    "arrcurrency|currencycode"),
	[CUSTOMER_SINCE] = DATE("since", "since|customersince|"
	    "becameacustomerdate", NULL),
	[CUSTOMER_CHURNED] = DATE("churned", "churned|churndate|churnedon",
	    NULL),
	[CUSTOMER_PRODUCTS] = LIST("products", "products"),
	[CUSTOMER_PAINS] = LIST("pains", "pains"),
	[CUSTOMER_SITES] = COUNT("sites", "sites|numberoflocations"),
	[CUSTOMER_PARTNERS] = LIST("partners", "partners"),
	[CUSTOMER_STATUS] = TEXT("status", "status|lifecyclestage|"
	    "accountstatus|accounttype|type"),
	[CUSTOMER_PARTNER] = TEXT("partner", "partner|partnername|"
	    "partneraccount|partnercompany"),
	[CUSTOMER_POPULATION] = TEXT("population", "partnerpopulation|"
	    "partnerpopulations|partnerstandardpopulation|theirpopulation|"
	    "population"),
};

/* Columns that tell a system, the most telling ones first. */
static const struct { const char *alias, *system; } signatures[] = {
	{ "partnerpopulation", "crossbeam" },
	{ "partnerpopulations", "crossbeam" },
	{ "partnerstandardpopulation", "crossbeam" },
	{ "theirpopulation", "crossbeam" },
	{ "partnershipkey", "partnerstack" }, { "partnerkey", "partnerstack" },
	{ "customerkey", "partnerstack" },
	{ "recordid", "hubspot" }, { "dealstage", "hubspot" },
	{ "companydomainname", "hubspot" }, { "lifecyclestage", "hubspot" },
	{ "opportunityname", "salesforce" }, { "stagename", "salesforce" },
	{ "opportunityid", "salesforce" },
	{ "18digitopportunityid", "salesforce" },
	{ "accountid", "salesforce" }, { "accountname", "salesforce" },
	{ "currencyisocode", "salesforce" }, { "billingcountry", "salesforce" },
	{ "partnergroup", "partnerstack" }
};

/*
 * Salesforce's default stages; HubSpot's default pipeline, labels and
 * internal names (reference: domain.md section 6.1, developers.hubspot.com
 * crm pipelines, read 2026-11).
 */
static const struct { const char *alias, *stage; } stages[] = {
	{ "qualification", "qualification" }, { "discovery", "discovery" },
	{ "proposal", "proposal" }, { "negotiation", "negotiation" },
	{ "won", "won" }, { "lost", "lost" },
	{ "prospecting", "qualification" }, { "needsanalysis", "discovery" },
	{ "valueproposition", "discovery" },
	{ "iddecisionmakers", "discovery" },
	{ "perceptionanalysis", "discovery" },
	{ "proposalpricequote", "proposal" },
	{ "negotiationreview", "negotiation" },
	{ "closedwon", "won" }, { "closedlost", "lost" },
	{ "appointmentscheduled", "qualification" },
	{ "qualifiedtobuy", "qualification" },
	{ "presentationscheduled", "discovery" },
	{ "decisionmakerboughtin", "proposal" },
	{ "contractsent", "negotiation" }
};

const struct import_field *
import_fields(enum import_kind kind, size_t *n)
{
	*n = kind == IMPORT_DEALS ? DEAL_FIELDS : kind == IMPORT_PARTNERS ?
	    PARTNER_FIELDS : CUSTOMER_FIELDS;
	return kind == IMPORT_DEALS ? deals : kind == IMPORT_PARTNERS ?
	    partners : customers;
}

const char *
import_kind_name(enum import_kind kind)
{
	return kind == IMPORT_DEALS ? "deals" : kind == IMPORT_PARTNERS ?
	    "partners" : "customers";
}

void
import_alias(struct str *out, const char *column)
{
	for (; *column != '\0'; column++) {
		if (isalnum((unsigned char)*column))
			str_addc(out, (char)tolower((unsigned char)*column));
		else if ((unsigned char)*column >= 0x80)
			str_addc(out, *column);
	}
}

/* The place of alias in a |-separated list, from 1; 0: it is not there. */
static size_t
place_in(const char *list, const char *alias)
{
	size_t len = strlen(alias), n, at;

	for (at = 1; *list != '\0'; at++) {
		n = strcspn(list, "|");
		if (n == len && memcmp(list, alias, n) == 0)
			return at;
		list += n + (list[n] == '|');
	}
	return 0;
}

size_t
import_alias_of(const struct import_field *field, const char *alias)
{
	return place_in(field->aliases, alias);
}

bool
import_is(const char *text, const char *aliases)
{
	struct str alias = STR_INIT;
	bool is;

	import_alias(&alias, text);
	is = place_in(aliases, alias.s) > 0;
	str_release(&alias);
	return is;
}

const char *
import_system(const char *const *aliases, size_t n)
{
	size_t i, j;

	for (i = 0; i < sizeof(signatures) / sizeof(*signatures); i++) {
		for (j = 0; j < n; j++) {
			if (strcmp(aliases[j], signatures[i].alias) == 0)
				return signatures[i].system;
		}
	}
	return "csv";
}

/* The stage with this alias, or NULL. */
static const char *
stage_of(const char *alias)
{
	size_t i;

	for (i = 0; i < sizeof(stages) / sizeof(*stages); i++) {
		if (strcmp(stages[i].alias, alias) == 0)
			return stages[i].stage;
	}
	return NULL;
}

const char *
import_stage(const char *stage)
{
	struct str alias = STR_INIT, head = STR_INIT;
	const char *found, *pipeline = strrchr(stage, '(');

	import_alias(&alias, stage);
	found = stage_of(alias.s);
	if (found == NULL && pipeline != NULL) {
		/* HubSpot: "Closed won (Sales Pipeline)" */
		str_add(&head, stage, (size_t)(pipeline - stage));
		str_reset(&alias);
		import_alias(&alias, head.s);
		found = stage_of(alias.s);
	}
	str_release(&alias);
	str_release(&head);
	return found;
}
