/* country - countries by the names that systems write */

#include "country.h"

#include <stddef.h>
#include <strings.h>

static const struct { const char *name, *code; } countries[] = {
	{ "Argentina", "AR" }, { "Australia", "AU" }, { "Austria", "AT" },
	{ "Belgium", "BE" }, { "Brazil", "BR" }, { "Bulgaria", "BG" },
	{ "Canada", "CA" }, { "Chile", "CL" }, { "China", "CN" },
	{ "Colombia", "CO" }, { "Croatia", "HR" }, { "Cyprus", "CY" },
	{ "Czech Republic", "CZ" }, { "Czechia", "CZ" }, { "Denmark", "DK" },
	{ "Egypt", "EG" }, { "Estonia", "EE" }, { "Finland", "FI" },
	{ "France", "FR" }, { "Germany", "DE" }, { "Great Britain", "GB" },
	{ "Greece", "GR" }, { "Hong Kong", "HK" }, { "Hungary", "HU" },
	{ "Iceland", "IS" }, { "India", "IN" }, { "Indonesia", "ID" },
	{ "Ireland", "IE" }, { "Israel", "IL" }, { "Italy", "IT" },
	{ "Japan", "JP" }, { "Kenya", "KE" }, { "Korea, South", "KR" },
	{ "Latvia", "LV" }, { "Liechtenstein", "LI" }, { "Lithuania", "LT" },
	{ "Luxembourg", "LU" }, { "Malaysia", "MY" }, { "Malta", "MT" },
	{ "Mexico", "MX" }, { "Morocco", "MA" }, { "Netherlands", "NL" },
	{ "New Zealand", "NZ" }, { "Nigeria", "NG" }, { "Norway", "NO" },
	{ "Peru", "PE" }, { "Philippines", "PH" }, { "Poland", "PL" },
	{ "Portugal", "PT" }, { "Romania", "RO" }, { "Saudi Arabia", "SA" },
	{ "Serbia", "RS" }, { "Singapore", "SG" }, { "Slovakia", "SK" },
	{ "Slovenia", "SI" }, { "South Africa", "ZA" },
	{ "South Korea", "KR" }, { "Spain", "ES" }, { "Sweden", "SE" },
	{ "Switzerland", "CH" }, { "Taiwan", "TW" }, { "Thailand", "TH" },
	{ "The Netherlands", "NL" }, { "Turkey", "TR" },
	{ "T\u00fcrkiye", "TR" }, { "UK", "GB" }, { "Ukraine", "UA" },
	{ "United Arab Emirates", "AE" }, { "United Kingdom", "GB" },
	{ "United States", "US" }, { "United States of America", "US" },
	{ "USA", "US" }, { "Vietnam", "VN" }
};

const char *
country_code(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(countries) / sizeof(*countries); i++) {
		if (strcasecmp(countries[i].name, name) == 0)
			return countries[i].code;
	}
	return NULL;
}
