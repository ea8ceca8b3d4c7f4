/* Unit tests of lib/svg: escapes, scales, axis, files. */

#include "svg.h"

#include <stdlib.h>
#include <unistd.h>

#include "file.h"
#include "root.h"
#include "tap.h"

static void
test_escape(void)
{
	struct str s = STR_INIT;

	svg_escape(&s, "a<b & \"c\">\x01\x7f Br\xc3\xbc");
	is_str(s.s, "a&lt;b &amp; &quot;c&quot;&gt;   Br\xc3\xbc", "escapes");
	str_reset(&s);
	svg_escape(&s, "a\xff" "b\xc3<\xef\xbf\xbf");
	is_str(s.s, "a\xef\xbf\xbd" "b\xef\xbf\xbd&lt;\xef\xbf\xbd",
	    "what is no text");
	str_reset(&s);
	svg_begin(&s, 30, 20, "a<b", "c&d");
	svg_text(&s, 1, 2, SVG_END, "</text><script>");
	svg_rect(&s, 1, 2, 0, -5, SVG_BLUE);
	svg_end(&s);
	ok(strstr(s.s, "<title id=\"title\">a&lt;b</title>") != NULL &&
	    strstr(s.s, "<desc id=\"desc\">c&amp;d</desc>") != NULL,
	    "title and desc");
	ok(strstr(s.s, "text-anchor=\"end\" fill=\"#1a1a1a\">&lt;/text&gt;"
	    "&lt;script&gt;</text>") != NULL, "a text");
	ok(strstr(s.s, "width=\"1\" height=\"1\" fill=\"#0072b2\"") != NULL,
	    "a box has at least a pixel");
	str_release(&s);
}

/* Scales: first tick, last tick, step. */
static const struct {
	int64_t low, high, first, last, step;
} scales[] = {
	{ 0, 47, 0, 50, 10 }, { 0, 0, 0, 1, 1 }, { 5, 5, 5, 6, 1 },
	{ 0, 6, 0, 6, 1 }, { 0, 7, 0, 8, 2 }, { 30600000, 43350000,
	    30000000, 45000000, 5000000 }, { 13, 23, 12, 24, 2 },
	{ 0, 1000000000000000, 0, 1000000000000000, 200000000000000 },
	{ -7, 7, -10, 10, 5 },
};

static void
test_scale(void)
{
	struct svg_scale s = { .from = 100, .to = 300 };
	size_t i;

	for (i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		svg_scale_set(&s, ratio_of(scales[i].low, 1),
		    ratio_of(scales[i].high, 1));
		ok(ratio_cmp(s.min, ratio_of(scales[i].first, 1)) == 0 &&
		    ratio_cmp(s.max, ratio_of(scales[i].last, 1)) == 0 &&
		    s.step == scales[i].step, "scale %zu", i);
	}
	svg_scale_set(&s, ratio_of(0, 1), ratio_of(50, 1));
	ok(svg_at(&s, ratio_of(0, 1)) == 100 && svg_at(&s, ratio_of(50, 1)) ==
	    300 && svg_at(&s, ratio_of(25, 2)) == 150, "pixels");
}

static void
test_axis(void)
{
	struct svg_scale s = { .from = 0, .to = 300 };
	struct str out = STR_INIT;

	svg_scale_set(&s, ratio_of(0, 1), ratio_of(60000000, 1));
	svg_axis(&out, &s, 10, 90);
	ok(strstr(out.s, "<text x=\"100\" y=\"106\" text-anchor=\"middle\" "
	    "fill=\"#1a1a1a\">20 M</text>") != NULL, "a label in millions");
	ok(strstr(out.s, "<line x1=\"300\" y1=\"10\" x2=\"300\" y2=\"90\"") !=
	    NULL, "the last tick");
	str_reset(&out);
	svg_scale_set(&s, ratio_of(0, 1), ratio_of(60000, 1));
	svg_axis(&out, &s, 10, 90);
	ok(strstr(out.s, ">20,000</text>") != NULL, "a label in full");
	str_release(&out);
}

static void
test_save(void)
{
	struct str a = STR_INIT, other = STR_INIT, got = STR_INIT;
	char path[] = "/tmp/pos-svg.XXXXXX";
	struct err e = ERR_INIT;
	int fd = mkstemp(path);

	close(fd);
	svg_begin(&a, 10, 10, "a", "a");
	svg_end(&a);
	svg_begin(&other, 10, 10, "b", "b");
	svg_end(&other);
	file_replace(path, "<svg/>", 6, NULL);
	ok(svg_save(path, &a, false, &e) < 0 && e.code == ERR_EXISTS,
	    "a drawing of somebody else's is kept");
	ok(svg_save(path, &a, true, NULL) == 0, "unless by force");
	ok(svg_save(path, &other, false, NULL) == 0 &&
	    file_read(&got, path, 1 << 20, NULL) == 0 &&
	    str_same(&got, &other), "one of ours is drawn anew");
	unlink(path);
	str_release(&a);
	str_release(&other);
	str_release(&got);
}

int
main(void)
{
	test_escape();
	test_scale();
	test_axis();
	test_save();
	return tap_done();
}
