/* country - countries by the names that systems write */

#include "country.h"

#include <string.h>
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

/* All codes of ISO 3166-1, and XK, which the EU uses for Kosovo. */
static const char codes[] =
	"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE "
	"BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD "
	"CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
	"DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF "
	"GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU "
	"ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
	"KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
	"MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA "
	"NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
	"PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI "
	"SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK "
	"TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
	"VN VU WF WS YE YT ZA ZM ZW "
	"XK ";

bool
country_is(const char *code)
{
	size_t i;

	if (strlen(code) != 2)
		return false;
	for (i = 0; codes[i] != '\0'; i += 3) {
		if (memcmp(codes + i, code, 2) == 0)
			return true;
	}
	return false;
}

/* The code that two letters in another case are, or EL, UK and the like. */
static const char *
code_alike(const char *text)
{
	size_t i;

	/* the EU's own for Greece */
	if (strcasecmp(text, "EL") == 0)
		return "GR";
	for (i = 0; strlen(text) == 2 && codes[i] != '\0'; i += 3) {
		if (strncasecmp(codes + i, text, 2) == 0)
			return codes + i;
	}
	return NULL;
}

bool
country_fault(struct str *why, const char *text)
{
	enum { N = sizeof(countries) / sizeof(*countries) };
	const char *names[N], *near, *code = country_code(text);
	size_t i;

	if (country_is(text))
		return false;
	for (i = 0; i < N; i++)
		names[i] = countries[i].name;
	if (code == NULL)
		code = code_alike(text);
	if (code == NULL && strlen(text) > 3) {
		near = str_nearest(text, names, N);
		code = near != NULL ? country_code(near) : NULL;
	}
	str_addf(why, "'%s' is not a country", text);
	if (code != NULL)
		str_addf(why, "; did you mean '%.2s'?", code);
	else
		str_adds(why, "; write its two capitals of ISO 3166, as in NO "
		    "or DE");
	return true;
}

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
