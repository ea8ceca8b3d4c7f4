/* Tests of lib/slug: names in many scripts. */

#include "slug.h"

#include "tap.h"

static const char *const cases[][2] = {
	{ "Halden Analytics", "halden-analytics" },
	{ "Brückner & Söhne GmbH", "bruckner-sohne-gmbh" },
	{ "Østby", "ostby" }, { "Ærø Ås", "aero-as" },
	{ "STRASSE, Straße, STRAẞE", "strasse-strasse-strasse" },
	{ "Łódź Đorđe Þór Ðan", "lodz-dorde-thor-dan" },
	{ "Işık İzmir", "isik-izmir" },
	{ "Crédit Agricole S.A.", "credit-agricole-s-a" },
	{ "O'Neil’s L'Oréal", "oneils-loreal" },
	{ "Nguyễn Đức", "nguyen-duc" },
	{ "Œuvre ﬁn №5 Acme™", "oeuvre-fin-5-acme" },
	{ "Ａｃｍｅ ２ x² Ⅷ", "acme-2-x2-viii" },
	{ "Αθήνα Ψυχή Ωμέγα", "athina-psychi-omega" },
	{ "Яндекс Щукин Объект", "yandeks-shchukin-obekt" },
	{ "Київ Єва Їжак Чайка", "kiiv-yeva-izhak-chayka" },
	{ "Љубљана Ђоковић Ќосе", "ljubljana-djokovic-kose" },
	{ "Қазақ Әлем", "kazak-alem" },
	{ "Əliyev", "eliyev" },
	{ "中文 Bank", "u4e2du6587-bank" },
	{ "東京", "u6771u4eac" },
	{ "한국", "ud55cuad6d" },
	{ "हिन्दी", "u939u93fu928u94du926u940" },
	{ "𝒜cme 🎉", "acme" },
	{ "e\xcc\x81t\xc3\xa9 \xd0\xb8\xcc\x86", "ete-y" },
	{ "--a  --  b--", "a-b" },
	{ "½ price", "1-2-price" },
	{ "★★", "u2605u2605" }, { "!?", "u21u3f" },
	{ "", "unnamed" }, { "  ", "unnamed" },
	{ "a\xff" "b", "a-b" }, { "\xff", "ufffd" },
};

static void
test_cases(void)
{
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str_reset(&s);
		slug_ascii(&s, cases[i][0]);
		is_str(s.s, cases[i][1], cases[i][0]);
	}
	str_release(&s);
}

/* Every code point alone: an id, never empty. */
static void
test_all(void)
{
	struct str s = STR_INIT;
	char name[5];
	int c, bad = 0;

	for (c = 1; c < 0x110000; c++) {
		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		memset(name, 0, sizeof(name));
		if (c < 0x80)
			name[0] = (char)c;
		else if (c < 0x800)
			snprintf(name, 5, "%c%c", 0xc0 | c >> 6,
			    0x80 | (c & 63));
		else if (c < 0x10000)
			snprintf(name, 5, "%c%c%c", 0xe0 | c >> 12,
			    0x80 | (c >> 6 & 63), 0x80 | (c & 63));
		else
			snprintf(name, 5, "%c%c%c%c", 0xf0 | c >> 18,
			    0x80 | (c >> 12 & 63), 0x80 | (c >> 6 & 63),
			    0x80 | (c & 63));
		str_reset(&s);
		slug_ascii(&s, name);
		bad += s.len == 0 || s.len > SLUG_MAX || s.s[0] == '-' ||
		    s.s[s.len - 1] == '-' || strstr(s.s, "--") != NULL ||
		    strspn(s.s, "abcdefghijklmnopqrstuvwxyz0123456789-") !=
		    s.len;
	}
	ok(bad == 0, "each code point makes an id (%d do not)", bad);
	str_release(&s);
}

static void
test_length(void)
{
	struct str s = STR_INIT, name = STR_INIT;

	while (name.len < 500)
		str_adds(&name, "abcdefg ");
	slug_ascii(&s, name.s);
	is_str(s.s, "abcdefg-abcdefg-abcdefg-abcdefg-abcdefg-abcdefg-abcdefg-"
	    "abcdefg", "long names end at 64 bytes, not at a -");
	str_reset(&name);
	str_reset(&s);
	while (name.len < 500)
		str_adds(&name, "中");
	slug_ascii(&s, name.s);
	is_str(s.s, "u4e2du4e2du4e2du4e2du4e2du4e2du4e2du4e2du4e2du4e2du4e2d"
	    "u4e2d", "no half a code point");
	str_release(&s);
	str_release(&name);
}

int
main(void)
{
	test_cases();
	test_all();
	test_length();
	return tap_done();
}
