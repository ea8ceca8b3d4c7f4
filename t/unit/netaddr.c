/* Tests of lib/netaddr: what is an address in plain text, and whose. */

#include "netaddr.h"

#include "str.h"
#include "tap.h"

/* All addresses of text, each with a blank behind. */
static void
finds(const char *text, const char *want)
{
	struct str all = STR_INIT;
	const char *p = text;
	size_t n;

	while ((p = netaddr_find(&n, p)) != NULL) {
		str_add(&all, p, n);
		str_addc(&all, ' ');
		p += n;
	}
	is_str(all.s, want, text);
	str_release(&all);
}

static void
stands(const char *text, const char *address, bool want)
{
	ok(netaddr_stands_in(text, address, strlen(address)) == want,
	    "%s is %sin '%s'", address, want ? "" : "not ", text);
}

static void
test_find(void)
{
	finds("See https://evil.example/x?y=1.", "https://evil.example/x?y=1 ");
	finds("Log in (www.evil-bank.example/login).",
	    "www.evil-bank.example/login ");
	finds("See:WWW.Evil.example", "WWW.Evil.example ");
	finds("url=www.evil.example", "url=www.evil.example ");
	finds("Pay payments@evil-bank.example, please: mailto:a@b.example",
	    "payments@evil-bank.example a@b.example ");
	finds("evil.example/login and evil-bank.example!",
	    "evil.example/login evil-bank.example ");
	finds("\xe2\x80\x9c" "evil.example\xe2\x80\x9d \xc2\xab"
	    "b\xc3\xa4nk.example\xc2\xbb",
	    "evil.example b\xc3\xa4nk.example ");
	finds("at 192.0.2.1/login or evil.example:8080/x",
	    "192.0.2.1/login evil.example:8080/x ");
	finds("ftp://x", "ftp://x ");
	finds("pay at shop.xn--p1ai/pay", "shop.xn--p1ai/pay ");
	finds("<evil.example> 'a.example'", "evil.example a.example ");
}

static void
test_none(void)
{
	finds("", "");
	finds("We meet at 10:30, i.e. on Friday, 12.11.2026, e.g. here.", "");
	finds("z.B. Dr. Berg and/or A.S. grew 3.5x in Q3.2026 (v2.1).", "");
	finds("Best regards, Ingrid @ Fjordline -- 71.5m EUR/year", "");
	finds("Inc./Ltd. ... 1,204.50/2 12.Nov", "");
	finds("a:b ://", "");
}

static void
test_stands(void)
{
	const char *given = "site https://www.nordvik.example/dealreg?x=1, "
	    "ingrid@fjordline.example.";

	stands(given, "https://www.nordvik.example/dealreg", true);
	stands(given, "nordvik.example", true);
	stands(given, "http://Nordvik.example", true);
	stands(given, "www.fjordline.example", true);
	stands(given, "ingrid@fjordline.example", true);
	stands(given, "fjordline.example", true);
	stands(given, "line.example", false);
	stands(given, "grid@fjordline.example", false);
	stands(given, "nordvik.example/deal", false);
	stands(given, "nordvik.example/other", false);
	stands(given, "fjordline.exam", false);
	stands("https://a.example.evil", "a.example", false);
	stands("a.example-bank", "a.example", false);
	stands("first a.example.evil, then a.example.", "a.example", true);
	stands("", "a.example", false);
}

int
main(void)
{
	test_find();
	test_none();
	test_stands();
	return tap_done();
}
